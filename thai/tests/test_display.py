from datetime import date, time

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from thai.display import MINUS, in_both_calendars, local_date, local_date_range, local_number, local_time, page_is_thai

WORKSHOP = date(2019, 11, 28)


@pytest.mark.parametrize(
    ("language", "day", "days", "moment"),
    [
        ("th", "28 พ.ย. 2562", "28–29 พ.ย. 2562", "08.12 น."),
        ("en", "28 Nov 2019", "28–29 Nov 2019", "08:12"),
    ],
)
def test_each_language_has_its_calendar(language, day, days, moment):
    with translation.override(language):
        assert local_date(WORKSHOP) == day
        assert local_date_range(WORKSHOP, date(2019, 11, 29)) == days
        assert local_time(time(8, 12)) == moment


def test_a_typed_day_is_told_in_both_calendars():
    told = {}
    for language in ("th", "en"):
        with translation.override(language):
            told[language] = in_both_calendars(date(2026, 11, 27))
    assert told == {"th": "27 พ.ย. 2569 (ค.ศ. 2026)", "en": "27 Nov 2026 (B.E. 2569)"}


def test_without_a_language_the_page_is_thai():
    with translation.override(None):
        assert page_is_thai()


@pytest.mark.parametrize(
    ("number", "decimals", "plain", "signed"),
    [
        (-7544, 0, "−7,544", "−7,544"),
        (7544, 0, "7,544", "+7,544"),
        (0, 0, "0", "0"),
        (-0.04, 1, "0.0", "0.0"),
        (-0.05, 1, "−0.1", "−0.1"),
        (1234.25, 1, "1,234.3", "+1,234.3"),
        (2.5, 0, "3", "+3"),
    ],
)
def test_a_number_has_separators_and_a_true_minus(number, decimals, plain, signed):
    assert (local_number(number, decimals), local_number(number, decimals, signed=True)) == (plain, signed)


@given(st.integers(-(10**12), 10**12), st.integers(0, 2))
def test_a_number_reads_back_as_it_was(number, decimals):
    shown = local_number(number, decimals, signed=True)
    assert int(float(shown.replace(",", "").replace(MINUS, "-"))) == number
    assert "-" not in shown and len(shown.partition(".")[2]) == decimals
