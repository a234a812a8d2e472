from datetime import date, time
from types import SimpleNamespace

import pytest

from events.hours import hours_of

FIRST, SECOND = date(2026, 11, 27), date(2026, 11, 28)


@pytest.mark.parametrize(("last", "start", "end", "told"), [
    (FIRST, time(8, 30), time(16), "08.30–16.00 น."),
    (SECOND, time(8, 30), time(16), "08.30–16.00 น."),
    (FIRST, time(13), None, "เวลา 13.00 น."),
    (SECOND, time(13), time(12), "วันแรกเริ่ม 13.00 น. · วันสุดท้ายถึง 12.00 น."),
    (SECOND, time(8, 30), time(12), "วันแรกเริ่ม 08.30 น. · วันสุดท้ายถึง 12.00 น."),
    (SECOND, time(13), None, "วันแรกเริ่ม 13.00 น."),
    (FIRST, None, time(12), ""),
])  # fmt: skip
def test_hours_over_noon_are_those_of_the_first_and_of_the_last_day(last, start, end, told):
    assert hours_of(SimpleNamespace(first_day=FIRST, last_day=last, start_time=start, end_time=end)) == told
