"""The roster: who stands where, found by what an officer types, on any day and as known on any day."""

import re
from datetime import date, datetime
from html import unescape
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest

from thai.days import Days
from volunteers import figures, services
from volunteers.models import SeatSpell
from volunteers.tests.reading import table, words

BANGKOK = ZoneInfo("Asia/Bangkok")
DAY = "?as_of=2021-06-01"


@pytest.fixture
def office(signed_in, narathiwat_officer):
    """The officer of Narathiwat at the desk."""
    return signed_in(narathiwat_officer)


@pytest.fixture
def filled(seats, appointed, nominated, person, narathiwat_officer):
    """One seat held, one pending, one with a candidate."""
    somsri = person("สมศรี", national_id="1101700230708", phone="0812345678")
    held = appointed(seats[0], end=date(2023, 1, 31), who=somsri)
    waiting = nominated(seats[1], on=date(2021, 1, 10), who=person("มานะ"))
    services.propose(by=narathiwat_officer, appointment=waiting, on=date(2021, 2, 1))
    nominated(seats[2], on=date(2021, 5, 20), who=person("ปิติ"))
    return held


def names(response) -> list[str]:
    return [row[1] for row in table(response)]


def test_seats_stand_in_the_order_of_tambon_codes_with_their_holders(office, filled, seats):
    rows = table(office.get(f"/volunteers/{DAY}"))
    assert [row[1] for row in rows] == ["สมศรี ตัวอย่าง", "มานะ ตัวอย่าง", "ปิติ ตัวอย่าง"]
    assert [row[2].split()[0] for row in rows] == [s.subdistrict.name for s in seats]
    assert rows[0][4] == "08x xxx 5678"
    assert rows[0][5] == "1 ก.พ. 2563 – 31 ม.ค. 2566 ทดสอบ"


@pytest.mark.parametrize(
    ("state", "found"),
    [("appointed", ["สมศรี"]), ("pending", ["มานะ"]), ("nominated", ["ปิติ"]), ("vacant", ["ปิติ"]), ("ending", [])],
)
def test_a_state_shows_its_seats(office, filled, state, found):
    response = office.get(f"/volunteers/{DAY}&state={state}")
    assert [name.split()[0] for name in names(response)] == found


def test_the_chips_repeat_the_figures_of_the_dashboard(office, filled):
    response = office.get(f"/volunteers/{DAY}")
    coverage = figures.coverage_of("96", Days(date(2021, 6, 1)))
    counts = [int(chip.split()[-1]) for chip in words(response, ".chip")]
    expected = [coverage.seats, coverage.appointed, coverage.pending, coverage.vacant, coverage.nominated, 0]
    assert counts == expected == [3, 1, 1, 1, 1, 0]


def test_beside_a_search_the_chips_say_that_they_count_every_seat(office, filled):
    said = "จำนวนเหล่านี้นับทุกตำแหน่ง ไม่ใช่เฉพาะที่ค้นหา"
    pages = [office.get(f"/volunteers/{DAY}{query}").content.decode() for query in ("", "&q=ฮฮฮฮ")]
    assert [said in page for page in pages] == [False, True]


@pytest.mark.parametrize(("query", "carried"), [("", []), ("&q=", []), ("&q=A%26B", ["A&B"])])
def test_adding_somebody_takes_along_what_was_searched_and_nothing_else(query, carried, office, filled):
    page = office.get(f"/volunteers/{DAY}{query}").content.decode()
    address = unescape(re.search(r'href="(/volunteers/new/[^"]*)"', page)[1])
    assert parse_qs(urlsplit(address).query) == {"province": ["96"]} | ({"q": carried} if carried else {})


def test_a_term_that_ends_within_ninety_days_says_so(office, filled):
    response = office.get("/volunteers/?as_of=2022-12-20&state=ending")
    assert [row[1] for row in table(response)] == ["สมศรี ตัวอย่าง"]
    assert "42" in table(response)[0][3]


@pytest.mark.parametrize(
    "text", ["สมศรี", "สมศรี ตัวอย่าง", "นางสมศรี", "0708", "๐๗๐๘", "081 234 5678", "081-2345678", "1-1017-00230-70-8"]
)
def test_a_holder_is_found_by_name_last_four_digits_or_telephone(office, filled, text):
    response = office.post("/volunteers/search/", {"as_of": "2021-06-01", "q": text}, follow=True)
    assert names(response) == ["สมศรี ตัวอย่าง"]


def test_a_tambon_is_found_with_and_without_its_kind(office, filled, seats):
    for text in (seats[1].subdistrict.name_th, f"ตำบล{seats[1].subdistrict.name_th}"):
        response = office.get("/volunteers/", {"as_of": "2021-06-01", "q": text})
        assert names(response) == ["มานะ ตัวอย่าง"]


