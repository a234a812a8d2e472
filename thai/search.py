"""The text that searches look in: stored once, and asked for in the same form."""

from thai.digits import to_arabic_digits
from thai.spelling import tidy


def search_text(*parts: object) -> str:
    """Return the parts that are not empty as one lower-case line with one spelling and Arabic digits.

    Store it with :class:`thai.fields.SearchTextField` and search it with ``contains=search_text(query)``.
    """
    line = " ".join(str(part) for part in parts if part not in (None, ""))
    while (folded := tidy(to_arabic_digits(line).casefold())) != line:
        line = folded
    return line


def without_spaces(text: str) -> str:
    """The text as searches read it, without any space: equal for titles that differ by spaces alone."""
    return search_text(text).replace(" ", "")
