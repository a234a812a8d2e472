"""What lists are asked for in their addresses: one dialect, a sentence for what is wrong."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from provinces.models import Province
from thai.days import Days
from volunteers import services
from volunteers.filters import DayFilter, GraduateFilter
from volunteers.seat_filter import SeatFilter
from volunteers.views.graduates import rows

BANGKOK = ZoneInfo("Asia/Bangkok")


@pytest.fixture
def province(narathiwat):
    """Narathiwat."""
    return Province.objects.get(code="96")


def asked(filter_class, province, **address):
    filled = filter_class(address, province=province, session="")
    filled.is_valid()
    return filled


@pytest.mark.parametrize("text", ["2019-11-28", "28/11/2562", "28 พ.ย. 2562", "๒๘ พ.ย. ๒๕๖๒"])
def test_a_day_is_read_however_it_is_written(text):
    form = DayFilter({"as_of": text})
    assert (form.is_valid(), form.days()) == (True, Days(date(2019, 11, 28), None))


def test_without_a_day_it_is_today_as_known_now(time_machine):
    time_machine.move_to(datetime(2026, 3, 1, 23, 30, tzinfo=BANGKOK))
    form = DayFilter({})
    assert (form.is_valid(), form.days()) == (True, Days(date(2026, 3, 1), None))


def test_a_day_of_knowledge_lasts_until_its_end_in_bangkok():
    form = DayFilter({"as_of": "2019-11-28", "known_at": "2019-12-05"})
    assert form.is_valid()
    assert form.days().known_at.astimezone(BANGKOK).date() == date(2019, 12, 5)
    assert form.days().known_at > datetime(2019, 12, 5, 23, 59, tzinfo=BANGKOK)


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ({"as_of": "31/13/2569"}, "as_of"),
        ({"known_at": "2999-01-01"}, "known_at"),
        ({"district": "9001"}, "district"),
        ({"district": "'; DROP TABLE"}, "district"),
        ({"state": "busy"}, "state"),
        ({"state": "ending", "within": "31"}, "within"),
        ({"state": "vacant", "over": "๓๐"}, "over"),
        ({"state": "appointed", "over": "30"}, "over"),
        ({"within": "30"}, "within"),
        ({"state": "vacant", "desk": "office"}, "desk"),
        ({"state": "pending", "desk": "minister"}, "desk"),
        ({"q": "0812345678"}, "q"),
        ({"q": "~broken"}, "q"),
    ],
)
def test_what_cannot_be_understood_is_answered_at_its_field(province, address, field):
    assert list(asked(SeatFilter, province, **address).errors) == [field]


def test_abolished_districts_are_not_offered(province):
    first = province.districts.filter(valid_to=None).first()
    first.valid_to = date(2020, 1, 1)
    first.save()
    form = asked(SeatFilter, province, district=first.pk)
    assert (first in form.districts, list(form.errors)) == (False, ["district"])


def test_the_roster_takes_tambons_and_holders_by_one_search(province, seats, appointed, person):
    appointed(seats[0], who=person("สมศรี", phone="0812345678"), start=date(2020, 2, 1))
    tambon = seats[1].subdistrict.name
    texts = ("สมศรี", "5678", "0708", f"ตำบล{tambon}", tambon)
    day = {"as_of": "2021-01-01"}
    found = [[s.pk for s in asked(SeatFilter, province, q=text, **day).seats()] for text in texts]
    assert found == [[seats[0].pk], [seats[0].pk], [], [seats[1].pk], [seats[1].pk]]


def test_former_holders_do_not_find_a_seat(province, seat, appointed, person):
    appointed(seat, who=person("สมศรี"), start=date(2020, 2, 1), end=date(2021, 1, 31))
    days = ("2021-01-31", "2021-02-01")
    assert [asked(SeatFilter, province, q="สมศรี", as_of=day).seats().count() for day in days] == [1, 0]


def test_graduates_come_by_district_and_name_in_few_queries(
    province, person, narathiwat_officer, django_assert_num_queries
):
    for name, code in (("ขวัญ", "9602"), ("ก้อย", "9602"), ("เอก", "9601")):
        district = province.districts.get(code=code)
        services.post_graduate(
            by=narathiwat_officer, person=person(name, phone="0812345678"), district=district,
            first_day=date(2024, 10, 1), subdistricts=district.subdistricts.all()[:1],
        )  # fmt: skip
    form = asked(GraduateFilter, province, as_of="2025-01-01")
    with django_assert_num_queries(3):
        listed = [(row.person.first_name, row.phone, len(row.tambons)) for row in rows(form.postings())]
    assert listed == [(name, "08x xxx 5678", 1) for name in ("เอก", "ก้อย", "ขวัญ")]
