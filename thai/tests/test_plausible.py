"""Days that are rare are told in a few words; usual days are not spoken of."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai import plausible
from thai.calendar import add_years
from thai.parsing import parse_date
from thai.plausible import before_2500, far_off, other_century, unusual_birth, whole_years

NOW = date(2026, 11, 28)
DAYS = st.dates(date(1857, 4, 1), date(2100, 12, 31))


@pytest.fixture(autouse=True)
def _on_a_fixed_day(monkeypatch):
    monkeypatch.setattr(plausible, "today", lambda: NOW)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2053, 3, 12), "ปี 2596 ห่างจากวันนี้ 27 ปี"),
        (date(1956, 12, 31), "ปี 2499 ห่างจากวันนี้ 70 ปี"),
        (date(2028, 11, 29), "ปี 2571 ห่างจากวันนี้ 2 ปี"),
        *((day, "") for day in (date(1957, 1, 1), NOW, date(2028, 11, 28))),
    ],
)
def test_a_day_far_from_today(day, told):
    assert far_off(day) == told
    assert before_2500(day) == (told if day < NOW else "")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2018, 3, 1), "อายุ 8 ปี"),
        (NOW, "อายุ 0 ปี"),
        (date(2011, 11, 29), "อายุ 14 ปี"),
        (date(1900, 1, 1), "อายุ 126 ปี"),
        *((day, "") for day in (date(2011, 11, 28), date(1972, 5, 5), date(1926, 11, 28))),
    ],
)
def test_a_birth_that_few_volunteers_have(day, told):
    assert unusual_birth(day) == told


@given(DAYS, st.integers(0, 80))
def test_years_are_whole_on_the_anniversary_and_not_the_day_before(day, years):
    anniversary = add_years(day, years)
    assert whole_years(day, anniversary) == years
    assert whole_years(day, anniversary - timedelta(days=1)) == years - 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("20/12/26", "ปี 26 เป็น พ.ศ. 2526 (ค.ศ. 1983)"),
        ("26-11-29", "ปี 29 เป็น พ.ศ. 2529 (ค.ศ. 1986)"),
        ("๒๗/๑/๓๑", "ปี 31 เป็น พ.ศ. 2531 (ค.ศ. 1988)"),
        ("๒๐ ธ.ค. ๒๗", "ปี 27 เป็น พ.ศ. 2527 (ค.ศ. 1984)"),
        *((day, "") for day in ("20/12/69", "20/12/2526", "20/12/1983", "1983-12-26", "20121983", "20/12/20")),
    ],
)
def test_two_digits_that_may_mean_this_decade(typed, told):
    assert other_century(typed, parse_date(typed), far_off) == told


def test_a_birth_in_this_decade_is_no_usual_one_so_the_year_is_not_asked_about():
    assert other_century("20/12/26", date(1983, 12, 20), unusual_birth) == ""
