"""The tambon, district and province that a line names, with or without their kinds, in one cell or in three."""

import re

from intake.reading.columns import Field
from intake.reading.reading import Reading
from thai.spelling import tidy

_KINDS = {
    Field.TAMBON: r"ตำบล|แขวง|ต\.",
    Field.DISTRICT: r"กิ่งอำเภอ|อำเภอ|เขต|อ\.",
    Field.PROVINCE: r"จังหวัด|จ\.",
}
_KIND = re.compile("|".join(f"(?P<{field}>{kinds})" for field, kinds in _KINDS.items()))
_ALONE = {field: re.compile(rf"\A(?:{kinds})\s?(?=\S)") for field, kinds in _KINDS.items()}
_EDGES = " /,;-–()"


def bare(field: Field, text: str) -> str:
    """The name without its kind: ``ต. บางปอ`` is ``บางปอ``, and ``เขตพระนคร`` keeps nothing but พระนคร."""
    return _ALONE[field].sub("", tidy(text)).strip(_EDGES)


def places_in(reading: Reading) -> dict[Field, Reading]:
    """What one cell says of all three: ``ต.สะกอม อ.เทพา``, ``สะกอม/เทพา``."""
    line = tidy(reading.text)
    marks = [mark for mark in _KIND.finditer(line) if mark.start() == 0 or line[mark.start() - 1] in _EDGES]
    if not marks:
        parts = [part.strip() for part in re.split(r"\s*[/,]\s*", line) if part.strip()]
        return {field: reading._replace(value=part) for field, part in zip(_KINDS, parts, strict=False)}
    found = {}
    before = line[: marks[0].start()].strip(_EDGES)
    if before and marks[0].lastgroup != Field.TAMBON:
        found[Field.TAMBON] = reading._replace(value=before)
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        name = line[mark.end() : following.start() if following else len(line)].strip(_EDGES)
        if name and mark.lastgroup:
            found.setdefault(Field(mark.lastgroup), reading._replace(value=name))
    return found


def placed(found: dict[Field, Reading]) -> dict[Field, Reading]:
    """Tambon, district and province of a line; a cell of its own goes before what another one says beside."""
    places: dict[Field, Reading] = {}
    for field in _KINDS:
        reading = found.get(field)
        if not reading or not reading.value:
            continue
        said = places_in(reading) if _says_more(field, reading.value) else {}
        places |= {each: what for each, what in said.items() if each not in found or each == field}
        places.setdefault(field, reading._replace(value=bare(field, reading.value)))
    if place := found.get(Field.PLACE):
        places = places_in(place) | places if place.value else places
    return places


def _says_more(field: Field, text: str) -> bool:
    """Whether the cell of a tambon names its district as well."""
    rest = _ALONE[field].sub("", text)
    return any(mark.start() and rest[mark.start() - 1] in _EDGES for mark in _KIND.finditer(rest))
