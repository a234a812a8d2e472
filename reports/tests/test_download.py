"""The file goes to whom it may go today, under its Thai name, and the audit trail says so."""

from datetime import date
from urllib.parse import unquote

import pytest

from accounts.models import AuditEntry
from jobs.services import work
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
    assert unquote(response["Content-Disposition"]).endswith("สถานะการแต่งตั้ง นราธิวาส 2019-11-28.xlsx")
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


def test_another_provinces_file_and_a_missing_one_look_alike(signed_in, songkhla_officer, finished):
    run = finished()
    client = signed_in(songkhla_officer)
    assert [fetch(client, run).status_code, client.get("/reports/999999/download/").status_code] == [404, 404]
