"""What is laid down: Narathiwat on 28 November 2562, the late entry of Songkhla, and a present with work to do."""

from datetime import date

from demo.careers import Steps
from demo.lives import Departure, LateStart, Script
from demo.moments import cycle_ending, days, last_day_of_term, national_terms

TERM_2562 = date(2019, 6, 11)
# Between these days nobody leaves in Narathiwat: 74 appointed, 3 pending, 0 vacant.
NARATHIWAT_QUIET_UNTIL = date(2020, 1, 20)
_OFFICE_DESK = Steps(date(2019, 8, 5), date(2019, 8, 19), date(2019, 11, 11))
_MINISTRY_DESK = Steps(date(2019, 7, 22), date(2019, 8, 5), date(2019, 8, 26), date(2019, 9, 16))
_RETURNED = Steps(date(2019, 7, 15), date(2019, 7, 29), date(2019, 8, 19), date(2019, 9, 9), date(2019, 11, 4))
_LATE_ENTRY = Steps(date(2019, 11, 18), date(2019, 12, 2), date(2020, 1, 13), date(2020, 2, 3))
# Terms of 2562 that began late, by province and place of the seat. In Songkhla the two were in office since
# 2 March, but the order was typed in on 27 March: a sheet printed in between shows two more pending.
_LATE_STARTS = {
    "96": {
        place: LateStart(steps, start=date(2020, 1, 16), recorded=date(2020, 1, 20))
        for place, steps in ((9, _OFFICE_DESK), (33, _MINISTRY_DESK), (60, _RETURNED))
    },
    "90": {place: LateStart(_LATE_ENTRY, start=date(2020, 3, 2), recorded=date(2020, 3, 27)) for place in (17, 88)},
}
_WORK_TO_DO = (
    Departure(23),
    Departure(118),
    Departure(64, {"nominate": 19}),
    Departure(95, {"nominate": 52, "check": 31}),
    Departure(120, {"nominate": 84, "check": 66, "propose": 12}),
    Departure(176, {"nominate": 140, "check": 121, "propose": 98, "receive": 73}),
    Departure(205, {"nominate": 170, "check": 151, "propose": 130, "receive": 101, "send_back": 9}),
)
# Places (in order of tambon code) of the seats that lie open today, and of those whose term ends in so many days.
_OPEN_TODAY = {"96": (2, 14, 27, 37, 48, 55, 71), "90": (4, 23, 41, 67, 90, 104, 119), "95": (7, 19, 30)}
_ENDING = {"96": {5: 12, 21: 26, 40: 55, 66: 86}, "90": {11: 20, 59: 47, 101: 80}, "94": {3: 33, 50: 71}}


def script_for(province_code: str, place: int) -> Script:
    """The script of the seat that stands at a place (from 0) among the seats of its province."""
    script = Script(calm=place in _ENDING.get(province_code, {}))
    if province_code == "96":
        script.full_from, script.quiet_until = TERM_2562, NARATHIWAT_QUIET_UNTIL
    if late := _LATE_STARTS.get(province_code, {}).get(place):
        script.late_starts[TERM_2562] = late
    open_places = _OPEN_TODAY.get(province_code, ())
    if place in open_places:
        script.departure = _WORK_TO_DO[open_places.index(place) * len(_WORK_TO_DO) // len(open_places)]
    return script


def terms_for(province_code: str, place: int, *, first: date, today: date) -> list[tuple[date, date]]:
    """(first day, last day) of the terms of a seat: national ones, or a cycle that ends soon."""
    ending = _ENDING.get(province_code, {}).get(place)
    if ending is None:
        return [(start, last_day_of_term(start)) for start in national_terms(first, today)]
    last_day = today + days(ending)
    starts = cycle_ending(last_day, first)
    return list(zip(starts, [start - days(1) for start in starts[1:]] + [last_day], strict=True))
