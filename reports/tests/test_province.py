"""A province's page: districts, desks, what was printed, events for those who may read them."""

from datetime import date

import pytest

from provinces.models import District, ReportedFigure
from provinces.stamps import touched
from reports.tests.conftest import DAY

ADDRESS = "/dashboard/96/"


@pytest.fixture
def page(signed_in, advisor, network):
    """The page as somebody (the advisor) sees it."""

    def read(user=advisor, address=ADDRESS, **asked):
        return signed_in(user).get(address, asked).content.decode()

    return read


def test_the_districts_are_links_that_keep_the_day(page):
    html = page(as_of="2019-11-28")
    assert 'href="/dashboard/96/9601/?as_of=2019-11-28"' in html and "2 จาก 6 ตำแหน่ง" in html


def test_pending_seats_are_told_by_desk_and_age(page):
    html = page(as_of="2019-11-28")
    assert "เรื่องรอการแต่งตั้งอยู่ที่ใคร" in html and "กระทรวง</th>" in html and "59 วัน" in html and "45 วัน" in html


def test_what_a_source_printed_stands_beside_the_computed_figure(page):
    ReportedFigure.objects.create(province_id="96", day=DAY, figure="appointed", value=74, source="สปข. นราธิวาส")
    html = page(as_of="2019-11-28")
    assert "ตัวเลขที่เผยแพร่ของวันดังกล่าว" in html and ">74<" in html and "2 จาก 6 ตำแหน่ง" in html


def test_on_other_days_a_link_leads_to_what_was_printed(page):
    ReportedFigure.objects.create(province_id="96", day=DAY, figure="appointed", value=74, source="สปข. นราธิวาส")
    html = page(as_of="2020-02-01")
    assert "?as_of=2019-11-28" in html and "ตัวเลขที่เผยแพร่ของวันดังกล่าว" not in html


def test_graduates_only_where_the_programme_exists(page):
    assert "บัณฑิตแรงงาน</span>" in page(as_of="2019-11-28")
    District.objects.filter(province_id="96").update(has_graduates=False)
    touched(["96"])
    assert "บัณฑิตแรงงาน</span>" not in page(as_of="2019-11-28")


def test_events_are_listed_for_who_may_read_them(page, workshop, songkhla_officer):
    assert "ประชุมตัวอย่าง" in page(as_of="2019-12-31")
    neighbour = page(user=songkhla_officer, as_of="2019-12-31")
    assert "ประชุมตัวอย่าง" not in neighbour and "เทียบเป้าหมาย 2 จาก 3 คน-ครั้ง (66.7%)" in neighbour


def test_an_event_after_the_day_is_not_counted_yet(page, workshop):
    assert "ประชุมตัวอย่าง" not in page(as_of="2019-11-28")


def test_before_the_first_recorded_day_nothing_is_zero(page, narathiwat, records_from):
    records_from(narathiwat, date(2019, 12, 1))
    html = page(as_of="2019-11-28")
    assert "ณ วันดังกล่าวสำนักงานยังไม่มีข้อมูลในระบบ" in html and "ไม่ระบุ" in html and "0.0%" not in html


@pytest.mark.parametrize("code", ["00", "9", "1234", "xx", "%E0%B9%99%E0%B9%96"])
def test_an_unknown_province_is_404(signed_in, advisor, code):
    assert signed_in(advisor).get(f"/dashboard/{code}/").status_code == 404


def test_the_moment_it_was_known_stays_on_one_line(page):
    html = page(as_of="2019-11-28", known_at="2019-11-28")
    assert 'เวลา <span class="nowrap">23.59 น.</span> ไม่รวม' in html
