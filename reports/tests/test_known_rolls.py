"""Rolls on pages, in reports and in open data: about a day, as known at a moment; an event's own facts as of now."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from events.models import Attendance, RollClosing
from volunteers.tests.reading import told

CLOSED = datetime(2020, 1, 5, 3, tzinfo=UTC)
BEFORE, AFTER = {"known_at": "2020-01-05T09:00+07:00"}, {"known_at": "2020-01-05T11:00+07:00"}
JANUARY = {"as_of": "2020-01-31", "fiscal_year": "2563"}


@pytest.fixture
def closed_late(workshop):
    """The workshop of December, whose roll was closed in January."""
    RollClosing.objects.update(known_from=CLOSED)
    Attendance.objects.update(known_from=CLOSED)
    return workshop


@pytest.fixture
def province(signed_in, advisor):
    """The events of Narathiwat as the advisor reads them: ``province(**BEFORE)``."""

    def read(**asked):
        return signed_in(advisor).get("/dashboard/96/", JANUARY | asked).context["overview"].events

    return read


def test_before_the_closing_was_known_nobody_knew_who_came(closed_late, province):
    found = [province(**asked) for asked in (BEFORE, AFTER, {})]
    assert [(sums.persons, sums.attendances, sums.open_events) for sums in found] == [
        (None, None, 1), (2, 3, 0), (2, 3, 0),
    ]  # fmt: skip


def test_a_reported_total_is_as_of_now(closed_late, province):
    closed_late.reported_total = 100
    closed_late.save()
    assert [province(**asked).persons for asked in (BEFORE, AFTER)] == [100, 2]


def test_a_reopened_roll_is_known_until_it_was_opened(closed_late, province):
    RollClosing.objects.update(known_until=datetime(2020, 1, 6, 3, tzinfo=UTC))
    assert [province(**asked).persons for asked in (AFTER, {"known_at": "2020-01-07"}, {})] == [2, None, None]


def test_the_base_is_the_list_of_the_closing(closed_late, province):
    closed_late.participants.create(name="มาทีหลัง", order=9)
    assert province().rated == (2, 3)


def test_half_days_after_the_day_do_not_count(closed_late, signed_in, advisor):
    client = signed_in(advisor)
    days = ("2019-12-09", "2019-12-10")
    found = [client.get("/dashboard/96/", {"as_of": day, "fiscal_year": "2563"}).context["overview"] for day in days]
    assert [(overview.events.events, overview.events.persons) for overview in found] == [(0, 0), (1, 2)]


def test_open_data_tell_the_same(closed_late):
    def persons(**asked):
        rows = Client().get("/open-data/events.json", JANUARY | asked).json()
        return [row["persons"] for row in rows if row["province_code"] == "96"]

    assert [persons(**asked) for asked in (BEFORE, AFTER)] == [[None], [2]]


def test_the_page_says_what_it_covers(closed_late, signed_in, advisor):
    page = told(signed_in(advisor).get("/dashboard/96/", JANUARY | AFTER))
    sentences = ("การสรุปยอดผู้เข้าร่วม แสดงตามที่บันทึกถึงวันที่ 5 มกราคม 2563", "แสดงตามที่บันทึกถึงปัจจุบัน")
    assert [sentence in page for sentence in sentences] == [True, True]
