"""The command of the benchmark: prepare, measure, print; a sentence where something is missing."""

import json
import subprocess

import pytest

from bench import __main__ as program
from bench import databases


@pytest.fixture
def steps(monkeypatch, tmp_path):
    """What the program does, without doing it."""
    done = []
    monkeypatch.setenv("WORK_DIR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setattr(databases, "make", lambda address: done.append(("make", address)))
    monkeypatch.setattr(databases, "prepare", lambda wanted, address: done.append(("prepare", wanted)) or 0)
    monkeypatch.setattr(program, "measure", lambda **options: done.append(("measure", options)) or 0)
    return done


def test_it_prepares_the_set_and_measures_it(steps, tmp_path):
    assert program.main(["--quick", "--scale", "0.1"]) == 0
    assert steps == [
        ("make", f"sqlite:///{tmp_path}/national_scale_0_1.sqlite3"),
        ("prepare", databases.Set(scale=0.1)),
        ("measure", {"quick": True, "only": "", "as_table": False}),
    ]


def test_a_set_that_was_not_prepared_is_not_measured(steps, monkeypatch):
    monkeypatch.setattr(databases, "prepare", lambda wanted, address: 1)
    assert program.main([]) == 1
    assert [step for step, _ in steps] == ["make"]


def test_a_server_that_does_not_answer_is_one_sentence_in_two_languages(steps, monkeypatch, capsys):
    def silent(address):
        raise databases.Unreachable("connection refused")

    monkeypatch.setattr(databases, "make", silent)
    monkeypatch.setenv("DATABASE_URL", "postgres://portal:secret@db:5432/labour")
    assert program.main([]) == 1
    told = capsys.readouterr().err
    assert told.startswith("ติดต่อ PostgreSQL ที่ db:5432/labour_national ไม่ได้ · PostgreSQL does not answer at db:5432")
    assert "secret" not in told


def test_preparing_runs_the_command_on_the_set_and_tells_how_long_it_took(monkeypatch, capsys):
    asked = []

    def run(command, **options):
        asked.append((command[-3:], options["env"]["DATABASE_URL"]))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(databases.subprocess, "run", run)
    assert databases.prepare(databases.Set(scale=0.1), "sqlite:////somewhere/national.sqlite3") == 0
    assert asked == [(["seed_national", "--scale", "0.1"], "sqlite:////somewhere/national.sqlite3")]
    assert [line.split()[0] for line in capsys.readouterr().err.splitlines()] == ["preparing", "prepared"]


def test_growth_measures_three_sizes_each_in_a_process_of_its_own(monkeypatch, capsys):
    asked = []

    def run(command, **options):
        scale = command[command.index("--scale") + 1] if "--scale" in command else "1"
        asked.append(scale)
        line = json.dumps({"name": "page · home · p50", "value": 10 * float(scale)})
        return subprocess.CompletedProcess(command, 0, stdout=f"{line}\n")

    monkeypatch.setattr(program.subprocess, "run", run)
    assert program.main(["--grow", "--only", "home"]) == 0
    assert asked == ["0.1", "0.3", "1"]
    assert capsys.readouterr().out.splitlines()[1].split() == [
        *"page · home · p50".split(),
        "1.0",
        "3.0",
        "10.0",
        "10.0",
        "1.0",
    ]


def test_growth_stops_where_a_size_could_not_be_measured(monkeypatch):
    monkeypatch.setattr(
        program.subprocess, "run", lambda command, **options: subprocess.CompletedProcess(command, 1, stdout="")
    )
    assert program.main(["--grow"]) == 1
