"""The schedule of one province: what is to come, then what was."""

from datetime import date

import pytest
from django.test import Client

from events.tests.conftest import SECRET


def page(address: str) -> str:
    return Client().get(address).content.decode()


@pytest.mark.parametrize("code", ["00", "1", "961", "xx", "96%00", "๙๖"])
def test_an_unknown_province_is_404(code, gazetteer):
    assert [Client().get(f"/schedule/{code}{end}").status_code for end in ("/", ".ics")] == [404, 404]


def test_a_joint_event_is_on_both_schedules(ahead):
    ahead(provinces=["96", "90"])
    assert [SECRET in page(f"/schedule/{code}/") for code in ("96", "90")] == [True, True]


def test_what_is_to_come_stands_apart_from_what_was(ahead, make_event):
    next_one, last_one = ahead(), make_event(title="ผ่านไปแล้ว")
    shown = Client().get("/schedule/96/").context
    assert (list(shown["next_events"]), list(shown["page"].object_list)) == ([next_one], [last_one])


def test_the_latest_of_what_was_comes_first(make_event):
    for day in (3, 9, 6):
        make_event(title=f"วันที่ {day}", first_day=date(2026, 2, day), last_day=date(2026, 2, day))
    assert [e.title for e in Client().get("/schedule/96/").context["page"]] == ["วันที่ 9", "วันที่ 6", "วันที่ 3"]


def test_the_neighbour_s_schedule_is_empty_and_tells_where_the_calendar_is(ahead):
    ahead()
    shown = Client().get("/schedule/90/").context
    assert (list(shown["next_events"]), shown["feed"]) == ([], "http://testserver/schedule/90.ics")


def test_a_page_that_does_not_exist_is_the_nearest(make_event):
    event = make_event()
    assert [list(Client().get(f"/schedule/96/?page={p}").context["page"]) for p in ("9", "ก")] == [[event]] * 2
