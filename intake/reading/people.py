"""Who a line names: prefix, first name and surname out of one, two or three columns, and whether it names nobody."""

from collections.abc import Mapping

from intake.reading.columns import Field
from intake.reading.reading import Reading
from intake.reading.words import is_empty_word, names_a_vacancy
from thai.names import SplitName, split_name, without_list_number
from thai.prefixes import is_title
from thai.spelling import tidy

LONGEST_NAME = 100
_ENGLISH = {"mr": "mr", "mr.": "mr", "mrs": "mrs", "mrs.": "mrs", "miss": "miss", "ms": "miss", "ms.": "miss"}
NAMES = (Field.PREFIX, Field.FIRST_NAME, Field.LAST_NAME)


def is_vacancy(found: Mapping[Field, Reading]) -> bool:
    """Whether the cells for names say that the seat is empty; a line without any is one too."""
    texts = [found[each].text for each in (Field.NAME, Field.FIRST_NAME) if each in found]
    return all(names_a_vacancy(text) or is_empty_word(text) for text in texts)


def named(found: Mapping[Field, Reading]) -> dict[Field, Reading]:
    """Prefix (its code), first name and surname of a line; ``why`` says what is doubtful."""
    source = found.get(Field.NAME) or found.get(Field.FIRST_NAME) or Reading("")
    last = found.get(Field.LAST_NAME) or Reading("")
    written = found.get(Field.PREFIX) or Reading("")
    surname = "" if is_empty_word(last.text) else tidy(last.text)
    whole = without_list_number(tidy(source.text)).removesuffix(f" {surname}")
    name, why = _split(written.value, whole)
    if surname:
        name = SplitName(name.prefix, f"{name.first} {name.last}".strip(), surname)
    names = (Reading(written.text, name.prefix, why, written.column), _reading(source, name.first),
             _reading(last if surname else source, name.last))  # fmt: skip
    if not name.last and not names[1].why:
        names = (names[0], names[1]._replace(why="no_surname"), names[2])
    return dict(zip(NAMES, names, strict=True))


def _split(prefix: str, whole: str) -> tuple[SplitName, str]:
    """The parts of a name whose prefix may stand in a column of its own, before the name, or in both."""
    own = split_name(whole)
    if not prefix:
        return own, ""
    if code := _ENGLISH.get(prefix.lower()):
        return SplitName(code, *own[1:]), ""
    if not is_title(prefix):
        return own, "prefix"
    together = split_name(f"{prefix} {whole}")
    # Written in both columns: นาย | นายสมชาย.
    if own.prefix and own.prefix == split_name(f"{prefix} ก").prefix:
        return own, ""
    return together, "" if together.prefix else "prefix"


def _reading(source: Reading, value: str) -> Reading:
    if len(value) > LONGEST_NAME:
        return Reading(source.text, why="too_long", column=source.column)
    return Reading(source.text, value, source.why, source.column)
