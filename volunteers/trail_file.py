"""The trail as a workbook: its entries in words, and the people whom they showed, by name."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import islice
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import AuditEntry, SeenPerson, User
from documents.spreadsheet import Column, Sheet, write_xlsx
from provinces import trail
from volunteers.models import Person

Row = TypeVar("Row")
MOST_ENTRIES = 20_000
AT_ONCE = 500


def people_in(entries: QuerySet[AuditEntry]) -> list[tuple[AuditEntry, int]]:
    """Each person whom one of the entries showed, with the entry."""
    seen = SeenPerson.objects.filter(entry__in=entries.order_by().values("pk")).select_related("entry")
    return [(row.entry, row.person) for row in seen.order_by("-entry__at", "-entry", "pk")]


def trail_file(user: User, entries: QuerySet[AuditEntry], seen: list[tuple[AuditEntry, int]]) -> bytes:
    """The workbook; of people whom the reader may not see only that there was one."""
    file = BytesIO()
    write_xlsx(file, [_deeds(user, entries), _people(user, seen)])
    return file.getvalue()


def _deeds(user: User, entries: QuerySet[AuditEntry]) -> Sheet:
    columns = [
        Column(_("Number")), Column(_("Done at"), "datetime"), Column(_("Done by"), width=30),
        Column(_("Deed"), width=34), Column(_("Kind"), width=26), Column(_("About"), width=40),
        Column(_("People in it"), "number"), Column(_("Province code")), Column(_("Reason"), width=40),
    ]  # fmt: skip
    return Sheet(_("Trail"), columns, _cells(user, entries))


def _cells(user: User, entries: QuerySet[AuditEntry]) -> Iterator[list]:
    for part in _parts(entries.iterator(chunk_size=AT_ONCE)):
        for entry, line in zip(part, trail.told(user, part), strict=True):
            yield [
                str(entry.pk), line.at, line.by, line.words, line.kind, line.about.name, line.people,
                line.province_code, line.reason,
            ]  # fmt: skip


def _people(user: User, seen: Iterable[tuple[AuditEntry, int]]) -> Sheet:
    keys = {person for _entry, person in seen}
    visible = Person.objects.visible_to(user)
    known = {row.pk: row.name for part in _parts(sorted(keys)) for row in visible.filter(pk__in=part)}
    elsewhere = _("a person of another office")
    rows = ([str(entry.pk), entry.at, known.get(person, elsewhere)] for entry, person in seen)
    return Sheet(
        _("People shown"), [Column(_("Number")), Column(_("Done at"), "datetime"), Column(_("Name"), width=40)], rows
    )


def _parts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows some at a time, so that the names of a part are read together."""
    left = iter(rows)
    while part := list(islice(left, AT_ONCE)):
        yield part
