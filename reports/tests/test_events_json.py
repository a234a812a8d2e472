"""Events by province for programs: of the fiscal year up to the day, unknown is null."""

import pytest

from events.models import Event

ADDRESS = "/open-data/events.json"
FIELDS = [
    "province_code", "province_name_th", "province_name_en", "fiscal_year", "events", "persons", "attendances",
    "expected", "events_without_total", "as_of",
]  # fmt: skip


@pytest.fixture
def narathiwats(client, workshop):
    """Its figures on a day: year, events, persons, attendances, expected, without total."""
    return lambda **asked: list(client.get(ADDRESS, asked).json()[1].values())[3:9]


def test_it_has_exactly_the_agreed_fields_by_province_code(client, workshop):
    answer = client.get(ADDRESS, {"as_of": "2019-12-31"}).json()
    assert [list(row) for row in answer] == [FIELDS, FIELDS]
    assert [row["province_code"] for row in answer] == ["90", "96"]


def test_a_closed_roll_counts_persons_half_days_and_who_was_expected(narathiwats):
    assert narathiwats(as_of="2019-12-31") == [2563, 1, 2, 3, 3, 0]


def test_an_event_counts_from_its_first_day_to_the_end_of_the_fiscal_year(narathiwats):
    days = ("2019-12-09", "2019-12-10", "2020-09-30", "2020-10-01")
    assert [narathiwats(as_of=day)[:2] for day in days] == [[2563, 0], [2563, 1], [2563, 1], [2564, 0]]


def test_a_fiscal_year_may_be_asked_for(narathiwats):
    assert [narathiwats(fiscal_year=str(year))[:2] for year in (2562, 2563)] == [[2562, 0], [2563, 1]]


def test_an_event_of_which_nobody_said_who_came_is_unknown(narathiwats, workshop):
    workshop.sessions.all().delete()
    assert narathiwats(as_of="2019-12-31")[:3] + narathiwats(as_of="2019-12-31")[5:] == [2563, 1, None, 1]


def test_a_joint_event_counts_in_each_of_its_provinces(client, workshop):
    workshop.provinces.add("90")
    assert [row["events"] for row in client.get(ADDRESS, {"as_of": "2019-12-31"}).json()] == [1, 1]


def test_a_cancelled_event_counts_nowhere(narathiwats):
    Event.objects.update(state="cancelled")
    assert narathiwats(as_of="2019-12-31")[:2] == [2563, 0]


def test_no_title_and_no_person_is_in_it(client, workshop):
    text = client.get(ADDRESS, {"as_of": "2019-12-31"}).content.decode()
    assert [name for name in ("ประชุมตัวอย่าง", "ผู้เข้าร่วม 1", "ศาลากลาง") if name in text] == []
