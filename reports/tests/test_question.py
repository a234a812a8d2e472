"""What was asked: a day or a year, about which day the figures are, whose events count."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from reports.days import PageDays
from reports.question import Question

KNOWN = timezone.make_aware(datetime(2020, 1, 31, 16, 30))


def question(**changes):
    usual = {
        "province": None, "as_of": None, "fiscal_year": None, "known_at": KNOWN, "with_names": False, "format": "xlsx",
        "asked_by": "สมชาย",
    }  # fmt: skip
    return Question(**(usual | changes))


def test_a_day_is_the_first_and_the_last_one():
    asked = question(as_of=date(2019, 11, 28))
    assert (asked.first_day, asked.day) == (date(2019, 11, 28), date(2019, 11, 28))


def test_a_year_that_is_over_goes_to_its_last_day():
    asked = question(fiscal_year=2562)
    assert (asked.first_day, asked.day) == (date(2018, 10, 1), date(2019, 9, 30))


def test_a_year_that_runs_goes_to_the_day_it_was_known():
    asked = question(fiscal_year=2563)
    assert (asked.first_day, asked.day) == (date(2019, 10, 1), date(2020, 1, 31))


def test_the_day_is_bangkoks_even_late_in_the_evening():
    late = timezone.make_aware(datetime(2020, 1, 31, 23, 30))
    assert question(fiscal_year=2563, known_at=late).day == date(2020, 1, 31)


@pytest.mark.parametrize(("asked", "year"), [
    ({"as_of": date(2019, 9, 30)}, 2562), ({"as_of": date(2019, 10, 1)}, 2563), ({"fiscal_year": 2563}, 2563),
])  # fmt: skip
def test_the_days_are_read_as_the_dashboard_reads_them(asked, year):
    found = question(**asked)
    assert (found.days, found.year) == (PageDays(found.day, KNOWN, year), year)


def test_where_nothing_was_said_the_running_year_is_meant():
    asked = question()
    assert (asked.year, asked.first_day, asked.day) == (2563, date(2019, 10, 1), date(2020, 1, 31))


def test_what_is_printed_holds_less():
    assert [question(format=format).on_paper for format in ("xlsx", "pdf")] == [False, True]


def test_nothing_is_chosen_unless_it_was_said():
    assert (question().parameters, question(parameters={"within": 30}).parameters) == ({}, {"within": 30})
