"""Events by province for programs: of the fiscal year up to the day, unknown is null."""

from datetime import date

import pytest

from events.models import Event

ADDRESS = "/open-data/events.json"
FIELDS = [
    "province_code", "province_name_th", "province_name_en", "fiscal_year", "events", "persons", "attendances",
    "expected", "events_without_total", "as_of", "persons_rated", "expected_rated", "persons_reported", "persons_late",
    "attendances_rated", "attendances_possible", "events_from_rolls", "events_from_reported", "events_roll_open",
    "events_not_yet_held", "events_not_stated",
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


def test_each_rate_has_its_numerator_and_its_base(client, workshop):
    row = client.get(ADDRESS, {"as_of": "2019-12-31"}).json()[1]
    assert [row[name] for name in FIELDS[10:16]] == [2, 3, 0, 0, 3, 6]
    nobody = client.get(ADDRESS, {"as_of": "2019-12-31"}).json()[0]
    assert [nobody[name] for name in FIELDS[10:]] == [None, None, 0, 0, None, None, 0, 0, 0, 0, 0]


@pytest.fixture
def told(narathiwat):
    """An event of Narathiwat without a roll: ``told(date(2019, 11, 1), reported_total=40)``."""

    def make(day, **facts):
        usual = {"kind": "seminar", "title": "อื่น", "venue_province_id": "96", "state": "finished"}
        event = Event.objects.create(office=narathiwat, first_day=day, last_day=day, **(usual | facts))
        event.provinces.add("96")
        return event

    return make


def test_every_event_stands_on_one_source(client, workshop, told):
    told(date(2019, 11, 1), reported_total=40)
    told(date(2019, 11, 2))
    told(date(2019, 11, 3)).participants.create(name="คน", order=1)
    row = client.get(ADDRESS, {"as_of": "2019-12-31"}).json()[1]
    assert (row["events"], [row[name] for name in FIELDS[16:]]) == (4, [1, 1, 1, 0, 1])
    assert (row["persons"], row["persons_reported"], row["events_without_total"]) == (42, 40, 2)


def test_an_event_ahead_is_not_silent(client, workshop, told):
    told(date(2099, 11, 2), reported_total=40)
    row = client.get(ADDRESS, {"as_of": "2099-12-31"}).json()[1]
    assert (row["events"], row["persons"], [row[name] for name in FIELDS[16:]]) == (1, None, [0, 0, 0, 1, 0])


def test_an_event_counts_from_its_first_day_to_the_end_of_the_fiscal_year(narathiwats):
    days = ("2019-12-09", "2019-12-10", "2020-09-30", "2020-10-01")
    assert [narathiwats(as_of=day)[:2] for day in days] == [[2563, 0], [2563, 1], [2563, 1], [2564, 0]]


def test_an_event_over_the_end_of_a_fiscal_year_counts_in_both_with_the_half_days_of_each(narathiwats, workshop):
    Event.objects.update(first_day=date(2020, 9, 30), last_day=date(2020, 10, 1))
    for day, half in ((date(2020, 9, 30), "morning"), (date(2020, 10, 1), "afternoon")):
        workshop.sessions.filter(half=half).update(day=day)
    assert [narathiwats(fiscal_year=str(year))[1:5] for year in (2563, 2564)] == [[1, 2, 2, 3], [1, 1, 1, 3]]


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
