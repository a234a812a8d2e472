from datetime import date, time

import pytest
from django.utils import translation

from thai.display import local_date, local_date_range, local_time, page_is_thai

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


def test_without_a_language_the_page_is_thai():
    with translation.override(None):
        assert page_is_thai()
