"""Posts that arrived without their session are put away, sealed, and stand in their form again after signing in.

A post is kept only if its form token opens (`accounts.form_tokens`), for the user who was shown the form and for nobody
else: for an hour, five a user, at most 200 kB each; never a password, a code or a file (the names of chosen files are).
Nothing of it is saved by coming back: the form stands there as typed, with one sentence (`accounts.forms`).
"""

import json
import re
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from accounts.encryption import CannotOpen, open_for, seal_for
from accounts.form_tokens import TOKEN, FormToken
from accounts.models import KeptPost

PURPOSE = "accounts.kept_post"
PARAMETER = "kept"
LIFE = timedelta(hours=1)
MOST_OF_ONE_USER = 5
LARGEST = 200_000
# Not what was typed, or never to be kept whatever the form says.
OURS = {TOKEN, "csrfmiddlewaretoken", "language", "draft"}
SECRET = re.compile(r"passw|passcode|secret|\botp\b|^code$", re.IGNORECASE)


@dataclass(frozen=True)
class Typed:
    """What somebody typed into one form: ``values`` by field, names of the ``files`` chosen, ``why`` it was put away.

    ``before`` is what the same form held when it was sent first; ``at`` is when it was put away, for drafts.
    """

    user: int
    page: str
    path: str
    why: str
    values: dict[str, list[str]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    before: dict[str, list[str]] = field(default_factory=dict)
    at: str = ""

    def sealed(self) -> str:
        """The sealed form, for the database."""
        return seal_for(PURPOSE, json.dumps(asdict(self), ensure_ascii=False))


class KeptData(QueryDict):
    """The data of a form that came back: reads like any other, and tells the form so."""

    kept: Typed | None = None

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
    hidden = OURS | set(token.withheld)
    values = {
        name: [str(value) for value in given]
        for name, given in request.POST.lists()
        if name not in hidden and not SECRET.search(name)
    }
    if token.old and "form_key" in values:
        values["form_key"] = [str(uuid4())]
    files = [str(file.name) for _name, chosen in request.FILES.lists() for file in chosen]
    return Typed(token.user, token.page, token.path, why, values, files)


def keep(typed: Typed) -> str | None:
    """Put it away and return the address at which it comes back to its user; None if it is too large."""
    sealed = typed.sealed()
    if len(sealed) > LARGEST:
        return None
    prune()
    kept = KeptPost.objects.create(user_id=typed.user, sealed=sealed)
    newest = KeptPost.objects.filter(user_id=typed.user).order_by("-made_at").values_list("pk", flat=True)
    KeptPost.objects.filter(pk__in=list(newest[MOST_OF_ONE_USER:])).delete()
    return address_of(kept.pk, typed.page)


def address_of(key: UUID, page: str) -> str:
    """The page with the key of what was kept for it."""
    return f"{page}{'&' if '?' in page else '?'}{urlencode({PARAMETER: key.hex})}"


def kept_for(user_id: int, key: str) -> Typed | None:
    """What was kept under a key, if it was kept for this user and still lies there."""
    try:
        wanted = UUID(hex=key)
    except ValueError:
        return None
    row = KeptPost.objects.filter(pk=wanted, user_id=user_id, made_at__gt=timezone.now() - LIFE).first()
    return opened(row.sealed, user_id) if row else None


def opened(sealed: str, user_id: int) -> Typed | None:
    """What was sealed for this user; None if it does not open or is another's."""
    try:
        typed = Typed(**json.loads(open_for(PURPOSE, sealed)))
    except CannotOpen:
        return None
    return typed if typed.user == user_id else None


def newest_address(user_id: int) -> str | None:
    """Where the newest kept post of a user comes back, for who signs in without saying where to go."""
    row = KeptPost.objects.filter(user_id=user_id, made_at__gt=timezone.now() - LIFE).order_by("-made_at").first()
    typed = opened(row.sealed, user_id) if row else None
    return address_of(row.pk, typed.page) if row and typed else None


def forget(user_id: int, key: str) -> None:
    """What came back was sent: nothing of it need lie here any longer."""
    try:
        KeptPost.objects.filter(pk=UUID(hex=key), user_id=user_id).delete()
    except ValueError:
        return


def prune() -> None:
    """Delete what nobody came back for."""
    KeptPost.objects.filter(made_at__lte=timezone.now() - LIFE).delete()
