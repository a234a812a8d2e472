"""The bell: rung when the row is safe, by a name that a worker knows; a silent broker loses nothing."""

import socket
import time
from importlib import import_module

import pytest
from celery import Celery, current_app
from django.apps import apps
from django.db import transaction
from django.utils import timezone

from jobs import services
from jobs.models import LeasedJob
from jobs.tests.leases import fresh


@pytest.fixture
def sent(monkeypatch):
    """Every message that would have gone to the broker: task, arguments, options."""
    messages = []

    def send(app, name, args=None, **options):
        messages.append((name, args, options))

    monkeypatch.setattr(Celery, "send_task", send)
    return messages


def test_the_message_is_the_name_of_the_task_and_the_key(job, sent):
    services.ring(job)
    ((name, args, options),) = sent
    assert (name, args, options["retry"]) == (job.task_name, (job.pk,), False)


def test_when_it_was_rung_is_written_on_the_row(job, sent):
    before = timezone.now()
    services.ring(job)
    assert before <= fresh(job).sent_at <= timezone.now()


def test_the_bell_waits_for_the_commit(job, sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        services.submit(job)
        assert sent == []
    assert [args for _name, args, _options in sent] == [(job.pk,)]


def test_what_is_rolled_back_is_never_rung_for(job, sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError), transaction.atomic():
        services.submit(job)
        raise ZeroDivisionError
    assert sent == []


@pytest.fixture
def silent_server():
    """The address of a program that takes every call and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=50) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


@pytest.fixture
def reached(monkeypatch):
    """Let the bell hang on another broker: ``reached(address)``."""

    def at(address, **options):
        patient = current_app.connection_for_write

        def connection(transport_options=None):
            chosen = TRANSPORTS[address.partition(":")[0]]
            return patient(address, transport=chosen, transport_options=(transport_options or {}) | options)

        monkeypatch.setattr(current_app._get_current_object(), "connection_for_write", connection)

    return at


TRANSPORTS = {"redis": "jobs.broker:RedisTransport", "filesystem": "jobs.broker:FolderTransport"}


def test_a_folder_that_cannot_be_written_to_loses_nothing(job, tmp_path, reached, caplog):
    blocked = tmp_path / "no-folder"
    blocked.write_text("a file where the folder should be")
    reached("filesystem://", data_folder_out=str(blocked))
    services.ring(job)
    assert (fresh(job).sent_at, fresh(job).state) == (None, "queued")
    assert f"The broker did not answer; the sweeper will ring again for {job.pk}." in caplog.text


@pytest.mark.parametrize("gone", ["refuses", "is silent"])
def test_a_server_that_is_away_holds_nobody_up_for_more_than_a_second(job, silent_server, reached, caplog, gone):
    reached(silent_server if gone == "is silent" else "redis://127.0.0.1:1/0")
    services.ring(job)
    began = time.monotonic()
    services.ring(job)
    assert time.monotonic() - began < 1
    assert (fresh(job).sent_at, fresh(job).state) == (None, "queued")
    assert f"The broker did not answer; the sweeper will ring again for {job.pk}." in caplog.text


def test_an_error_of_our_own_is_not_taken_for_a_silent_broker(job, monkeypatch):
    def wrong(app, name, args=None, **options):
        raise TypeError("not a broker's")

    monkeypatch.setattr(Celery, "send_task", wrong)
    with pytest.raises(TypeError, match="not a broker's"):
        services.ring(job)


def test_every_kind_of_job_is_known_to_the_sweeper(db):
    assert services.leased_models() == [m for m in apps.get_models() if issubclass(m, LeasedJob)] != []


@pytest.mark.parametrize("model", services.leased_models(), ids=lambda model: model.__name__)
def test_every_kind_of_job_names_a_task_that_the_worker_has(model):
    module, _, name = model.task_name.rpartition(".")
    task = getattr(import_module(module), name)
    assert (task.name, module.partition(".")[0]) == (model.task_name, model._meta.app_label)
