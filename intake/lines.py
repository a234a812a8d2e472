"""A line of a roster as its page shows it: whom it names, why it is so, file and register side by side.

IDs and telephones are shown with their middle hidden: a list is no place for whole ones.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from accounts.encryption import CannotOpen, DataKey
from intake.models import ImportBatch, ImportRow
from intake.reading.cells import letters
from intake.reading.columns import Field
from intake.reasons import REASONS
from thai.display import local_date
from thai.identity import HIDDEN, mask_national_id, mask_phone
from thai.names import full_name, prefix

F = Field
LABELS = {
    F.PREFIX: _("prefix"), F.NAME: _("name"), F.FIRST_NAME: _("first name"), F.LAST_NAME: _("surname"),
    F.NATIONAL_ID: _("national ID"), F.BIRTH_DATE: _("date of birth"), F.PHONE: _("telephone"), F.EMAIL: _("e-mail"),
    F.LINE_ID: _("LINE"), F.ADDRESS: _("address"), F.TAMBON: _("tambon"), F.DISTRICT: _("district"),
    F.PROVINCE: _("province"), F.TERM_START: _("term from"), F.TERM_END: _("term until"), F.ORDER: _("order"),
    F.ORDER_DATE: _("day of the order"), F.BATCH: _("batch"),
}  # fmt: skip
# What a file says of these in its own words may be a whole number of somebody.
_NUMBERS = {F.NATIONAL_ID, F.PHONE}
_DAYS = {F.BIRTH_DATE, F.TERM_START, F.TERM_END, F.ORDER_DATE}


class Why(NamedTuple):
    """One reason: the sentence, the column, the field, and what stands in the file's cell."""

    sentence: str
    column: str
    label: str
    text: str


class Change(NamedTuple):
    """One field in which file and register differ."""

    label: str
    in_file: str
    in_register: str


class Line(NamedTuple):
    """One line."""

    row: ImportRow
    name: str
    place: str
    whys: list[Why]
    changes: list[Change]


def lines_of(batch: ImportBatch, rows: Iterable[ImportRow]) -> list[Line]:
    """The lines of some rows; none when the time of the file is over and its cells are gone."""
    try:
        key = batch.key
    except CannotOpen:
        return []
    return [_line(row, key) for row in rows]


def _line(row: ImportRow, key: DataKey) -> Line:
    content = row.opened(key)
    said = content["said"]
    changes = [
        Change(str(LABELS[F(name)]), _shown(F(name), _value(said, F(name))), _shown(F(name), old))
        for name, old in content["kept"].items()
    ]
    return Line(row, _name(said), _place(said), list(_whys(row, said)), changes)


def _whys(row: ImportRow, said: dict[str, list]) -> Iterator[Why]:
    for why, about in row.reasons:
        text, _value, _why, column = said.get(about, ["", "", "", None])
        label = str(LABELS.get(F(about), "")) if about else ""
        yield Why(str(REASONS[why]), letters(column) if column is not None else "", label, _as_it_was(F(about), text))


def _as_it_was(about: Field, text: str) -> str:
    """The file's own words; of digits that may be somebody's number only the last four."""
    if about in _NUMBERS and sum(letter.isdigit() for letter in text) > 4:
        return HIDDEN * 4 + text[-4:] if "E+" not in text.upper() else text
    return text


def _name(said: dict[str, list]) -> str:
    code, first, last = (_value(said, field) for field in (F.PREFIX, F.FIRST_NAME, F.LAST_NAME))
    return full_name(code, first, last)


def _place(said: dict[str, list]) -> str:
    return " ".join(value for field in (F.TAMBON, F.DISTRICT) if (value := _value(said, field)))


def _value(said: dict[str, list], field: Field) -> str:
    found: list[Any] = said.get(field.value, ["", ""])
    return str(found[1])


def _shown(field: Field, value: str) -> str:
    """A clean value as a list shows it."""
    if not value:
        return ""
    if field in _DAYS:
        return local_date(date.fromisoformat(value))
    if field == F.NATIONAL_ID:
        return mask_national_id(value[-4:])
    if field == F.PHONE:
        return mask_phone(value)
    return prefix(value).long if field == F.PREFIX else value