def test_somebody_without_a_seat_is_named_below_the_list(office, filled, person):
    person("ชูใจ")
    response = office.get("/volunteers/", {"q": "ชูใจ"})
    assert words(response, ".tags") == ["ชูใจ ตัวอย่าง"]
    assert table(response) == []


def test_a_late_entry_is_not_on_the_sheet_known_before_it(office, filled):
    SeatSpell.objects.update(known_from=datetime(2021, 3, 1, 12, tzinfo=BANGKOK))
    before = office.get(f"/volunteers/{DAY}&known_at=2021-02-28&state=appointed")
    after = office.get(f"/volunteers/{DAY}&known_at=2021-03-01&state=appointed")
    assert (names(before), names(after)) == ([], ["สมศรี ตัวอย่าง"])


def test_the_moment_it_was_known_stays_on_one_line(office, filled):
    html = office.get(f"/volunteers/{DAY}&known_at=2021-03-01").content.decode()
    assert '<span class="nowrap">23.59 น.</span> ไม่รวม' in html


def test_a_district_narrows_rows_and_figures(office, filled, seats):
    own = office.get(f"/volunteers/{DAY}&district={seats[0].subdistrict.district_id}")
    other = office.get(f"/volunteers/{DAY}&district=9613")
    assert (len(table(own)), own.context["coverage"].seats) == (3, 3)
    assert (table(other), other.context["coverage"].seats) == ([], 0)


@pytest.mark.parametrize(
    "query",
    ["as_of=31/13/2569", "as_of=yesterday", "as_of=2999-01-01", "known_at=2999-01-01", "known_at=Tx", "district=zzz",
     "district=9001", "state=asleep", "as_of=%00", "q=%00"],
)  # fmt: skip
def test_what_cannot_be_understood_is_said_and_no_row_is_shown(office, filled, query):
    response = office.get(f"/volunteers/?{query}")
    assert response.status_code == 400
    assert len(words(response, ".errors")) == 1
    assert table(response) == []


def test_an_unreadable_day_is_kept_as_it_was_typed(office, filled):
    response = office.get("/volunteers/", {"as_of": "31/13/2569"})
    assert 'value="31/13/2569"' in response.content.decode()


def test_a_strange_page_number_shows_a_page(office, filled):
    for page in ("abc", "0", "99"):
        assert len(table(office.get(f"/volunteers/{DAY}&page={page}"))) == 3


def test_before_the_records_begin_nothing_is_claimed(office, filled, narathiwat, records_from):
    records_from(narathiwat, date(2018, 1, 1))
    response = office.get("/volunteers/?as_of=2016-01-01")
    assert response.context["counted"].coverage == figures.UNKNOWN
    assert (table(response), len(words(response, ".empty"))) == ([], 1)


def test_the_neighbour_sees_the_own_province_only(signed_in, songkhla_officer, filled):
    client = signed_in(songkhla_officer)
    assert client.get("/volunteers/").context["province"].code == "90"
    assert client.get("/volunteers/?province=96").status_code == 404
    assert client.get("/volunteers/?province=%00").status_code == 404


def test_the_ministry_chooses_a_province(signed_in, ministry_admin, filled):
    response = signed_in(ministry_admin).get(f"/volunteers/{DAY}&province=96")
    assert names(response) == ["สมศรี ตัวอย่าง", "มานะ ตัวอย่าง", "ปิติ ตัวอย่าง"]


def test_no_row_shows_an_id_or_a_whole_telephone(office, filled):
    page = office.get(f"/volunteers/{DAY}").content.decode()
    assert [secret for secret in ("1101700230708", "30708", "0812345678", "08 1234 5678") if secret in page] == []


def test_the_auditor_reads_and_is_offered_no_deed(signed_in, auditor, filled):
    response = signed_in(auditor).get(f"/volunteers/{DAY}&province=96")
    assert names(response)[0] == "สมศรี ตัวอย่าง"
    assert "/nominate/" not in response.content.decode()


def test_an_english_page_counts_years_in_the_common_era(office, filled):
    response = office.get(f"/volunteers/{DAY}", headers={"accept-language": "en"})
    assert words(response, "h1") == ["Labour volunteers of Narathiwat"]
    assert table(response)[0][5] == "1 Feb 2020 – 31 Jan 2023 ทดสอบ"


def test_what_to_search_by_is_whole_on_a_phone(office, filled):
    html = office.get("/volunteers/").content.decode()
    assert 'placeholder="ชื่อ ตำบล เลขบัตร หรือโทรศัพท์"' in html
    assert 'for="id_q">ค้นหาชื่อ ตำบล เลขบัตรประชาชนหรือโทรศัพท์ (ครบทุกหลักหรือเลขท้าย 4 หลัก)</label>' in html
