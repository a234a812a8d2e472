"""Posts that arrived without their session are put away, sealed, and stand in their form again after signing in.

A post is kept only if its form token opens (`accounts.form_tokens`), for the user who was shown the form and for nobody
else: for an hour, at most 200 kB each; never a password, a code or a file (the names of chosen files are). What came
without a session of its user opens only in the browser that sent it. Five lie here of what a user sent in his own
sessions, five of each browser in which he had signed in before, and five of all the others together: nobody pushes
out what he did not send. Nothing of it is saved by coming back: the form stands there as typed, with one sentence
(`accounts.forms`).
"""

import hashlib
import json
import re
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from accounts.encryption import CannotOpen, open_for, seal_for
from accounts.form_tokens import TOKEN, FormToken
from accounts.models import KeptPost

PURPOSE = "accounts.kept_post"
PARAMETER = "kept"
LIFE = timedelta(hours=1)
MOST = 5
LARGEST = 200_000
# Why a post is kept that came without its session.
LOST = "signed_out"
# Not what was typed, or never to be kept whatever the form says.
OURS = {TOKEN, "csrfmiddlewaretoken", "language", "draft", PARAMETER}
SECRET = re.compile(r"passw|passcode|secret|\botp\b|^code$", re.IGNORECASE)


@dataclass(frozen=True)
class Typed:
    """What somebody typed into one form: ``values`` by field, names of the ``files`` chosen, ``why`` it was put away.

    ``before`` is what the same form held when it was sent first; ``at`` is when it was put away, for drafts;
    ``secrets`` says that a password or a code was typed too, which is never kept; ``contents`` tells two files of one
    name apart (hashes; the files themselves are never kept); ``key`` is that of the kept post.
    """

    user: int
    page: str
    path: str
    why: str
    values: dict[str, list[str]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    before: dict[str, list[str]] = field(default_factory=dict)
    at: str = ""
    secrets: bool = False
    contents: list[str] = field(default_factory=list)
    key: str = field(default="", compare=False)

    def sealed(self) -> str:
        """The sealed form, for the database."""
        return seal_for(PURPOSE, json.dumps(asdict(self), ensure_ascii=False))


class KeptData(QueryDict):
    """The data of a form that came back: reads like any other, and tells the form so."""

    kept: Typed | None = None

    def __bool__(self) -> bool:
        """A form that had nothing but a file came back too."""
        return self.kept is not None or len(self) > 0

    @classmethod
    def of(cls, typed: Typed) -> "KeptData":
        """The values as a browser would have sent them."""
        data = cls(mutable=True)
        for name, values in typed.values.items():
            data.setlist(name, values)
        data.kept = typed
        data._mutable = False
        return data


def typed_in(request: HttpRequest, token: FormToken, *, why: str) -> Typed:
    """What a post holds, without what is never kept. A form of another day gets a new key."""
    said = {name: [str(value) for value in given] for name, given in request.POST.lists() if name not in OURS}
    secret = {name for name in said if name in token.withheld or SECRET.search(name)}
    values = {name: given for name, given in said.items() if name not in secret}
    if token.old and "form_key" in values:
        values["form_key"] = [str(uuid4())]
    files = [file for _name, chosen in request.FILES.lists() for file in chosen]
    return Typed(
        token.user, token.page, token.path, why, values, [str(file.name) for file in files],
        secrets=any(any(said[name]) for name in secret), contents=[_hash_of(file) for file in files],
    )  # fmt: skip


def _hash_of(file: UploadedFile) -> str:
    found = hashlib.sha256()
    for chunk in file.chunks():
        found.update(chunk)
    file.seek(0)
    return found.hexdigest()


def keep(typed: Typed, *, browser: str = "", known: bool = True) -> str | None:
    """Put it away and return the address at which it comes back to its user; None if it is too large.

    ``browser`` is the only one it opens in (empty: it came in a session of its user); ``known`` says whether its user
    had signed in there before.
    """
    sealed = typed.sealed()
    if len(sealed) > LARGEST:
        return None
    prune()
    kept = KeptPost.objects.create(user_id=typed.user, sealed=sealed, browser=browser, known=known)
    beside = KeptPost.objects.filter(user_id=typed.user, known=known)
    beside = beside.filter(browser=browser) if known else beside
    newest = beside.order_by("-made_at").values_list("pk", flat=True)
    KeptPost.objects.filter(pk__in=list(newest[MOST:])).delete()
    return address_of(kept.pk, typed.page)


def address_of(key: UUID, page: str) -> str:
    """The page with the key of what was kept for it."""
    return f"{page}{'&' if '?' in page else '?'}{urlencode({PARAMETER: key.hex})}"


def kept_for(user_id: int, key: str, *, browser: str = "") -> Typed | None:
    """What was kept under a key, if it was kept for this user, opens in this browser and still lies there."""
    wanted = _key(key)
    row = _lying_here(user_id, browser).filter(pk=wanted).first() if wanted else None
    typed = opened(row.sealed, user_id) if row else None
    return replace(typed, key=key) if typed else None


def is_of_another(user_id: int, key: str) -> bool:
    """Whether what lies under a key is another user's, of which this one learns nothing."""
    wanted = _key(key)
    return wanted is not None and KeptPost.objects.filter(pk=wanted).exclude(user_id=user_id).exists()


def _lying_here(user_id: int, browser: str) -> QuerySet[KeptPost]:
    return KeptPost.objects.filter(user_id=user_id, browser__in={"", browser}, made_at__gt=timezone.now() - LIFE)


def _key(key: str) -> UUID | None:
    try:
        return UUID(hex=key)
    except ValueError:
        return None


def opened(sealed: str, user_id: int) -> Typed | None:
    """What was sealed for this user; None if it does not open or is another's."""
    try:
        typed = Typed(**json.loads(open_for(PURPOSE, sealed)))
    except CannotOpen:
        return None
    return typed if typed.user == user_id else None


def newest_address(user_id: int, *, browser: str = "") -> str | None:
    """Where the newest form comes back in this browser whose session was lost, for who signs in without saying where
    to go. What was kept for another reason (the language was changed, a rule refused it) had its way back already.
    """
    for row in _lying_here(user_id, browser).order_by("-made_at"):
        typed = opened(row.sealed, user_id)
        if typed and typed.why == LOST:
            return address_of(row.pk, typed.page)
    return None


def forget(user_id: int, key: str) -> None:
    """What came back was sent: nothing of it need lie here any longer."""
    if wanted := _key(key):
        KeptPost.objects.filter(pk=wanted, user_id=user_id).delete()


def prune() -> None:
    """Delete what nobody came back for."""
    KeptPost.objects.filter(made_at__lte=timezone.now() - LIFE).delete()
