"""The table of targets: its files and tests are there, and the choice is the same everywhere."""

import ast
from dataclasses import replace

import pytest

from entry import places
from entry.messages import Stop
from mutants.targets import EQUIVALENT, TARGETS, Target, answers, chosen, mutants_at

TARGET = Target("seats", ("seats.py", "seats/*.py"), ("tests/test_seats.py",), 2)


@pytest.fixture
def root(tmp_path):
    """A repository of one module and one test."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/test_seats.py").touch()
    (tmp_path / "seats.py").write_text("a < b\nc < d\ne < f\n", "utf-8")
    return tmp_path


def lines(found) -> list[int]:
    return [mutant.line for _, mutant in found]


def test_there_are_enough_and_each_is_python():
    found = chosen(places.ROOT)
    assert len(found) >= 120
    assert [ast.parse(mutant.source) for _, mutant in found]
    assert {target.name for target, _ in found} == {target.name for target in TARGETS}


def test_permissions_timeline_and_figures_have_to_be_killed():
    assert [target.name for target in TARGETS if target.strict] == [
        "permissions", "roles", "rights of the register", "rights of events", "timeline", "figures of seats",
        "figures of events", "trail of pages", "every deed", "boundary days", "waits and endings", "days of a role",
        "guards of the verbs of events", "rows of another event", "orders of another office",
        "what a form of reports refuses", "tokens of pages", "cookies and proxies", "proxies",
    ]  # fmt: skip


def test_what_cannot_be_noticed_is_still_there_and_has_a_reason():
    known = {mutant.change for target in TARGETS for mutant in mutants_at(target, places.ROOT, leave_out=())}
    assert (EQUIVALENT.keys() - known, "" in EQUIVALENT.values()) == (set(), False)


def test_the_same_seed_chooses_the_same(root):
    assert lines(chosen(root, 1, (TARGET,))) == lines(chosen(root, 1, (TARGET,)))
    choices = {tuple(lines(chosen(root, seed, (TARGET,)))) for seed in range(20)}
    assert choices == {(1, 2), (1, 3), (2, 3)}


def test_a_target_may_have_fewer_mutants_than_asked_for(root):
    assert lines(chosen(root, 1, (replace(TARGET, number=9),))) == [1, 2, 3]


def test_a_target_may_be_about_some_lines_alone(root):
    assert lines(chosen(root, 1, (replace(TARGET, number=9, about="c <"),))) == [2]


def test_a_moved_module_is_found_by_its_other_name(root):
    (root / "seats").mkdir()
    (root / "seats.py").rename(root / "seats/counted.py")
    assert {mutant.path for mutant in mutants_at(TARGET, root)} == {"seats/counted.py"}


@pytest.mark.parametrize("missing", ["seats.py", "tests/test_seats.py"])
def test_a_missing_file_is_a_sentence(missing, root):
    (root / missing).unlink()
    with pytest.raises(Stop, match=f"{missing}.* of the target seats is not there: mend its line in mutants/targets"):
        list(mutants_at(TARGET, root))


def test_rows_of_the_access_table_are_named_by_their_routes():
    assert answers("events:me")[0].endswith("test_access.py::test_each_actor_gets_the_declared_answer[events:me]")
