"""How far tests with invented examples go."""

import subprocess
import sys

import pytest
from hypothesis import settings

from entry import environment, places, testmode

TELL = "import entry.testmode; from hypothesis import settings; print(settings.default.max_examples)"


def told(**more: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", TELL], cwd=places.ROOT, env=environment.test(**more), capture_output=True, text=True
    )
    return done.stdout.strip() or done.stderr.splitlines()[-1]


@pytest.mark.parametrize("depth", ["few", "sample", "deep"])
def test_the_environment_chooses_the_number_of_examples(depth):
    assert told(PORTAL_TEST_DEPTH=depth) == str(testmode.EXAMPLES[depth])


def test_an_unknown_depth_is_an_error_and_not_a_sample():
    assert "bottomless" in told(PORTAL_TEST_DEPTH="bottomless")


def test_this_run_uses_its_profile():
    assert settings.default.max_examples == testmode.EXAMPLES[testmode.DEPTH]


@pytest.mark.parametrize(("part", "share"), [(1, 1.0), (2, 0.5), (4, 0.25)])
def test_what_takes_long_is_tried_with_a_part_of_the_examples(part, share):
    assert testmode.slow(part).max_examples == settings.default.max_examples * share


@pytest.mark.parametrize(("depth", "share"), [("few", 1 / 4), ("sample", 1 / 4), ("deep", 1)])
def test_what_is_promised_is_tried_as_a_whole_when_it_goes_deep(depth, share, monkeypatch):
    monkeypatch.setattr(testmode, "DEPTH", depth)
    assert testmode.slow(4, whole_when_deep=True).max_examples == testmode.EXAMPLES[depth] * share


@pytest.mark.parametrize(("depth", "tried"), [("few", 10), ("sample", 4), ("deep", 10)])
def test_a_part_of_the_cases_is_drawn_by_lot_in_every_run_and_none_is_left_out_deep(depth, tried, monkeypatch):
    monkeypatch.setattr(testmode, "DEPTH", depth)
    drawn = testmode.some(range(10), one_in=3)
    assert (len(drawn), len(set(drawn)), set(drawn) <= set(range(10))) == (tried, tried, True)


@pytest.mark.parametrize(
    ("address", "process", "own"),
    [
        ("redis://127.0.0.1:6379/15", "gw0", "redis://127.0.0.1:6379/15"),
        ("redis://127.0.0.1:6379/15", "gw1", "redis://127.0.0.1:6379/14"),
        ("rediss://user:word@cache.example:6379", "gw1", "rediss://user:word@cache.example:6379/15"),
    ],
)
def test_each_process_of_the_run_has_a_redis_database_of_its_own(address, process, own):
    assert testmode.own_redis(address, process) == own
