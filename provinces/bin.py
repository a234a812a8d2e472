"""One bin for everything that is deleted: put away, listed for its office, put back whole within a day, then forgotten.

Each app joins its kinds at start-up (``AppConfig.ready``), so that the bin need not know them. Rows come back under the
keys they had: order, references and addresses are as before.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, TypeVar

from django.apps import apps
from django.core import serializers
from django.core.serializers.base import DeserializationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, connection, models, transaction
from django.db.models import ProtectedError, QuerySet
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.encryption import CannotOpen, newest_key_name, rewrapped
from accounts.models import User
from accounts.rules import RuleBroken
from provinces.models import Office
from provinces.models.binned import BinnedRow

Row = TypeVar("Row", bound=models.Model)
# How many of the rows that keep a thing are named.
NAMED = 5


@dataclass(frozen=True)
class BinKind:
    """A kind of thing that can be put back.

    ``bring_back(by, rows)`` makes of the kept rows what was there, asks again whether ``by`` may (PermissionDenied) and
    whether it still fits (RuleBroken), and returns the thing; ``address`` is where it is seen again. A kind ``tells``
    if it writes the entry of the deed itself, because its app says more about it.

    ``named`` reads from the parts of an address the key of the thing that the page is about (None: it is about none).
    ``deletion`` is the route that deletes it and ``left_to`` where that leads, by the same parts.
    """

    key: str
    name: Promise
    permission: str
    bring_back: Callable[[User, str], models.Model]
    address: Callable[[models.Model], str]
    named: Callable[[Mapping[str, Any]], int | None] = lambda parts: None
    deletion: str = ""
    left_to: Callable[[Mapping[str, Any]], str] = lambda parts: ""
    tells: bool = False


def own_page(row: Any) -> str:
    """Where a thing with a page of its own is seen again."""
    return row.get_absolute_url()


kinds: dict[str, BinKind] = {}


def join(*joining: BinKind) -> None:
    """Add kinds; one that is there already is replaced by itself."""
    kinds.update({kind.key: kind for kind in joining})


def names_what_is_gone(parts: Mapping[str, Any]) -> bool:
    """Whether a page with these parts in its address is about something that does not exist any more."""
    named = {key: kind.named(parts) for key, kind in kinds.items()}
    return any(
        not apps.get_model(key)._base_manager.filter(pk=row).exists() for key, row in named.items() if row is not None
    )


def put_away(*, by: User, office: Office, thing: models.Model, title: str, rows: str) -> BinnedRow:
    """Keep a thing that is being deleted, inside the transaction of the deed; what is over a day old goes for good.

    ``title`` is what its office knows it by, ``rows`` the text that ``bring_back`` of its kind reads.
    """
    empty()
    kind = thing._meta.label_lower
    binned = BinnedRow(kind=kind, row=thing.pk, permission=kinds[kind].permission, office=office, by=by)
    binned.seal(json.dumps({"title": title, "rows": rows}, ensure_ascii=False))
    binned.save()
    return binned


def put_back(*, by: User, binned: BinnedRow) -> models.Model:
    """Put a thing back and return it. Of two who try one does, and both get it; what no longer fits is refused."""
    with transaction.atomic():
        mine = BinnedRow.objects.visible_to(by).filter(pk=binned.pk)
        # Asked of the row alone: behind a join, PostgreSQL would not look again after it has waited for another click.
        row = BinnedRow.objects.fresh().filter(pk=binned.pk)
        if not (mine.exists() and row.update(put_back_at=timezone.now(), content="", wrapped_key="")):
            return _put_back_before(mine)
        kind = kinds[binned.kind]
        thing = kind.bring_back(by, content_of(binned)["rows"])
        if not kind.tells:
            record(by=by, act="provinces.put_back", target=thing, province_code=binned.office.province_code)
    return thing


def _put_back_before(mine: QuerySet[BinnedRow]) -> models.Model:
    """The thing that another click put back, as it stands; refused if it is neither in the bin nor where it was."""
    earlier = mine.exclude(put_back_at=None).first()
    row = apps.get_model(earlier.kind)._default_manager.filter(pk=earlier.row).first() if earlier else None
    if row is None:
        message = _("This is no longer in the bin: it was put back already, or its 24 hours are over.")
        raise RuleBroken(message, code="not_in_bin")
    return row


def content_of(binned: BinnedRow) -> dict[str, str]:
    """``title`` and ``rows`` of a thing; one whose key is gone is refused in words."""
    try:
        return json.loads(binned.opened())
    except CannotOpen as error:
        message = _("This can no longer be opened, because the keys of the portal were changed.")
        raise RuleBroken(message, code="cannot_open") from error


def title_of(binned: BinnedRow) -> str:
    """What its office knows it by; empty if it does not open any more."""
    try:
        return content_of(binned)["title"]
    except RuleBroken:
        return ""


def empty() -> int:
    """Forget what has lain here for more than a day; returns how many."""
    return BinnedRow.objects.over().delete()[0]


def rewrap() -> int:
    """Wrap the keys of what lies here anew under the newest ring key; returns how many. Raises CannotOpen."""
    waiting = list(BinnedRow.objects.fresh().exclude(wrapped_key__startswith=f"{newest_key_name()}:"))
    for binned in waiting:
        binned.wrapped_key = rewrapped(binned.wrapped_key)
    BinnedRow.objects.bulk_update(waiting, ["wrapped_key"])
    return len(waiting)


def goes_with(row: models.Model) -> tuple[list[models.Model], list[models.Model]]:
    """What would be deleted with a row, and what refers to it and so keeps it where it is."""
    collector = Collector(using=row._state.db or "default", origin=row)
    try:
        collector.collect([row])
    except ProtectedError as error:
        # Django tells them as a set.
        return [], sorted(error.protected_objects, key=lambda each: (each._meta.label, each.pk))
    found = [each for rows in collector.data.values() for each in rows]
    found += [each for rows in collector.fast_deletes for each in rows]
    return [each for each in found if each != row and not each._meta.auto_created], []


def a_few(known: QuerySet[Row], *, of: QuerySet[Row], say: Callable[[Row], str] = str) -> list[str]:
    """What the reader may know of rows that keep a thing, in words: the first few, and that there are others.

    ``known`` are those of the rows ``of`` that the reader may know of.
    """
    names = [say(row) for row in known[: NAMED + 1]]
    if len(names) > NAMED or (not names and of.exists()):
        names[NAMED:] = [_("and others")]
    return names


def stored(row: Row) -> Row:
    """The row as it is in the database, held until the transaction ends; refused if it was deleted a moment ago."""
    found = type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
    if found is None:
        raise RuleBroken(_("This was deleted already. It lies in the bin."), code="deleted_already")
    return found


class WholeMoments(DjangoJSONEncoder):
    """Django's own writer leaves out the last digits of a moment."""

    def default(self, value: object) -> object:
        """A moment or time with every digit."""
        return value.isoformat() if isinstance(value, datetime | time) else super().default(value)


def rows_as_text(rows: Iterable[models.Model]) -> str:
    """Rows with every column and link, as ``restored`` reads them; the thing itself comes first."""
    return serializers.serialize("json", rows, cls=WholeMoments)


@contextmanager
def _or_refused(code: str, sentence: str) -> Iterator[None]:
    """What the database refuses is told by its one cause."""
    try:
        yield
    except IntegrityError as error:
        raise RuleBroken(sentence, code=code) from error


def restored(text: str) -> list[models.Model]:
    """Write rows again as they were, under their own keys; raises RuleBroken if they no longer fit."""
    try:
        with transaction.atomic():
            kept = list(serializers.deserialize("json", text))
            with _or_refused(
                "entered_anew",
                _("This cannot be put back: the same was entered anew meanwhile. Please look at that one."),
            ):
                for each in kept:
                    each.save(force_insert=True)
            with _or_refused(
                "owner_gone",
                _("This cannot be put back: what it belonged to is gone. If that lies here too, put it back first."),
            ):
                connection.check_constraints(table_names=[each.object._meta.db_table for each in kept])
    except DeserializationError as error:
        message = _("This was deleted before the portal was renewed and can no longer be put back.")
        raise RuleBroken(message, code="too_old") from error
    return [each.object for each in kept]
