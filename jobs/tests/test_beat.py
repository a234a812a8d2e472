"""The clock: it notes when it came round, two of them share the turns, and nothing that is away stops it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from accounts.models import KeptPost
from jobs import services
from jobs.management.commands import beat as command
from jobs.models import Heartbeat
from jobs.services import sweeping


def pass_time(seconds):
    """Let the last sweep be so long ago."""
    Heartbeat.objects.filter(name="sweep").update(began_at=timezone.now() - timedelta(seconds=seconds))


def test_a_beat_sweeps_and_notes_when_it_began_and_ended(job, bell):
    before = timezone.now()
    assert services.beat() is True
    noted = Heartbeat.objects.get(name="sweep")
    assert (bell, before <= noted.began_at <= noted.done_at <= timezone.now()) == ([job.pk], True)


def test_a_beat_forgets_what_was_typed_and_not_fetched(narathiwat_officer):
    long_ago = timezone.now() - timedelta(hours=2)
    KeptPost.objects.create(user=narathiwat_officer, sealed="x", made_at=long_ago)
    services.beat()
    assert KeptPost.objects.exists() is False


def test_a_second_clock_finds_the_turn_taken(job, bell, settings):
    settings.JOB_SWEEP_SECONDS = 10
    Heartbeat.objects.create(name="another round", began_at=timezone.now() - timedelta(hours=1))
    assert [services.beat(), services.beat()] == [True, False]
    pass_time(7)
    assert services.beat() is False
    pass_time(9)
    assert services.beat() is True


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("begun", [True, False], ids=["noted before", "the very first"])
def test_of_clocks_that_beat_at_the_same_moment_one_sweeps(begun):
    if begun:
        Heartbeat.objects.create(name="sweep", began_at=timezone.now() - timedelta(hours=1))
    clocks = 6
    ready = Barrier(clocks)

    def turn(_clock):
        ready.wait()
        try:
            return Heartbeat.objects.begin(sweeping.NAME, every=timedelta(seconds=8))
        finally:
            connection.close()

    with ThreadPoolExecutor(clocks) as pool:
        assert sorted(pool.map(turn, range(clocks))) == [False] * (clocks - 1) + [True]


def test_a_sweep_that_breaks_off_has_not_ended(db, monkeypatch):
    def breaks():
        raise OperationalError("gone")

    monkeypatch.setattr(sweeping, "sweep", breaks)
    with pytest.raises(OperationalError):
        services.beat()
    assert Heartbeat.objects.get().done_at is None


@pytest.mark.parametrize("error", [OperationalError("the database is gone"), OSError("no space left on device")])
def test_what_is_away_is_told_and_the_clock_goes_on(db, monkeypatch, caplog, error):
    def breaks():
        raise error

    monkeypatch.setattr(command, "beat", breaks)
    monkeypatch.setattr(command.connection, "close", lambda: None)
    command.beat_once()
    assert caplog.messages == [f"The sweep broke off: {error}"]


def test_an_error_of_our_own_ends_the_clock_where_everybody_sees_it(db, monkeypatch):
    monkeypatch.setattr(command, "beat", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        command.beat_once()
