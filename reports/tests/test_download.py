"""The file goes to whom it may go today, under its Thai name, and the audit trail says so."""

from datetime import date, timedelta
from urllib.parse import unquote

import pytest
import time_machine
from django.utils import timezone

from accounts.models import AuditEntry, User
from jobs.services import beat, work
from provinces.models import Membership
from reports import services
from reports.models import ReportRun


@pytest.fixture
def finished(asked, network):
    """A finished report with names."""

    def make(**changes):
        run = asked(**changes)
        work(ReportRun, run.pk, make=services.make)
        return ReportRun.objects.get(pk=run.pk)

    return make


def fetch(client, run):
    return client.get(f"/reports/{run.pk}/download/")


def test_the_file_has_a_thai_name_its_type_and_its_bytes(signed_in, narathiwat_officer, finished):
    run = finished()
    response = fetch(signed_in(narathiwat_officer), run)
    assert unquote(response["Content-Disposition"]).endswith("สถานะการแต่งตั้ง นราธิวาส 28 พ.ย. 2562.xlsx")
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert response["X-Content-Type-Options"] == "nosniff" and "no-store" in response["Cache-Control"]
    assert len(response.getvalue()) == int(response["Content-Length"]) == run.file.size


def test_who_took_it_is_written_down(signed_in, narathiwat_head, finished):
    run = finished()
    fetch(signed_in(narathiwat_head), run).getvalue()
    entry = AuditEntry.objects.get(act="reports.download")
    assert (entry.by, entry.target_id, entry.province_code, entry.details) == (
        narathiwat_head, str(run.pk), "96", {"names": True},
    )  # fmt: skip


def test_before_it_is_ready_the_address_leads_to_the_progress(signed_in, narathiwat_officer, asked):
    run = asked()
    assert fetch(signed_in(narathiwat_officer), run)["Location"] == run.get_absolute_url()
    assert not AuditEntry.objects.filter(act="reports.download").exists()


def test_a_role_taken_away_takes_the_own_file_with_it(signed_in, narathiwat_officer, songkhla, finished):
    run = finished()
    Membership.objects.filter(user=narathiwat_officer).update(valid_until=date(2020, 1, 1))
    Membership.objects.create(user=narathiwat_officer, office=songkhla, role="officer")
    assert fetch(signed_in(narathiwat_officer), run).status_code == 404


@pytest.fixture
def while_made(monkeypatch):
    """Something that happens while the worker is composing: ``while_made(lambda: …)``."""

    def happens(deed):
        compose = services._content
        monkeypatch.setattr(services, "_content", lambda report, run: (deed(), compose(report, run))[1])

    return happens


def test_a_role_that_ends_while_the_report_is_made_leaves_its_file_to_the_colleagues(
    signed_in, narathiwat_officer, narathiwat_head, finished, while_made
):
    client = signed_in(narathiwat_officer)
    while_made(lambda: Membership.objects.filter(user=narathiwat_officer).update(valid_until=date(2020, 1, 1)))
    run = finished()
    assert (run.state, fetch(client, run).status_code) == ("done", 403)
    assert fetch(signed_in(narathiwat_head), run).status_code == 200


def test_an_account_closed_while_its_report_is_made_gets_no_file(signed_in, narathiwat_officer, finished, while_made):
    client = signed_in(narathiwat_officer)
    while_made(lambda: User.objects.filter(pk=narathiwat_officer.pk).update(is_active=False))
    answer = fetch(client, finished())
    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/sign-in/")
    assert not AuditEntry.objects.filter(act="reports.download").exists()


def test_another_provinces_file_and_a_missing_one_look_alike(signed_in, songkhla_officer, finished):
    run = finished()
    client = signed_in(songkhla_officer)
    assert [fetch(client, run).status_code, client.get("/reports/999999/download/").status_code] == [404, 404]


def test_looking_whether_it_is_there_gives_the_length_and_no_body(signed_in, narathiwat_officer, finished):
    run = finished()
    response = signed_in(narathiwat_officer).head(f"/reports/{run.pk}/download/")
    assert (response.status_code, response["Content-Length"]) == (200, str(run.file.size))


def test_the_advisor_takes_what_names_nobody(signed_in, advisor, finished):
    named, totals = finished(), finished(with_names=False)
    client = signed_in(advisor)
    assert [fetch(client, run).status_code for run in (named, totals)] == [404, 200]


def test_it_is_not_taken_by_a_form(signed_in, narathiwat_officer, finished):
    address = f"/reports/{finished().pk}/download/"
    assert signed_in(narathiwat_officer).post(address).status_code == 405
    assert not AuditEntry.objects.filter(act="reports.download").exists()


def test_the_same_file_comes_whoever_fetches_it(signed_in, narathiwat_officer, narathiwat_head, finished):
    run = finished()
    first, second = (fetch(signed_in(user), run).getvalue() for user in (narathiwat_officer, narathiwat_head))
    assert first == second and len(first) == run.file.size
    assert AuditEntry.objects.filter(act="reports.download").count() == 2


def test_after_thirty_days_the_file_is_gone_and_its_page_offers_to_ask_again(signed_in, narathiwat_officer, finished):
    run, client = finished(), signed_in(narathiwat_officer)
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        beat()
    before = AuditEntry.objects.count()
    assert (fetch(client, run).url, AuditEntry.objects.count()) == (run.get_absolute_url(), before)
    page = client.get(run.get_absolute_url()).content.decode()
    assert ("ไฟล์นี้เก็บไว้ 30 วันและลบแล้ว" in page, "download" in page, "/reports/?kind=" in page) == (True, False, True)
