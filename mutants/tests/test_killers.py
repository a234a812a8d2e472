"""Which test is asked first: what was learnt, for faults that still stand, from the target's own tests."""

import pytest

from mutants.killers import killer, known, learn
from mutants.operators import Mutant
from mutants.targets import Target

SEATS = Target("seats", ("seats.py",), ("tests/test_seats.py", "tests/old::test_a", "-k", "seats"), 9)
FAULT = Mutant("seats.py", 1, "boundary", "a < b", "(a <= b)", "a <= b")


@pytest.mark.parametrize(
    "test, asked",
    [
        ("tests/test_seats.py::test_counted[1]", True),
        ("tests/old::test_b", True),
        ("tests/test_acts.py::test_x", False),
        ("", False),
    ],
)
def test_only_a_test_of_the_target_is_asked_first(test, asked):
    assert killer(SEATS, FAULT, {FAULT.change: test}) == (test if asked else "")


def test_nothing_is_known_of_a_fault_that_nobody_tried(tmp_path):
    assert (killer(SEATS, FAULT, {}), known(tmp_path / "missing.json")) == ("", {})


def test_what_is_learnt_is_kept_while_the_fault_stands(tmp_path):
    file = tmp_path / "killers.json"
    learn([("a", "test_1"), ("b", "test_2"), ("c", "")], standing="abc", file=file)
    learn([("a", "test_3"), ("d", "test_4")], standing="ad", file=file)
    assert known(file) == {"a": "test_3", "d": "test_4"}
