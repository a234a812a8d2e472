"""The page of one run: progress while it is made, the reason when it failed, the file when it is ready."""

import re
from datetime import date

import pytest
from django.contrib.staticfiles import finders

from jobs.services import claim, fail, keep, settle, work
from jobs.troubles import Trouble
from reports import services
from reports.models import ReportRun
from reports.report import Stage


@pytest.fixture
def page(signed_in, narathiwat_officer):
    """The run's page, or the fragment that htmx asks for."""

    def read(run, **headers):
        return signed_in(narathiwat_officer).get(run.get_absolute_url(), headers=headers).content.decode()

    return read


def test_a_waiting_run_reloads_with_and_without_javascript(page, asked):
    html = page(asked())
    assert "รายงานกำลังรอคิวจัดทำ" in html
    assert '<noscript><meta http-equiv="refresh"' in html and "hx-get=" in html


def test_the_stage_and_the_count_are_shown(page, asked):
    run = claim(ReportRun, asked().pk)
    keep(run, stage=Stage.LISTING, done=30, total=77)
    html = page(run)
    assert "30 จาก 77" in html and 'value="38"' in html


def test_a_run_that_waits_for_the_disk_says_so_and_goes_on_asking(page, asked):
    run = claim(ReportRun, asked().pk)
    keep(run, stage=Stage.WRITING)
    settle(run, Trouble.DISK)
    html = page(run)
    assert "พื้นที่จัดเก็บของระบบเต็ม งานนี้จะรอ" in html and "hx-get=" in html
    assert (str(Stage.WRITING.label) in html, "รายงานกำลังรอคิวจัดทำ" in html) == (False, False)


def test_the_fragment_is_the_very_piece_of_the_page(page, asked):
    run = asked()
    fragment = page(run, **{"hx-request": "true"})
    assert fragment.strip().startswith('<div id="progress"') and fragment.strip() in page(run)


def test_a_finished_run_offers_its_file_and_stops_asking(page, asked, network):
    run = asked()
    work(ReportRun, run.pk, make=services.make)
    html = page(run)
    assert f"/reports/{run.pk}/download/" in html and "hx-get" not in html and "refresh" not in html


def test_a_failed_run_says_why_and_offers_to_ask_again(page, asked):
    run = claim(ReportRun, asked().pk)
    fail(run, reason=services.TOO_LONG)
    html = page(run)
    assert "โปรดขอเป็นไฟล์ Excel" in html
    assert "/reports/?kind=appointment_status&amp;format=xlsx&amp;province=96&amp;as_of=2019-11-28" in html


def test_asking_again_after_a_failure_keeps_the_reports_own_answers(page, asked):
    run = claim(ReportRun, asked(kind="terms_ending", parameters={"within": 60}).pk)
    fail(run, reason=services.TOO_LONG)
    assert run.get_again_url().replace("&", "&amp;") in page(run)


def test_another_provinces_run_does_not_exist(signed_in, asked, songkhla_officer):
    assert signed_in(songkhla_officer).get(asked().get_absolute_url()).status_code == 404


def test_the_advisor_does_not_find_a_run_with_names(signed_in, asked, advisor):
    named, totals = asked(), asked(with_names=False)
    statuses = [signed_in(advisor).get(run.get_absolute_url()).status_code for run in (named, totals)]
    assert statuses == [404, 200]


def test_the_scripts_of_a_waiting_run_exist(page, asked):
    scripts = re.findall(r'src="/static/([^"]+)"', page(asked()))
    assert "django_htmx/htmx-2.min.js" in scripts
    assert [name for name in scripts if finders.find(name) is None] == []


def test_the_page_says_what_was_asked_by_whom_and_known_when(page, asked, on_day):
    with on_day(date(2020, 3, 2)):
        html = " ".join(page(asked(kind="terms_ending", parameters={"within": 90}, with_names=False)).split())
    told = ["วาระที่จะครบ", "นราธิวาส</span> · 28 พ.ย. 2562 · ภายใน 90 วัน", "2 มีนาคม 2563", "narathiwat-officer"]
    assert [text for text in told if text not in html] == []


def test_a_run_of_a_year_names_the_year(page, asked):
    assert "ปีงบประมาณ พ.ศ. 2563" in page(asked(kind="attendance", as_of=None, fiscal_year=2563))


def test_a_report_that_left_the_catalogue_has_no_page(signed_in, narathiwat_officer, asked):
    run = asked()
    ReportRun.objects.update(kind="of_yesterday")
    assert signed_in(narathiwat_officer).get(run.get_absolute_url()).status_code == 404


def test_a_run_taken_from_a_worker_still_shows_its_progress(page, asked):
    run = claim(ReportRun, asked().pk)
    keep(run, stage=Stage.COUNTING)
    html = page(run)
    assert "กำลังนับ" in html and "<progress" in html and "value=" not in html.partition("<progress")[2].partition(">")[0]
