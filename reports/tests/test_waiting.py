"""Other pages tell that a report is being made, and that it is ready, until it was seen."""

import re

import pytest

from reports.models import ReportRun

SCRIPT = {"headers": {"Portal-Fetch": "reports"}}


@pytest.fixture
def asked(signed_in, narathiwat_officer, form):
    """The browser of an officer who has just asked for a report."""
    client = signed_in(narathiwat_officer)
    client.post("/reports/", form())
    return client


def waits(client, address="/projects/") -> bool:
    """Whether a page tells that its reader waits for a report."""
    return 'id="reports-waited-for"' in client.get(address).content.decode()


def told(client) -> str:
    """What the script of another page is told, in words."""
    return " ".join(re.sub(r"<[^>]*>", " ", client.get("/reports/", **SCRIPT).content.decode()).split())


def ready(**how):
    ReportRun.objects.update(**({"state": "done"} | how))


def test_other_pages_tell_what_is_in_work_and_pages_of_reports_need_not(asked):
    assert [waits(asked), waits(asked, "/reports/")] == [True, False]


def test_the_page_itself_claims_of_no_finished_report_that_it_is_being_made(asked):
    """The script puts the state in its place; until then, and without it, the sentence must hold for both."""
    ready()
    page = asked.get("/projects/").content.decode()
    assert ("ยังไม่ได้เปิดดูรายงานที่ขอไว้" in page, "กำลังจัดทำ" in page) == (True, False)


def test_who_asked_for_nothing_is_told_nothing(signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    assert (waits(client), told(client)) == (False, "")


def test_the_stage_and_the_count_are_told(asked):
    ready(state="running", stage="writing", done=3, total=77)
    assert "กำลังจัดทำรายงาน" in told(asked) and "3 จาก 77" in told(asked)


def test_what_is_ready_is_told_until_its_page_was_opened(asked):
    ready()
    run, before = ReportRun.objects.get(), told(asked)
    asked.get(run.get_absolute_url(), headers={"HX-Request": "true"})
    assert ("พร้อมแล้ว" in before, waits(asked)) == (True, True)
    asked.get(run.get_absolute_url())
    assert (waits(asked), told(asked)) == (False, "")


def test_what_is_in_work_is_not_seen_yet(asked):
    asked.get(ReportRun.objects.get().get_absolute_url())
    assert waits(asked)


def test_what_failed_is_told_too(asked):
    ready(state="failed")
    assert "จัดทำไม่สำเร็จ" in told(asked)


def test_a_report_that_may_not_be_seen_any_more_is_forgotten(asked, narathiwat_officer):
    narathiwat_officer.memberships.update(role="advisor")
    assert (told(asked), waits(asked)) == ("", False)


def test_nobody_else_is_told(asked, signed_in, narathiwat_head):
    assert waits(signed_in(narathiwat_head)) is False


def test_asking_by_script_leaves_the_list_as_it_was(asked):
    asked.get("/reports/?page=1")
    told(asked)
    assert '"/reports/?page=1"' in asked.get(ReportRun.objects.get().get_absolute_url()).content.decode()
