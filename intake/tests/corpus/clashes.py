"""Which traps no file can hold together."""

from intake.tests.corpus import layout, traps
from intake.tests.corpus.draft import Draft
from intake.tests.corpus.entering import TRAPS


def spoilt_by(*names: str) -> Draft:
    """A draft with these traps in it."""
    draft = Draft()
    for name in names:
        TRAPS[name](draft)
    return draft


# Each module enters its traps.
MODULES = (layout, traps)
FORMATS = {"xls", "ods", "since 1904", *(name for name in TRAPS if name.startswith("csv"))}
IN_CSV = {name for name in TRAPS if name.startswith("csv")}
OF_SHEETS = {"sheet per district", "hidden sheet of words", "empty sheet"}
OF_NAMES = {"three columns for the name", "surname called ชื่อสกุล", "prefix in a column and in the name",
            "prefix glued to the first name, surname apart"}  # fmt: skip
# A day that is a day to the spreadsheet; in CSV it would be text, and read.
ONE_DAY_CELL = {"two digits that Excel took for 1968", "birth that Excel took for 2005"}
OF_DAYS = {"days as numbers", "days of B.E. as numbers"}
OF_PLACES = {"district bands", "sheet per district", "place in one cell", "tambon/district in one cell"}
OF_TERMS = {"term in one cell", "term nobody can read"}
ONE_TERM = {"two digits that Excel took for 1968", "29 February of no leap year", "a day in words"}
ONE_PHONE = {"two telephones", "two telephones in two lines", "telephone too short", "no telephone",
             "an error in a cell", "blanks in a cell", "dots in a cell"}  # fmt: skip
EMPTY_SEATS = {name for name in TRAPS if name.startswith("empty seat")}
# Traps that write the same cell, or of which the one takes away what the other spoils: no file has both.
CLASHES = [
    (FORMATS, FORMATS),
    (IN_CSV, OF_SHEETS | {"merged districts", "an error in a cell"} | ONE_DAY_CELL | OF_DAYS),
    ({"csv windows-874"}, {"invisible signs"}),
    ({"header on every page"}, OF_NAMES | OF_PLACES | OF_TERMS | {"two columns of telephones", "own columns"}),
    (OF_PLACES, OF_PLACES),
    (OF_TERMS, OF_TERMS | ONE_TERM | EMPTY_SEATS | OF_DAYS),
    ({"two columns of telephones"}, EMPTY_SEATS | ONE_PHONE),
    ({"no surname"}, {"a tambon and a person called รวม"}),
    ({"since 1904"}, OF_DAYS),
]


def clash(one: str, other: str) -> bool:
    """Whether no file can hold both traps."""
    if any((one in a and other in b) or (one in b and other in a) for a, b in CLASHES):
        return True
    try:
        spoilt_by(one, other)
    except KeyError:
        # The one took the column away that the other writes in.
        return True
    return False
