"""./portal test: which tests each extent runs, on which stack, and with which exit code."""

import configparser

import pytest

from entry import places, testing


@pytest.fixture
def legs(monkeypatch):
    """Every server is there; the commands that would run, each with its environment, instead of their runs."""
    asked = []
    monkeypatch.setattr(testing, "setup", lambda tests: None)
    monkeypatch.setattr(testing, "call", lambda command, settings: asked.append((command, settings)) or 0)
    monkeypatch.setattr(testing.servers, "refuse_unreachable", lambda variable, url: None)
    monkeypatch.setattr(testing.servers, "chromium", lambda: "/usr/bin/chromium")
    return asked


def marks(legs) -> list[str]:
    """What each leg of pytest selects."""
    return [command[command.index("-m", 3) + 1] for command, _ in legs if "pytest" in command]


def database(settings) -> str:
    return settings.get("DATABASE_URL", "sqlite").partition(":")[0]


def test_what_is_left_out_is_what_pytest_knows():
    ini = configparser.ConfigParser()
    ini.read(places.ROOT / "pytest.ini")
    known = [line.split(":")[0] for line in ini["pytest"]["markers"].strip().splitlines()]
    assert known == [*testing.NEEDS, testing.ONCE, testing.SAMPLED, testing.SLOW]


def test_the_test_run_says_what_it_left_out(legs, capsys):
    assert testing.test(["thai"]) == 0
    assert marks(legs) == ["not postgres and not redis and not worker and not chromium and not deep"]
    assert legs[0][0][-1] == "thai"
    last = capsys.readouterr().out.splitlines()[-1]
    assert "left out: PostgreSQL, Redis, Celery worker processes, Chromium." in last


def test_the_smoke_runs_a_handful_of_files_that_exist(legs):
    assert testing.test(["-x"], "smoke") == 0
    assert legs[0][0][-len(testing.SMOKE) - 1 :] == [*testing.SMOKE, "-x"]
    assert [name for name in testing.SMOKE if not (places.ROOT / name).exists()] == []


def test_all_runs_both_stacks_without_the_slow_proofs(legs):
    assert testing.test([], "all") == 0
    assert [database(settings) for _, settings in legs] == ["sqlite", "postgres"]
    assert marks(legs) == ["not postgres and not redis and not deep", "not chromium and not once and not deep"]


def test_deep_runs_the_slow_proofs_on_both_stacks_and_then_the_mutants(legs):
    assert testing.test([], "deep") == 0
    assert [database(settings) for _, settings in legs] == ["sqlite", "postgres", "sqlite"]
    assert marks(legs) == [
        "(deep or sampled or hypothesis) and not postgres and not redis",
        "(deep or sampled or hypothesis) and not chromium",
    ]
    assert [settings.get("PORTAL_TEST_DEPTH") for _, settings in legs] == ["deep", "deep", None]
    assert legs[2][0][1:] == ["-m", "mutants"]


def test_deep_with_words_for_pytest_leaves_the_mutants_out(legs):
    testing.test(["volunteers"], "deep")
    assert [command[-1] for command, _ in legs] == ["volunteers", "volunteers"]


@pytest.mark.parametrize("extent", ["all", "deep"])
def test_a_missing_program_is_a_sentence_before_anything_runs(extent, monkeypatch):
    monkeypatch.setattr(testing, "setup", lambda tests: None)
    monkeypatch.setattr(testing, "call", lambda command, settings: pytest.fail("nothing may run"))
    monkeypatch.setattr(testing.servers, "chromium", lambda: "/usr/bin/chromium")
    monkeypatch.setenv("PORTAL_TEST_POSTGRES", "postgres://postgres@127.0.0.1:1/postgres")
    with pytest.raises(testing.servers.messages.Stop, match="PostgreSQL does not answer at 127.0.0.1:1"):
        testing.test([], extent)


@pytest.mark.parametrize(("extent", "codes"), [("all", [1, 0]), ("deep", [0, 0, 1])])
def test_one_failing_leg_fails_the_whole(extent, codes, legs, monkeypatch):
    monkeypatch.setattr(testing, "call", lambda command, settings: codes.pop(0))
    assert (testing.test([], extent), codes) == (1, [])


def test_a_leg_without_any_test_is_no_failure(legs, monkeypatch):
    monkeypatch.setattr(testing, "call", lambda command, settings: 5)
    assert testing.test(["jobs"], "deep") == 0
