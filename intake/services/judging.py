"""Reading a roster that was handed in: its lines with their verdicts, in short steps, once whatever is killed."""

from collections import Counter
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from intake.models import ImportBatch, ImportRow
from intake.reading.columns import Field
from intake.reading.files import FileRefused, read_file
from intake.reading.roster import Entry, Roster, read_roster
from intake.reading.rows import Laid
from intake.verdicts import Judge, Judged
from intake.world import load
from jobs.services import fail, finish, keep
from jobs.services.leases import ours
from volunteers import access

STEP = 250
NO_LIST = gettext_noop("No list was found in this file: no row names its columns, for example ชื่อ-สกุล and ตำบล.")
NOT_READ = gettext_noop("This file could not be read.")
NO_LONGER_ALLOWED = gettext_noop("The right to write this register was taken away before the file was read.")


def read_and_judge(batch: ImportBatch) -> None:
    """Read a claimed roster and judge its lines; the rights of who handed it in are looked at again first.

    Lines are written in steps under the number of the attempt; only those of the attempt that came to its end count,
    so whatever is killed leaves nothing behind that is seen. Raises LeaseLost when another worker took over.
    """
    if not access.may_write(batch.handed_in_by, batch.office.province_id):
        fail(batch, reason=NO_LONGER_ALLOWED)
        return
    keep(batch, stage="reading")
    try:
        roster = read_roster(read_file(b"".join(batch.file.chunks())))
    except FileRefused as refused:
        _refused(batch, refused)
        return
    if not roster.entries:
        fail(batch, reason=NO_LIST)
        return
    _judge(batch, roster)


def _refused(batch: ImportBatch, refused: FileRefused) -> None:
    """Keep in a word why the file is not read: the sentence is made in the language of who reads it."""
    with transaction.atomic():
        ours(batch).update(refused=refused.codes[0], refused_at=refused.where[:120])
        fail(batch, reason=NOT_READ)


def _judge(batch: ImportBatch, roster: Roster) -> None:
    numbers = [number for entry in roster.entries if (number := entry.value(Field.NATIONAL_ID))]
    judge, key = Judge(load(batch.office, numbers)), batch.key
    verdicts: Counter[str] = Counter()
    for start in range(0, len(roster.entries), STEP):
        keep(batch, stage="judging", done=start, total=len(roster.entries))
        rows = []
        for position, entry in enumerate(roster.entries[start : start + STEP], start):
            judged = judge.judge(entry)
            row = _row(batch, position, entry, judged)
            row.seal(key, _content(entry, judged))
            rows.append(row)
        ImportRow.objects.bulk_create(rows)
        verdicts.update(row.verdict for row in rows)
    finish(batch, write=lambda: _told(batch, roster, verdicts))


def _row(batch: ImportBatch, position: int, entry: Entry, judged: Judged) -> ImportRow:
    return ImportRow(
        batch=batch,
        read_in=batch.attempts,
        position=position,
        sheet=entry.sheet,
        row=entry.row + 1,
        verdict=judged.verdict,
        reasons=[list(reason) for reason in judged.reasons],
        person_id=judged.person,
        seat_id=judged.seat,
        is_vacant=entry.vacant,
    )


def _content(entry: Entry, judged: Judged) -> dict[str, Any]:
    said = {field.value: list(reading) for field, reading in entry.said.items()}
    return {"said": said, "own": entry.own, "cells": entry.verbatim, "kept": judged.changes,
            "candidates": list(judged.candidates)}  # fmt: skip


def _told(batch: ImportBatch, roster: Roster, verdicts: Counter[str]) -> dict[str, Any]:
    """What the batch says of itself; the lines of attempts that broke off go now."""
    ImportRow.objects.filter(batch=batch).exclude(read_in=batch.attempts).delete()
    days = [hint.value for _sheet, hint in roster.hints if hint.what == "as_of"]
    return {
        "read_in": batch.attempts,
        "sheets": [_sheet(laid) for laid in roster.sheets],
        "columns": roster.own_columns,
        "verdicts": dict(verdicts),
        "as_of": date.fromisoformat(days[0]) if days else None,
    }


def _sheet(laid: Laid) -> dict[str, Any]:
    """The cells of a sheet by their role: together they are all that the sheet holds."""
    roles = Counter(role.value for row in laid.roles for role in row if role != "blank")
    return {"name": laid.sheet.name, "hidden": laid.sheet.hidden, "lines": len(laid.lines), "cells": dict(roles)}
