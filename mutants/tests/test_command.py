"""The command: what it lists, its exit codes, and a Ctrl-C in the middle."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from entry import places
from mutants import __main__ as command
from mutants.operators import Mutant
from mutants.run import Outcome
from mutants.targets import TARGETS

FILE = "provinces/permissions.py"


def outcome(target: str, became: str) -> Outcome:
    return Outcome(target, FILE, 1, "logic", "a and b", "(a or b)", became, 1.0)


@pytest.fixture
def found(monkeypatch):
    """One chosen mutant of each target, and the outcomes its trial will have."""
    chosen = [(t, Mutant(f"{t.name}.py", 7, "logic", "a and b", "(a or b)", "")) for t in TARGETS]
    outcomes = []
    monkeypatch.setattr(command, "chosen", lambda root, seed: chosen)
    monkeypatch.setattr(command, "try_all", lambda picked, **more: outcomes)
    monkeypatch.setattr(signal, "signal", lambda *about: None)
    return outcomes


def test_the_list_says_what_would_be_tried(found, capsys):
    assert command.main(["--list", "--only", "roll"]) == 0
    assert capsys.readouterr().out.splitlines() == ["roll: roll.py:7 logic: a and b → (a or b)", "1 mutants"]


def test_a_sample_is_drawn_by_the_seed(found, capsys):
    lists = []
    for seed in ("3", "3", "4"):
        command.main(["--list", "--sample", "5", "--seed", seed])
        lists.append(capsys.readouterr().out)
    assert (lists[0] == lists[1], lists[0] == lists[2], lists[0].splitlines()[-1]) == (True, False, "5 mutants")


@pytest.mark.parametrize("words", [["--only", "nowhere/"], ["--sample", "0"], ["--sample", "-3"]])
def test_nothing_to_try_is_a_sentence(words, found, capsys):
    assert command.main(words) == 2
    assert "Nothing is left to try: look at --only and --sample" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("target", "became", "code"),
    [("timeline", "killed", 0), ("timeline", "survived", 1), ("roll", "survived", 0), ("timeline", "timed out", 0)],
)
def test_a_survivor_is_a_failure_where_none_may_survive(target, became, code, found, capsys):
    found.append(outcome(target, became))
    assert command.main([]) == code
    assert capsys.readouterr().out.splitlines()[1].startswith("target")


def test_who_noticed_what_is_kept_when_it_is_asked_for(found, monkeypatch):
    kept = []
    monkeypatch.setattr(command.killers, "learn", lambda noticed, *, standing: kept.extend(noticed))
    found.append(replace(outcome("roll", "killed"), by="tests/test_roll.py::test_marks"))
    for words in ([], ["--learn"]):
        command.main(words)
    assert kept == [(f"{FILE} logic: a and b → (a or b)", "tests/test_roll.py::test_marks")]


def hashes() -> dict[str, str]:
    """The files of the working copy that mutants are made of."""
    files = [p for pattern in (t.files for t in TARGETS) for glob in pattern for p in places.ROOT.glob(glob)]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def changed(copy) -> bool:
    """Whether a fault stands in a copy."""
    file = copy / FILE
    return file.exists() and len(file.read_bytes()) not in (0, len((places.ROOT / FILE).read_bytes()))


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1.5"])
def test_a_number_of_jobs_that_is_none_is_a_sentence(jobs, found, capsys):
    with pytest.raises(SystemExit) as refused:
        command.main(["--jobs", jobs])
    assert refused.value.code == 2
    assert f"{jobs} is no number of jobs: use a whole number from 1 on, for example 2" in capsys.readouterr().err


def test_ctrl_c_in_the_middle_leaves_the_working_copy_clean(tmp_path):
    before = hashes()
    words = [sys.executable, "-m", "mutants", "--only", FILE, "--jobs", "1", "--trusted"]
    running = subprocess.Popen(
        words, cwd=places.ROOT, env={**os.environ, "TMPDIR": str(tmp_path)}, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 120
    while not any(changed(copy) for copy in tmp_path.glob("*/portal")) and time.monotonic() < deadline:
        time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=120)
    assert (running.returncode, "the working copy is as it was" in told) == (130, True)
    assert (hashes() == before, list(tmp_path.iterdir())) == (True, [])
