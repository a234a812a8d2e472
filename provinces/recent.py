"""The records that a user opened last: noted when their page is shown, named only as far as the user may see them now.

Each app joins its kinds of record at start-up (``AppConfig.ready``), so that the first page need not know them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.db import models
from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone

from accounts.models import OpenedRecord, User

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SHOWN = 5
Text = str | Combinable


@dataclass(frozen=True)
class Kind:
    """A kind of record with a page: what it is called, its route, and three texts out of which ``name`` makes one."""

    model: type[models.Model]
    what: "StrOrPromise"
    route: str
    texts: Callable[[], tuple[Text, Text, Text]]
    name: Callable[[str, str, str], str]

    @property
    def label(self) -> str:
        """How it is kept."""
        return self.model._meta.label_lower

    def opened_by(self, user: User, mine: QuerySet[OpenedRecord]) -> QuerySet:
        """Those that the user opened and may see: label, key, texts and moment."""
        this = mine.filter(kind=self.label, key=OuterRef("pk"))
        rows = self.model._default_manager.visible_to(user).filter(Exists(this)).order_by()  # type: ignore[attr-defined]
        named = {f"text_{n}": Cast(text, CharField()) for n, text in enumerate(self.texts())}
        rows = rows.annotate(label=Value(self.label, CharField()), moment=Subquery(this.values("at")), **named)
        return rows.values_list("label", "pk", *named, "moment")


class Opened(NamedTuple):
    """A line of the list."""

    what: "StrOrPromise"
    name: str
    address: str


kinds: dict[str, Kind] = {}


def join(*new: Kind) -> None:
    """Add kinds of record."""
    kinds.update({kind.label: kind for kind in new})


def note(user: User, row: models.Model) -> None:
    """Write down that the user opened a record now."""
    opened = OpenedRecord(user=user, kind=row._meta.label_lower, key=row.pk, at=timezone.now())
    OpenedRecord.objects.bulk_create(
        [opened], update_conflicts=True, unique_fields=["user", "kind", "key"], update_fields=["at"]
    )


def opened(user: User) -> list[Opened]:
    """The last records that the user opened and may see today, the latest first; one query."""
    mine = OpenedRecord.objects.filter(user=user)
    first, *others = (kind.opened_by(user, mine) for kind in kinds.values())
    rows = first.union(*others, all=True).order_by("-moment")[:SHOWN]
    return [
        Opened(kinds[label].what, kinds[label].name(*texts), reverse(kinds[label].route, args=[key]))
        for label, key, *texts, _moment in rows
    ]
