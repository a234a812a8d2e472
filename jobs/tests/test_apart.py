"""What a parent makes of its child: its words, its silence and its end."""

import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from jobs import services
from jobs.services import apart
from jobs.tests.leases import fresh, let_the_lease_run_out, lose
from jobs.troubles import BrokeOff, Trouble

SAY = "import os, struct, sys, time; say = lambda within: os.write({pipe}, struct.pack('d', within)); "


@pytest.fixture
def child(job, monkeypatch):
    """Claim the job and let a small program be its child: ``child("sys.exit(71)")`` gives what runs it."""
    ours = services.claim(type(job), job.pk)

    def program(code):
        def start(_job, _work, pipe):
            return subprocess.Popen([sys.executable, "-c", SAY.format(pipe=pipe) + code], pass_fds=[pipe])

        monkeypatch.setattr(apart, "_start", start)
        return lambda: apart.make(ours, print)

    return program


@pytest.mark.parametrize(
    ("end", "trouble"),
    [
        ("sys.exit(1)", Trouble.BROKEN), ("sys.exit(71)", Trouble.DISK), ("sys.exit(72)", Trouble.MEMORY),
        ("sys.exit(73)", Trouble.LOST), ("sys.exit(9)", Trouble.BROKEN), ("os.kill(os.getpid(), 9)", Trouble.LOST),
        ("os.kill(os.getpid(), 7)", Trouble.LOST), ("os.kill(os.getpid(), 6)", Trouble.MEMORY),
        ("os.kill(os.getpid(), 11)", Trouble.BROKEN), ("1 / 0", Trouble.BROKEN),
    ],
)  # fmt: skip
def test_how_a_child_ended_is_what_befell_the_job(child, end, trouble):
    with pytest.raises(BrokeOff) as broken:
        child(end)()
    assert broken.value.trouble == trouble


def test_a_child_that_ended_well_says_nothing_more(child):
    assert child("say(60)")() is None


def test_a_child_that_found_the_job_taken_is_a_lost_lease(child):
    with pytest.raises(services.LeaseLost):
        child("sys.exit(75)")()


@pytest.mark.parametrize("words", ["", "say(60); say(0.2); "], ids=["never said a word", "said the next comes soon"])
def test_a_silent_child_is_ended_when_its_time_is_over(child, monkeypatch, words):
    monkeypatch.setattr(apart, "START_SECONDS", 3 if words else 0.2)
    with pytest.raises(BrokeOff) as broken:
        child(f"{words}time.sleep(60)")()
    assert broken.value.trouble == Trouble.STUCK


def test_a_child_that_always_moves_ends_once(child, settings):
    settings.JOB_LONGEST_SECONDS = 1
    with pytest.raises(BrokeOff) as broken:
        child("[(say(60), time.sleep(0.05)) for _ in range(1000)]")()
    assert broken.value.trouble == Trouble.STUCK


def test_no_work_outlasts_the_message_that_rang_for_it(settings):
    visible = settings.CELERY_BROKER_TRANSPORT_OPTIONS.get("visibility_timeout", 7200)
    assert settings.JOB_STEP_SECONDS < settings.JOB_LONGEST_SECONDS < visible


def test_within_its_ceiling_a_child_keeps_the_lease(child, job, settings):
    settings.JOB_LEASE_SECONDS = 0.6
    run = child("say(60); time.sleep(1)")
    let_the_lease_run_out(job)
    run()
    assert fresh(job).lease_until > timezone.now() - timedelta(seconds=0.6)


def test_a_database_that_is_away_for_a_moment_takes_the_job_from_nobody(child, settings, monkeypatch, caplog):
    def away(job):
        raise OperationalError("gone")

    monkeypatch.setattr(apart, "renew", away)
    monkeypatch.setattr(apart.connection, "close", lambda: None)
    settings.JOB_LEASE_SECONDS = 0.3
    child("say(60); time.sleep(0.8)")()
    assert "was not extended: gone" in caplog.text


def test_a_child_whose_job_was_taken_is_ended(child, job, settings, monkeypatch):
    monkeypatch.setattr(apart, "FAREWELL_SECONDS", 0.2)
    settings.JOB_LEASE_SECONDS = 0.3
    run = child("say(60); time.sleep(60)")
    lose(job)
    with pytest.raises(services.LeaseLost):
        run()


def test_a_child_that_has_just_closed_its_job_may_end_in_peace(child, job, settings):
    settings.JOB_LEASE_SECONDS = 0.3
    run = child("say(60); time.sleep(1)")
    type(job).objects.update(state="done", token=None)
    let_the_lease_run_out(job)
    assert run() is None


def test_the_code_with_which_python_itself_ends_a_crash_means_broken_work():
    crashed = subprocess.run([sys.executable, "-c", "raise SystemError"], capture_output=True, check=False)
    assert Trouble(crashed.returncode) is Trouble.BROKEN
