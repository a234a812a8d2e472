"""The bell: rung when the row is safe, by a name that a worker knows; a silent broker loses nothing."""

from functools import partialmethod
from importlib import import_module

import pytest
from celery import Celery
from django.apps import apps
from django.db import transaction
from django.utils import timezone
from kombu import Connection

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
    assert sent == [(job.task_name, (job.pk,), {"retry": False})]


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


@pytest.mark.parametrize("address", ["filesystem://", "redis://127.0.0.1:1/0"])
def test_a_dead_broker_loses_nothing(job, tmp_path, monkeypatch, caplog, address):
    """A folder that cannot be written to, a server that is gone: the request goes on, the sweep rings later."""
    blocked = tmp_path / "no-folder"
    blocked.write_text("a file where the folder should be")
    folders = {"data_folder_in": str(blocked), "data_folder_out": str(blocked)} if "file" in address else {}
    with Connection(address, transport_options=folders) as dead:
        monkeypatch.setattr(Celery, "send_task", partialmethod(Celery.send_task, connection=dead))
        services.ring(job)
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
