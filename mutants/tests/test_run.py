"""Trying mutants: what counts as noticed, and that nothing is left behind."""

import json
import threading

import pytest

from entry.messages import Stop
from mutants.operators import Mutant
from mutants.run import NOTICED, Outcome, table, try_all
from mutants.targets import Target

SEATS = Target("seats", ("seats.py",), ("tests/test_seats.py",), 9)
COUNTED, BLIND = "tests/test_seats.py::test_counted", "tests/test_seats.py::test_blind"
FAILED = "FAILED tests/test_seats.py::test_counted - assert 1 == 2"


class FakeRoom:
    """A copy of one file; its tests answer what the file's text says."""

    made: list = []

    def __init__(self, folder):
        self.root, self.closed, self.migrated, self.seen = folder, threading.Event(), False, []
        FakeRoom.made.append(self)

    def migrate(self):
        self.migrated = True

    def write(self, path, text):
        (self.root / path).write_text(text, "utf-8")

    def run(self, tests, seconds):
        text = (self.root / "seats.py").read_text("utf-8")
        self.seen.append((tests, text))
        if tests == (BLIND,):
            return 0, "1 passed"
        return {"fails": (1, FAILED), "hangs": (None, ""), "broken": (4, "ImportError")}.get(text, (0, "1 passed"))

    def close(self):
        self.closed.set()


@pytest.fixture
def room(tmp_path):
    """Make rooms: a module that passes in each."""
    FakeRoom.made = []

    def make():
        folder = tmp_path / f"room{len(FakeRoom.made)}"
        folder.mkdir()
        (folder / "seats.py").write_text("fine", "utf-8")
        return FakeRoom(folder)

    return make


def mutant(text: str, line: int = 1) -> tuple[Target, Mutant]:
    return SEATS, Mutant("seats.py", line, "boundary", "a < b", "(a <= b)", text)


def outcomes(chosen, room, **more) -> list[tuple[str, str]]:
    return [(o.outcome, o.by) for o in try_all(chosen, jobs=1, tell=lambda outcome: None, room=room, **more)]


def test_tests_that_fail_hang_or_break_have_noticed(room):
    texts = ["fails", "hangs", "broken", "passes"]
    assert outcomes([mutant(text) for text in texts], room) == [
        ("killed", "tests/test_seats.py::test_counted"),
        ("timed out", ""),
        ("killed", ""),
        ("survived", ""),
    ]


@pytest.mark.parametrize(
    "line, test",
    [
        ("FAILED a/test_b.py::test_c[two words] - assert 1 == 2", "a/test_b.py::test_c[two words]"),
        ("FAILED a/test_b.py::test_c", "a/test_b.py::test_c"),
        ("ERROR a/test_b.py - ImportError: no", "a/test_b.py"),
    ],
)
def test_who_noticed_is_read_from_the_summary(line, test):
    assert NOTICED.search(f"..F\n{line}\n1 failed")[1] == test


def test_the_tests_run_once_without_a_fault_and_the_file_is_put_back(room):
    outcomes([mutant("fails"), mutant("passes")], room)
    (made,) = FakeRoom.made
    assert [text for _, text in made.seen] == ["fine", "fails", "passes"]
    assert (made.root / "seats.py").read_text("utf-8") == "fine"


def test_trusted_tests_are_not_run_without_a_fault(room):
    outcomes([mutant("fails")], room, trusted=True)
    assert [text for _, text in FakeRoom.made[0].seen] == ["fails"]


def test_the_test_that_noticed_it_last_is_asked_first_and_alone(room):
    chosen = mutant("fails")
    assert outcomes([chosen], room, known={chosen[1].change: COUNTED}) == [("killed", COUNTED)]
    assert FakeRoom.made[0].seen == [((COUNTED,), "fine"), ((COUNTED,), "fails")]


@pytest.mark.parametrize(
    "text, became", [("fails", ("killed", COUNTED)), ("broken", ("killed", "")), ("passes", ("survived", ""))]
)
def test_where_it_notices_nothing_all_tests_are_asked_which_pass_without_the_fault(text, became, room):
    chosen = mutant(text)
    assert outcomes([chosen], room, known={chosen[1].change: BLIND}) == [became]
    all_tests = [(SEATS.tests, "fine"), (SEATS.tests, text)]
    assert FakeRoom.made[0].seen == [((BLIND,), "fine"), ((BLIND,), text), *all_tests]


def test_a_known_test_that_fails_without_a_fault_decides_nothing(room):
    def broken():
        made = room()
        made.write("seats.py", "broken")
        return made

    chosen = mutant("fails")
    with pytest.raises(Stop, match="The tests of seats fail without any fault"):
        outcomes([chosen], broken, known={chosen[1].change: COUNTED})
    assert [tests for tests, _ in FakeRoom.made[0].seen] == [(COUNTED,), SEATS.tests]


def test_each_job_has_a_room_of_its_own_and_outcomes_keep_their_order(room):
    told = []
    chosen = [mutant("fails", line) for line in range(1, 8)]
    found = try_all(chosen, jobs=2, tell=told.append, room=room)
    assert [o.line for o in found] == [o.line for o in told] == [1, 2, 3, 4, 5, 6, 7]
    assert [(made.migrated, made.closed.is_set()) for made in FakeRoom.made] == [(True, True)] * 2


def test_tests_that_fail_without_a_fault_prove_nothing(room):
    def broken():
        made = room()
        made.write("seats.py", "fails")
        return made

    with pytest.raises(Stop, match="The tests of seats fail without any fault, so they prove nothing:\nFAILED"):
        outcomes([mutant("passes")], broken)
    assert FakeRoom.made[0].closed.is_set()


def test_a_second_room_that_cannot_be_made_closes_the_first(room):
    def one_only():
        if FakeRoom.made:
            raise Stop("เต็ม", "full")
        return room()

    with pytest.raises(Stop, match="full"):
        try_all([mutant("passes")], jobs=2, tell=print, room=one_only)
    assert FakeRoom.made[0].closed.is_set()


def test_who_stops_it_leaves_no_room_behind(room):
    def stop(outcome):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        try_all([mutant("fails"), mutant("passes")], jobs=1, tell=stop, room=room)
    assert FakeRoom.made[0].closed.is_set()


def test_an_outcome_is_a_line_of_json_and_the_table_names_survivors():
    about = {"target": "seats", "path": "seats.py", "operator": "logic", "before": "a and b", "after": "(a or b)"}
    rows = [
        Outcome(**about, line=line, outcome=became, seconds=1.5)
        for line, became in enumerate(["killed", "survived"], 3)
    ]
    assert json.loads(rows[0].as_json()) == about | {"line": 3, "outcome": "killed", "seconds": 1.5, "by": ""}
    assert table(rows).splitlines()[1].split() == ["seats", "2", "1", "0", "1"]
    assert table(rows).splitlines()[2].split() == ["all", "2", "1", "0", "1"]
    assert table(rows).splitlines()[3:] == ["survived: seats.py:4 logic: a and b → (a or b)"]
