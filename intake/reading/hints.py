"""What stands around a table and is true of all its lines: the day of the data, the place, the order, the batch."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from intake.reading.columns import Field
from intake.reading.places import bare
from thai.numbers import plain
from thai.parsing import UnreadableDate, parse_date

_DAY = (
    r"(?P<day>[0-9]{1,2}\s?(?:เดือน)?\s?[^\s0-9()]+\s?(?:พ\.?\s?ศ\.?\s?)?[0-9]{2,4}|"
    r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4})"
)
_AS_OF = re.compile(rf"ณ\s?(?:วันที่|เดือน)?\s?{_DAY}")
_ORDER = re.compile(
    rf"คำสั่ง(?P<authority>[^0-9]*?)(?:เลข)?ที่\s?(?P<number>[^\s]*\s?[0-9]+\s?/\s?[0-9]{{4}})(?:\s?(?:ลง)?วันที่\s?{_DAY})?"
)
_BATCH = re.compile(r"รุ่น(?:ที่)?\s?(?P<batch>[0-9]+(?:\s?/\s?[0-9]{4})?)")
_PLACES = {
    Field.DISTRICT: re.compile(r"(?:อำเภอ|(?<!\S)อ\.)\s?([ก-๙]+(?:-[ก-๙]+)?)"),
    Field.PROVINCE: re.compile(r"(?:จังหวัด|(?<!\S)จ\.)\s?([ก-๙]+)|กรุงเทพมหานคร"),
}
_NO_NAME = re.compile(r"\A(?:และ|ใน|ทุก|ละ|ของ|ที่|ประจำ)")


@dataclass(frozen=True)
class Hint:
    """Something said around a table: what, the clean value, and its row (from 0; None: the sheet's name)."""

    what: str
    value: str
    row: int | None


def hints_in(around: Iterable[tuple[int, str]], *, sheet: str) -> list[Hint]:
    """Everything that the texts around a table and the name of its sheet say, in their order."""
    found = [hint for row, text in around for hint in _in_text(plain(text), row)]
    return found + [hint for hint in _in_text(plain(sheet), None) if hint.what in (*_PLACES, "batch")]


def _in_text(text: str, row: int | None) -> list[Hint]:
    found = []
    if (match := _AS_OF.search(text)) and (day := _day(match["day"])):
        found.append(Hint("as_of", day, row))
    if match := _ORDER.search(text):
        found.append(Hint("order", f"{match['authority'].strip()} {match['number']}".strip(), row))
        if match["day"] and (day := _day(match["day"])):
            found.append(Hint("order_date", day, row))
    if match := _BATCH.search(text):
        found.append(Hint("batch", match["batch"], row))
    for field, pattern in _PLACES.items():
        if (place := pattern.search(text)) and not _NO_NAME.match(place[1] or ""):
            found.append(Hint(field.value, bare(field, place[1] or place[0]), row))
    return found


def _day(text: str) -> str:
    try:
        return parse_date(text).isoformat()
    except UnreadableDate:
        return ""
