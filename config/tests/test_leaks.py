"""Canaries in the register: whoever reads whatever page, file, log or trail, personal data stays where it may be."""

import io
import logging
from datetime import timedelta

import pypdfium2
import pytest
from celery import Celery
from django.db import connection
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from accounts.models import AuditEntry
from config.tests.access import ACTORS
from config.tests.canaries import Canary, plant, seen
from config.tests.pages import body_of, pages_of
from config.tests.snapshots import everything, tables
from reports.catalogue import REPORTS
from reports.models import ReportRun
from reports.question import Format
from reports.tasks import make_report
from volunteers import services
from volunteers.models import Appointment, Person

SEALED = ("national_id", "phone", "address", "email", "line_id")
KEEPERS = {"officer", "head", "admin", "auditor"}
# What a role may read somewhere; the full ID is not among it for anybody.
MAY_READ = {actor: set() for actor in ACTORS} | dict.fromkeys(KEEPERS, {"name", "phone", "address", "contact"})
# Who helps at a desk reads the names of the roll while the desk is open, and of no other page.
MAY_READ |= {"helper": {"name"}}
DESK = {"events:roll"}
TEXT_OF = {
    "application/pdf": lambda body: "".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(body)
    ),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": lambda body: str(cells(body)),
}


@pytest.fixture
def canaries(world, narathiwat_officer, settings, tmp_path):
    """A volunteer whose term ends soon and a graduate, with numbers that would be recognised, and a real report."""
    settings.MEDIA_ROOT = tmp_path
    held = Appointment.objects.get(pk=world["appointment"])
    services.propose(by=narathiwat_officer, appointment=held, on=timezone.localdate())
    term = {"term_start": timezone.localdate(), "term_end": timezone.localdate() + timedelta(days=20)}
    services.appoint(by=narathiwat_officer, appointment=held, no_order_reason="ทดลอง", **term)
    planted = plant(narathiwat_officer)
    ReportRun.objects.filter(pk=world["run"]).update(state="queued", file=None)
    make_report(world["run"])
    return planted


def cells(body: bytes) -> list:
    """Every cell of every sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(body))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def text_of(response) -> str:
    """What a reader of an answer can read: page, file, feed and headers."""
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    body = body_of(response)
    read = TEXT_OF.get(kind, lambda raw: raw.decode("utf-8", "replace"))
    return read(body) + str(response.headers)


def crawl(browser, addresses: dict[str, str], canaries: list[Canary]) -> dict[str, set[str]]:
    """What each page shows of the canaries."""
    return {
        name: found for name, address in addresses.items() if (found := seen(text_of(browser.get(address)), canaries))
    }


@pytest.fixture
def rung(monkeypatch):
    """Every task that would have been sent, with its arguments."""
    calls = []
    monkeypatch.setattr(Celery, "send_task", lambda self, *args, **kwargs: calls.append((args, kwargs)))
    return calls


def test_a_canary_would_be_recognised():
    canary = Canary(4007)
    dashed = f"{canary.national_id[0]}-{canary.national_id[1:5]}-{canary.national_id[5:10]}-{canary.national_id[10:]}"
    texts = [f"<b>{dashed}</b>", "089 731 4007", "ซอยลับเฉพาะ4007", "canary4007@example.org", "นางนกขมิ้น4007"]
    kinds = ["national_id", "phone", "address", "contact", "name"]
    assert [seen(text, [canary]) for text in texts] == [{kind} for kind in kinds]


@pytest.mark.parametrize("actor", ACTORS)
def test_each_role_reads_no_more_than_it_may(actor, world, canaries, signed_in):
    user = world.users[actor]
    shown = crawl(signed_in(user) if user else Client(), pages_of(world, actor), canaries)
    too_much = {name: found - MAY_READ[actor] for name, found in shown.items() if found - MAY_READ[actor]}
    assert too_much == {}
    assert (bool(shown), actor == "helper" and shown.keys() != DESK) == (bool(MAY_READ[actor]), False)


def test_the_keepers_read_contact_data_on_the_persons_own_pages_only(world, canaries, signed_in):
    shown = crawl(signed_in(world.users["officer"]), pages_of(world, "officer"), canaries)
    own = {"volunteers:person", "volunteers:person_edit"}
    assert {name for name, found in shown.items() if found & {"address", "contact"}} <= own


def test_finding_somebody_by_their_number_does_not_show_the_number(world, canaries, signed_in):
    browser = signed_in(world.users["officer"])
    pages = {
        n: browser.get("/volunteers/", {"q": q})
        for n, q in enumerate((canaries[0].national_id[-4:], canaries[0].surname))
    }
    assert [seen(text_of(page), canaries) & {"national_id", "address"} for page in pages.values()] == [set(), set()]


def test_an_id_that_another_office_keeps_is_refused_without_a_name(world, canaries, signed_in):
    form = {"first_name": "คนอื่น", "last_name": "ทดลอง", "national_id": canaries[0].national_id}
    answer = signed_in(world.users["neighbour"]).post("/volunteers/new/", form)
    assert (answer.status_code, seen(text_of(answer), canaries) & {"name", "phone", "address", "contact"}) == (
        200,
        set(),
    )


@pytest.mark.parametrize("kind", [report.kind for report in REPORTS])
@pytest.mark.parametrize("format", Format.values)
def test_reports_hold_no_id_address_or_contact(kind, format, world, canaries, signed_in, rung):
    browser, today = signed_in(world.users["officer"]), timezone.localdate()
    form = {"kind": kind, "format": format, "province": "96", "as_of": today.isoformat(), "with_names": "on"}
    asked = browser.post("/reports/", form | {"form_key": "6b7f4b53-1f6c-4f4e-9d5e-0d3f6f6f7a11"})
    make_report(ReportRun.objects.latest("pk").pk)
    shown = seen(text_of(browser.get(f"{asked.url}download/")), canaries)
    assert (asked.status_code, shown) == (302, {"name"})


def test_logs_and_task_arguments_name_nobody(
    world, canaries, signed_in, caplog, rung, django_capture_on_commit_callbacks
):
    caplog.set_level(logging.DEBUG)
    browser = signed_in(world.users["officer"])
    crawl(browser, pages_of(world, "officer"), canaries)
    new = Canary(9999)
    form = new.fields() | {"first_name": "ใหม่"}
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post("/volunteers/new/", form).status_code == 302
        browser.post("/volunteers/new/", form)
        day = timezone.localdate().isoformat()
        ask = {"kind": "attendance", "format": "xlsx", "province": "96", "as_of": day}
        browser.post("/reports/", ask | {"form_key": "6b7f4b53-1f6c-4f4e-9d5e-0d3f6f6f7a12"})
    written = "\n".join(record.getMessage() + str(record.exc_info or "") for record in caplog.records)
    assert (len(rung), seen(f"{rung} {written}", [*canaries, new])) == (1, set())


def test_the_trail_names_fields_and_keys_but_no_values(world, canaries, signed_in):
    browser = signed_in(world.users["officer"])
    crawl(browser, pages_of(world, "officer"), canaries)
    trail = "\n".join(str(entry) for entry in AuditEntry.objects.values())
    assert (seen(trail, canaries), "volunteers.view_person" in trail) == (set(), True)


def test_everything_but_names_lies_sealed(world, canaries):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_auditentry")
        stored = str(everything()) + str(cursor.fetchall())
    assert "volunteers_person" in tables()
    assert seen(stored, canaries) == {"name"}
    opened = Person.objects.with_national_id(canaries[0].national_id).get().private
    assert {name: getattr(opened, name) for name in SEALED} == {name: getattr(canaries[0], name) for name in SEALED}
