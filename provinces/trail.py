"""The trail for its readers: which entries they may read, every deed in words, and the names of what it was about.

Each app joins the words of its deeds and who tells the names of its rows at start-up (``AppConfig.ready``), so that the
page need not know them.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import AuditEntry, User
from provinces.access import trail_of
from provinces.models import Membership
from thai.calendar import today

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Kind(models.TextChoices):
    """What sort of deed an entry tells of."""

    LOOK = "look", _("looked at personal data")
    TAKEN = "taken", _("took a file or a paper")
    DOOR = "door", _("sign-in, sign-out, password")
    CHANGE = "change", _("changed something")


class Named(NamedTuple):
    """What a deed was about: its name, and the address of its page ("" if it has none)."""

    name: str
    address: str = ""


Names = Callable[[User, Collection[str]], dict[str, Named]]
"""The names of the rows with these keys which the reader may see, by key."""
words: dict[str, "tuple[Kind, StrOrPromise]"] = {}
names: dict[str, Names] = {}

DOOR: "dict[str, StrOrPromise]" = {
    "accounts.sign_in": _("signed in"),
    "accounts.sign_in_failed": _("sign-in failed"),
    "accounts.sign_out": _("signed out"),
    "accounts.change_password": _("changed the password"),
}
CHANGES: "dict[str, StrOrPromise]" = {
    "provinces.begin_records": _("set since when the office keeps records"),
    "provinces.set_setting": _("set a rule"),
    "provinces.update_office": _("changed an office's address, telephone or letter prefix"),
    "provinces.add_signatory": _("entered who signs for an office"),
    "provinces.update_signatory": _("changed who signs for an office"),
    "provinces.remove_signatory": _("deleted who signs for an office"),
    "provinces.put_back": _("put back what was deleted"),
    "provinces.add_reported_figure": _("entered a figure that a source printed"),
    "provinces.update_reported_figure": _("changed a printed figure"),
    "provinces.remove_reported_figure": _("deleted a printed figure"),
}


@dataclass(frozen=True)
class Line:
    """One entry as its readers see it; ``people`` is how many it showed, ``about`` empty where they may not know."""

    at: datetime
    by: str
    kind: str
    words: str
    about: Named
    people: int
    province_code: str
    reason: str


def join(
    kind: Kind, deeds: "Mapping[str, StrOrPromise]", naming: Mapping[type[models.Model], Names] | None = None
) -> None:
    """Add the words of deeds of one kind, and who names the rows they are about."""
    words.update({act: (kind, said) for act, said in deeds.items()})
    names.update({model._meta.label_lower: find for model, find in (naming or {}).items()})


def visible_to(user: User) -> models.QuerySet[AuditEntry]:
    """The entries a user may read: of the provinces of AUDIT_READ, and what their people do that has no province."""
    scope = trail_of(user)
    entries = AuditEntry.objects.select_related("by").annotate(people=Count("seen"))
    if scope.nation:
        return entries
    own = Membership.objects.current(on=today()).filter(scope.q("office__province_id")).exclude(office__province=None)
    accounts = list(own.values_list("user_id", flat=True))
    about_them = Q(target_type=User._meta.label_lower, target_id__in=[str(key) for key in accounts])
    return entries.filter(
        Q(province_code__in=sorted(scope.codes)) | Q(Q(by__in=accounts) | about_them, province_code="")
    )


def actors(user: User) -> models.QuerySet[User]:
    """The accounts whose deeds the user may read."""
    scope = trail_of(user)
    everybody = User.objects.order_by("display_name", "username")
    if scope.nation:
        return everybody
    return everybody.filter(pk__in=Membership.objects.filter(scope.q("office__province_id")).values("user"))


def of_kind(kind: str) -> Q:
    """Entries of one kind; what has no words counts as a change."""
    known = Q(act__in=[act for act, (its, _said) in words.items() if its == kind])
    return known | ~Q(act__in=list(words)) if kind == Kind.CHANGE else known


def told(user: User, entries: Iterable[AuditEntry]) -> list[Line]:
    """Entries in words, with the names that the reader may know; one query for each kind of thing."""
    entries = list(entries)
    wanted: dict[str, set[str]] = {}
    for entry in entries:
        wanted.setdefault(entry.target_type, set()).add(entry.target_id)
    found = {model: names[model](user, keys) for model, keys in wanted.items() if model in names}
    return [_line(entry, found.get(entry.target_type, {})) for entry in entries]


def _line(entry: AuditEntry, found: Mapping[str, Named]) -> Line:
    kind, said = words.get(entry.act, (Kind.CHANGE, entry.act))
    return Line(
        at=entry.at, by=str(entry.by or ""), kind=str(Kind(kind).label), words=str(said),
        about=found.get(entry.target_id, Named("")), people=entry.people,  # type: ignore[attr-defined]
        province_code=entry.province_code, reason=entry.reason,
    )  # fmt: skip


def visible_rows(model: type[models.Model], name: Callable[[Any], str] = str) -> Names:
    """Names of rows that come through ``visible_to`` and have a page."""

    def find(user: User, keys: Collection[str]) -> dict[str, Named]:
        rows = model._default_manager.visible_to(user).filter(pk__in=keys)  # type: ignore[attr-defined]
        return {str(row.pk): Named(name(row), row.get_absolute_url()) for row in rows}

    return find


def accounts_named(_user: User, keys: Collection[str]) -> dict[str, Named]:
    """Accounts by the name shown."""
    return {str(row.pk): Named(str(row)) for row in User.objects.filter(pk__in=keys)}
