"""A working day with people who would be recognised: afterwards nothing but names lies anywhere in the clear."""

import logging
import sqlite3
from uuid import uuid4

import pytest
from celery import Celery
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import Draft, KeptPost
from accounts.tests.posting import hidden_of
from config.tests.canaries import Canary, seen
from config.tests.snapshots import everything
from reports.models import ReportRun
from reports.tasks import make_report
from volunteers.models import Person

NEW, DRAFT = "/volunteers/new/", "/events/new/"
SAVED, LOST, REFUSED, STRANGER = (Canary(number) for number in (7001, 7002, 7003, 7004))
EVERYBODY = [SAVED, LOST, REFUSED, STRANGER]
BIRTHDAY = "1 พฤษภาคม 2515"


class Day:
    """What is left behind: addresses that were asked for, tasks that were rung, the day's log."""

    def __init__(self, monkeypatch, caplog):
        self.addresses, self.rung, self.log = [], [], caplog.get_records("setup")
        caplog.set_level(logging.DEBUG)
        monkeypatch.setattr(Celery, "send_task", lambda _app, *args, **kwargs: self.rung.append((args, kwargs)))

    def follow(self, client, answer):
        """Go where an answer leads; its address is what an access log would keep."""
        self.addresses.append(answer.url)
        return client.get(answer.url)


def typed(canary: Canary, **more) -> dict[str, str]:
    """A whole person in the form."""
    return canary.fields() | {"first_name": "ทดลอง", "birth_date": BIRTHDAY, "confirmed": "on"} | more


@pytest.fixture
def day(world, signed_in, monkeypatch, caplog, settings, tmp_path, django_capture_on_commit_callbacks):
    """Enter, change, be refused, lose a session, keep a draft, search, mistype at the door, take a report."""
    settings.MEDIA_ROOT = tmp_path / "files"
    left, client = Day(monkeypatch, caplog), signed_in(world.users["officer"])
    with django_capture_on_commit_callbacks(execute=True):
        left.follow(client, client.post(NEW, typed(SAVED, form_key=str(uuid4()))))
        person = Person.objects.get(last_name=SAVED.surname)
        left.follow(client, client.post(f"{person.get_absolute_url()}edit/", typed(SAVED, version="1")))
        client.post(NEW, typed(REFUSED, email="ไม่ใช่อีเมล"))
        left.follow(Client(), Client().post(NEW, typed(LOST) | hidden_of(client.get(NEW))))
        draft = hidden_of(client.get(DRAFT)) | {"title": REFUSED.phone, "venue_name": REFUSED.address}
        client.post("/accounts/draft/", draft)
        search(left, client)
        Client().post("/sign-in/", {"login": STRANGER.national_id, "password": STRANGER.phone})
        take_report(left, client)
    logging.getLogger("config").debug("the day is over")
    return left


def search(left: Day, client) -> None:
    """By everything that finds a person, on each list that has a search."""
    for to in ("/volunteers/", "/volunteers/graduates/", "/volunteers/orders/"):
        for text in (SAVED.national_id, SAVED.phone, SAVED.surname, f"ทดลอง {SAVED.surname}"):
            left.follow(client, client.post("/volunteers/search/", {"to": to, "q": text}))


def take_report(left: Day, client) -> None:
    """Ask for the list of seats with names, have it made, and take it."""
    asked = {"kind": "appointment_status", "format": "xlsx", "province": "96", "with_names": "on"}
    asked |= {"as_of": timezone.localdate().isoformat(), "form_key": str(uuid4())}
    left.follow(client, client.post("/reports/", asked))
    make_report(ReportRun.objects.latest("pk").pk)
    client.get(f"/reports/{ReportRun.objects.latest('pk').pk}/download/")


def stored(tmp_path) -> dict[str, str]:
    """The database as it lies on the disk: its file and a log of all its personal rows, or its rows on PostgreSQL."""
    if connection.vendor == "postgresql":
        return {"rows": str(everything()) + str(_rows("accounts_auditentry") + _rows("django_session"))}
    connection.ensure_connection()
    file = tmp_path / "copy.sqlite3"
    file.write_bytes(connection.connection.serialize())
    copy = sqlite3.connect(file)
    copy.execute("PRAGMA journal_mode=WAL")
    for table in ("volunteers_person", "volunteers_personphone", "accounts_keptpost", "accounts_draft"):
        copy.execute(f"UPDATE {table} SET id = id")  # noqa: S608 (names of our own tables)
    copy.commit()
    found = {name: (tmp_path / name).read_bytes().decode("utf-8", "ignore") for name in (file.name, f"{file.name}-wal")}
    copy.close()
    return found


def _rows(table: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 (names of our own tables)
        return cursor.fetchall()


def test_the_database_and_its_log_hold_names_alone(day, tmp_path):
    assert (KeptPost.objects.count(), Draft.objects.count()) == (1, 1)
    found = {name: seen(text, EVERYBODY) for name, text in stored(tmp_path).items()}
    assert found == dict.fromkeys(found, {"name"})
    assert [name for name, text in stored(tmp_path).items() if "1972-05-01" in text or BIRTHDAY in text] == []


def test_logs_tasks_and_addresses_hold_not_even_names(day):
    said = "\n".join(record.getMessage() + str(record.exc_info or "") for record in day.log)
    assert (len(day.rung), len(day.addresses), said.endswith("the day is over")) == (1, 16, True)
    assert [seen(text, EVERYBODY) for text in (said, str(day.rung))] == [set(), set()]
    plain = [address for address in day.addresses if "%E0" in address or seen(address, EVERYBODY)]
    assert plain == []


def test_report_files_and_the_bell_of_the_broker_hold_no_number(day, settings):
    files = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    text = "".join(path.read_bytes().decode("utf-8", "ignore") for path in files)
    messages = [path for path in settings.CELERY_DIR.rglob("*") if path.is_file()]
    bells = "".join(path.read_bytes().decode("utf-8", "ignore") for path in messages)
    assert (len(files), seen(text, EVERYBODY), seen(bells, EVERYBODY)) == (1, set(), set())
