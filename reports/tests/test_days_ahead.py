"""A day that lies ahead is no fact: pages, papers and open data say so, compare nothing and draw no curve to it."""

import re
from datetime import date

import pytest

from reports import figures
from reports.days import read_days
from reports.tests.reading import sheets
from thai.days import end_of_day

TODAY = date(2020, 3, 2)
AHEAD, SAID = "2028-09-30", "ตามคำสั่งที่มีอยู่"
DASHBOARDS = ("/dashboard/", "/dashboard/96/", "/dashboard/96/9601/")
REGISTER = ("/volunteers/", "/volunteers/seats/", "/volunteers/graduates/")


@pytest.fixture(autouse=True)
def in_march(on_day):
    """It is 2 March 2563."""
    with on_day(TODAY):
        yield


@pytest.fixture
def page(signed_in, network):
    """A page as text: ``page(advisor, "/dashboard/", as_of="2028-09-30")``."""
    return lambda user, address, **asked: signed_in(user).get(address, asked).content.decode()


def test_every_page_with_figures_says_so_and_only_of_days_ahead(page, advisor, narathiwat_officer):
    readers = dict.fromkeys(DASHBOARDS, advisor) | dict.fromkeys(REGISTER, narathiwat_officer)
    for day, said in ((AHEAD, True), ("2020-03-03", True), ("2020-03-02", False)):
        told = {address: SAID in page(reader, address, as_of=day) for address, reader in readers.items()}
        assert told == dict.fromkeys(readers, said), day


def test_a_day_after_all_that_was_known_lies_ahead_of_that(page, advisor):
    asked = {"as_of": "2020-02-01"}
    told = [SAID in page(advisor, "/dashboard/", **asked, **known) for known in ({}, {"known_at": "2020-01-15"})]
    assert told == [False, True]


def test_a_day_that_is_over_is_not_called_one_to_come(page, advisor):
    html = page(advisor, "/dashboard/", as_of="2020-02-01", known_at="2020-01-15")
    notices = re.findall(r'<p class="notice warn">\s*(.*?)\s*</p>', html, re.DOTALL)
    told = "1 กุมภาพันธ์ 2563 อยู่หลังวันที่ 15 มกราคม 2563 ซึ่งเป็นวันของบันทึกที่เลือก"
    said = [" ".join(re.sub(r"<[^>]*>", " ", notice).split()) for notice in notices]
    assert [notice.startswith(told) for notice in said].count(True) == 1


def test_nothing_is_compared_and_the_curve_ends_today(network, narathiwat):
    for find in (figures.nation, lambda days: figures.province(narathiwat.province, days)):
        overview = find(read_days({"as_of": AHEAD}))
        assert (overview.coverage.appointed, overview.share_change, overview.appointed_change) == (0, None, None)
        assert [point.day for point in overview.trend[-2:]] == [date(2020, 2, 29), TODAY]
        assert overview.trend[-1].appointed == 1


def test_a_fall_is_written_with_a_true_minus(page, advisor, on_day):
    with on_day(date(2020, 6, 30)):
        text = " ".join(page(advisor, "/dashboard/", as_of="2020-06-30").split())
    assert ('<b class="down"> −1 </b>' in text, "−16.7 จุดร้อยละ" in text) == (True, True)


@pytest.mark.parametrize("kind", ["appointment_status", "terms_ending"])
def test_reports_say_it_in_their_head_their_facts_and_on_each_sheet(made, answer, kind):
    said = f"30 กันยายน 2571 ({SAID})"
    head = answer(kind, as_of=date(2028, 9, 30))
    assert said in head.subtitle and dict(head.facts)["ข้อมูล ณ วันที่"] == said
    run = made(kind=kind, as_of=date(2028, 9, 30))
    assert str(sheets(run)).count(said) >= 1


def test_a_report_known_on_an_earlier_day_says_it_too(answer):
    head = answer("appointment_status", as_of=date(2020, 2, 1), known_at=end_of_day(date(2020, 1, 15)))
    assert SAID in head.subtitle


@pytest.mark.parametrize("address", ["/open-data/coverage", "/open-data/events"])
def test_open_data_marks_its_rows_and_keeps_the_agreed_fields_else(client, network, address):
    marked = client.get(f"{address}.json", {"as_of": AHEAD}).json()
    assert {row["basis"] for row in marked} == {"orders_on_record"}
    assert ["basis" in row for row in client.get(f"{address}.json", {"as_of": "2020-03-02"}).json()] == [False, False]
    ahead, known = (
        client.get(f"{address}.csv", {"as_of": day}).content.decode().splitlines()[0].split(",")
        for day in (AHEAD, "2020-03-02")
    )
    assert [name for name in ahead if name not in known] == ["basis"]
    assert "orders_on_record" in client.get("/open-data/").content.decode()


def test_events_are_unknown_where_no_records_were_kept(client, page, advisor, workshop, narathiwat, records_from):
    records_from(narathiwat, date(2020, 1, 1))
    rows = [client.get("/open-data/events.json", {"as_of": day}).json()[1] for day in ("2019-09-30", "2020-10-01")]
    counted = ("events", "persons", "attendances", "expected", "events_without_total")
    assert [[row[name] for name in counted] for row in rows] == [[None] * 5, [0, 0, 0, 0, 0]]
    csv = client.get("/open-data/events.csv", {"as_of": "2019-09-30"}).content.decode().splitlines()
    assert csv[2] == "96,นราธิวาส,Narathiwat,2562,,,,,,2019-09-30" + "," * 11
    html = page(advisor, "/dashboard/96/", as_of="2019-09-30")
    told = [said in html for said in ("ประชุมตัวอย่าง", "กิจกรรม ปีงบประมาณ", "ณ วันดังกล่าวสำนักงานยังไม่มีข้อมูลในระบบ")]
    assert told == [False, False, True]


def test_an_event_entered_where_no_records_were_kept_counts_in_its_province_and_in_the_nation(
    client, page, advisor, workshop, narathiwat, records_from
):
    records_from(narathiwat, date(2020, 1, 1))
    asked = {"as_of": "2019-12-31"}
    row = client.get("/open-data/events.json", asked).json()[1]
    assert (row["province_code"], row["events"], row["persons"]) == ("96", 1, 2)
    days = figures.PageDays(date(2019, 12, 31), None, 2563)
    provinces = [totals.events for totals in figures.events_by_province(days).values() if totals]
    assert figures.nation(days).event_sums.events == sum(provinces) == 1
    assert "ประชุมตัวอย่าง" in page(advisor, "/dashboard/96/", **asked)
