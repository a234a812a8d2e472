"""The schedule of one province: what is to come, then what was."""

from datetime import date

import pytest
from django.test import Client

from events import services
from events.tests.conftest import SECRET
from provinces.models import Province


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
    assert (list(shown["next_events"]), shown["feed"]["subscribe"]) == ([], "webcal://testserver/schedule/90.ics")


def test_a_page_that_does_not_exist_is_the_nearest(make_event):
    event = make_event()
    assert [list(Client().get(f"/schedule/96/?page={p}").context["page"]) for p in ("9", "ก")] == [[event]] * 2


@pytest.fixture
def hosted(ahead):
    """An event of Narathiwat alone, at a hotel of Songkhla."""
    return ahead(provinces=["96"], venue_province_id="90", venue_district_id="9011", venue_subdistrict_id="901101")


def test_an_event_that_others_hold_in_the_province_says_who_organises_it(hosted, narathiwat):
    there, at_home = (" ".join(page(f"/schedule/{code}/").split()) for code in ("90", "96"))
    told = f"จัดโดย {narathiwat.name}"
    assert [(SECRET in shown, told in shown) for shown in (there, at_home)] == [(True, True), (True, False)]
    assert [told in shown for shown in (page("/schedule/"), page("/"))] == [False, False]


def test_the_calendar_of_the_province_has_it_too(hosted, narathiwat):
    there, at_home = (page(f"/schedule/{code}.ics").replace("\r\n ", "") for code in ("90", "96"))
    assert [(SECRET in feed, f"จัดโดย {narathiwat.name}" in feed) for feed in (there, at_home)] == [
        (True, True), (True, False),
    ]  # fmt: skip


def test_hidden_it_tells_no_more_than_days_district_and_office(ahead, narathiwat):
    ahead(venue_province_id="90", visibility="date", organiser_name="ผู้จัดลับ", venue_subdistrict_id=None)
    shown = page("/schedule/90/")
    told = [word in shown for word in (SECRET, "ห้องลับ", "ผู้จัดลับ", narathiwat.name)]
    assert told == [False, False, False, True]


def test_the_province_of_the_place_gains_no_right(hosted, signed_in, songkhla_officer, narathiwat_officer):
    addresses = (hosted.get_absolute_url(), f"{hosted.get_absolute_url()}edit/", f"/events/{hosted.pk}/roll/")
    answers = [[signed_in(who).get(a).status_code for a in addresses] for who in (songkhla_officer, narathiwat_officer)]
    assert answers == [[404] * 3, [200] * 3]
    assert list(signed_in(songkhla_officer).get("/events/").context["page"]) == []


def test_a_place_that_moves_leaves_the_one_page_and_comes_to_the_other(hosted, narathiwat_officer):
    before = [SECRET in page(f"/schedule/{code}/") for code in ("90", "96")]
    facts = {"venue_province": Province.objects.get(pk="96"), "venue_district": None, "venue_subdistrict": None}
    services.update_event(by=narathiwat_officer, event=hosted, provinces=["96"], **facts)
    moved = SECRET in page("/schedule/90/")
    facts["venue_province"] = Province.objects.get(pk="90")
    services.update_event(by=narathiwat_officer, event=hosted, provinces=["96"], **facts)
    assert (before, moved, SECRET in page("/schedule/90/")) == ([True, True], False, True)
