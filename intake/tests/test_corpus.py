"""Each trap alone: what was written comes out clean, or with the reason why not; and no cell is lost."""

from itertools import combinations

import pytest

from entry.testmode import some
from intake.reading.cells import Workbook
from intake.reading.roster import read_roster
from intake.reading.rows import Role
from intake.reading.worker import answer
from intake.tests.corpus.clashes import clash, spoilt_by
from intake.tests.corpus.draft import Draft
from intake.tests.corpus.entering import TRAPS
from intake.tests.corpus.making import shown


def read_here(content: bytes) -> Workbook:
    """Read without a child: the limits are tried elsewhere."""
    said, _end, sent = answer(content).partition(b"\n")
    assert said == b"ok"
    return Workbook.from_json(sent)


def places(rows):
    """Everything in a table with its row and column."""
    return [((row, column), each) for row, line in enumerate(rows) for column, each in enumerate(line)]


def said_of(entry, fields) -> dict:
    """What came out of a line, as the draft tells what must."""
    return {each: (entry.value(each), entry.said[each].why if each in entry.said else "") for each in fields}


def check_people(draft: Draft) -> None:
    roster = read_roster(read_here(draft.build()))
    assert len(roster.entries) == len(draft.people)
    for index, entry in enumerate(roster.entries):
        must = draft.must_say(index)
        assert said_of(entry, must) == must, index
        assert entry.vacant == (not draft.people[index].first)


def check_cells(draft: Draft) -> None:
    """Cell by cell: everything written is kept in its words, and has a role; what is empty has none."""
    roster = read_roster(read_here(draft.build()))
    pages = draft.pages()
    assert [laid.sheet.name for laid in roster.sheets] == [page.name for page in pages] or draft.form == "csv"
    for page, laid in zip(pages, roster.sheets, strict=True):
        written = {at: shown(value) for at, value in places(page.rows) if shown(value)}
        assert {at: cell.text for at, cell in places(laid.sheet.rows) if cell.text} == written
        roles = {at for at, role in places(laid.roles) if role != Role.BLANK}
        assert roles == {at for at, text in written.items() if text.strip()}


def test_the_corpus_is_large():
    assert len(TRAPS) >= 60


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_alone(name):
    check_people(spoilt_by(name))


@pytest.mark.parametrize("name", TRAPS)
def test_no_cell_of_a_trap_is_lost(name):
    check_cells(spoilt_by(name))


PAIRS = [(one, other) for one, other in combinations(TRAPS, 2) if not clash(one, other)]


@pytest.mark.sampled
@pytest.mark.parametrize(("one", "other"), some(PAIRS, one_in=40))
def test_two_traps_together(one, other):
    draft = spoilt_by(one, other)
    check_people(draft)
    check_cells(draft)
