"""Which half-days an event has, and what happens to them when its days or times change."""

from datetime import date, time
from types import SimpleNamespace
from uuid import uuid4

import pytest

from accounts.rules import RuleBroken
from events import services
from events.clock import days_of, half_days

DAY, NEXT = date(2026, 3, 12), date(2026, 3, 13)


def halves(first=DAY, last=DAY, start=None, end=None) -> list[tuple[int, str]]:
    """The half-days of an event with these days and times, by day of the month."""
    event = SimpleNamespace(first_day=first, last_day=last, start_time=start, end_time=end)
    return [(day.day, half) for day, half in half_days(event)]


@pytest.mark.parametrize(
    "start, end, expected",
    [
        (None, None, ["morning", "afternoon"]),
        (time(9), time(16), ["morning", "afternoon"]),
        (time(9), time(12), ["morning"]),
        (time(9), time(12, 1), ["morning", "afternoon"]),
        (time(12), time(16), ["afternoon"]),
        (time(13), None, ["afternoon"]),
        (None, time(11, 30), ["morning"]),
        (time(18), time(21), ["afternoon"]),
    ],
)
def test_one_day_has_the_halves_that_its_times_touch(start, end, expected):
    assert [half for _day, half in halves(start=start, end=end)] == expected


@pytest.mark.parametrize(
    "start, end, expected",
    [
        (None, None, [(12, "morning"), (12, "afternoon"), (13, "morning"), (13, "afternoon")]),
        (time(13), None, [(12, "afternoon"), (13, "morning"), (13, "afternoon")]),
        (None, time(12), [(12, "morning"), (12, "afternoon"), (13, "morning")]),
        (time(13), time(12), [(12, "afternoon"), (13, "morning")]),
    ],
)
def test_the_first_day_begins_and_the_last_day_ends(start, end, expected):
    assert halves(last=NEXT, start=start, end=end) == expected


@pytest.mark.parametrize("last, days", [(DAY, 1), (NEXT, 2), (date(2026, 4, 11), 31)])
def test_every_day_from_the_first_to_the_last(last, days):
    found = days_of(DAY, last)
    assert (len(found), found[0], found[-1]) == (days, DAY, last)


@pytest.fixture
def change(event, narathiwat_officer):
    """Change days or times of the workshop: ``change(last_day=…)``."""
    return lambda **facts: services.update_event(by=narathiwat_officer, event=event, provinces=["96"], **facts)


def kept(event) -> list[tuple[int, str]]:
    return [(session.day.day, session.half) for session in event.sessions.all()]


def test_a_longer_event_gets_more_half_days_and_keeps_those_it_has(event, change):
    before = set(event.sessions.values_list("pk", flat=True))
    change(last_day=NEXT)
    assert kept(event) == [(12, "morning"), (12, "afternoon"), (13, "morning"), (13, "afternoon")]
    assert before < set(event.sessions.values_list("pk", flat=True))


def test_half_days_without_a_roll_go_with_their_day(event, change):
    change(first_day=NEXT, last_day=NEXT)
    assert kept(event) == [(13, "morning"), (13, "afternoon")]


def test_an_event_that_ends_at_noon_has_no_afternoon(event, change):
    change(end_time=time(12))
    assert kept(event) == [(12, "morning")]


@pytest.mark.parametrize("half, refused", [("morning", False), ("afternoon", True)])
def test_a_half_day_with_a_mark_cannot_be_left_out(half, refused, event, change, guests, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    cell = (one.pk, event.sessions.get(half=half).pk)
    services.take_roll(by=narathiwat_officer, event=event, marks={cell: "present"})
    if refused:
        with pytest.raises(RuleBroken) as refusal:
            change(end_time=time(12))
        assert list(refusal.value.message_dict) == ["first_day"]
    else:
        change(end_time=time(12))
    assert kept(event) == [(12, "morning"), (12, "afternoon")][: 2 if refused else 1]


def test_a_refused_change_leaves_everything_as_it_was(event, change, guests, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    services.close_sessions(by=narathiwat_officer, event=event, sessions=list(event.sessions.all()))
    with pytest.raises(RuleBroken):
        change(title="ชื่อใหม่", first_day=NEXT, last_day=NEXT)
    event.refresh_from_db()
    assert (event.title, event.first_day, event.version) == ("การประชุมเชิงปฏิบัติการทดลอง", DAY, 1)


def test_a_mark_taken_back_before_any_closing_holds_no_half_day(event, change, guests, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    cell = (one.pk, event.sessions.get(half="afternoon").pk)
    for mark in ("present", ""):
        services.take_roll(by=narathiwat_officer, event=event, marks={cell: mark})
    change(end_time=time(12))
    assert kept(event) == [(12, "morning")]


def test_the_form_puts_the_refusal_on_the_first_day(event, guests, narathiwat_officer, signed_in):
    from events.tests.test_event_new import typed

    (one,) = guests(event, "สมชาย")
    services.close_sessions(by=narathiwat_officer, event=event, sessions=list(event.sessions.all()))
    response = signed_in(narathiwat_officer).post(f"/events/{event.pk}/edit/", typed())
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["first_day"])


def test_a_new_event_has_its_half_days_at_once(narathiwat, narathiwat_officer):
    made = services.create_event(
        by=narathiwat_officer, office=narathiwat, form_key=uuid4(), provinces=["96"], kind="workshop", title="ประชุม",
        first_day=DAY, last_day=NEXT, end_time=time(12), venue_province_id="96",
    )  # fmt: skip
    assert kept(made) == [(12, "morning"), (12, "afternoon"), (13, "morning")]
