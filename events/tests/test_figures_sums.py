"""Sums over events: in the nation and by province, with what is unknown left out and said."""

from datetime import date, timedelta

import pytest

from events import services
from events.figures import (
    EventFigure,
    EventRow,
    EventTotals,
    event_figures,
    event_rows,
    event_totals,
    event_totals_by_province,
    held_events,
    totals_of,
)
from events.models import Event, KeptTotals, TargetGroup
from thai.days import Days, today_as_known_now

FIRST, LAST = date(2025, 10, 1), date(2026, 9, 30)
DAY = date(2026, 3, 12)
REPORTED = EventFigure(100, None, None, "reported")


def rows(*figures) -> list[EventRow]:
    """Rows of nobody's events with these figures."""
    return [EventRow(Event(), figure) for figure in figures]


@pytest.fixture
def roll(guests, narathiwat_officer):
    """Close the rolls of an event with so many who came of so many: ``roll(event, 2, of=3)``."""

    def close(event, came, of):
        people = guests(event, *[f"คนที่ {n}" for n in range(of)])
        sessions = list(event.sessions.all())
        marks = {(p.pk, s.pk): "present" for p in people[:came] for s in sessions}
        services.take_roll(by=narathiwat_officer, event=event, marks=marks, close=sessions)

    return close


@pytest.mark.parametrize(
    "figure, share",
    [
        (EventFigure(), None),
        (EventFigure(5, 5, None), None),
        (EventFigure(5, 5, 0), None),
        (EventFigure(None, None, 10), None),
        (EventFigure(0, 0, 10), 0),
        (EventFigure(5, 9, 10), 50),
        (EventFigure(12, 20, 10), 120),
    ],
)
def test_a_share_needs_both_sides(figure, share):
    assert figure.share == share


@pytest.mark.parametrize(
    "figures, sums",
    [
        ([], EventTotals(0, 0, 0, 0, 0)),
        ([EventFigure()], EventTotals(1, None, None, None, 1)),
        ([EventFigure(3, 5, 4, "roll")], EventTotals(1, 3, 5, 4, 0, (3, 4))),
        ([EventFigure(3, 5, 4, "roll"), EventFigure()], EventTotals(2, 3, 5, 4, 1, (3, 4))),
        (
            [EventFigure(3, 5, 4, "roll"), EventFigure(100, None, None, "reported")],
            EventTotals(2, 103, 5, 4, 0, (3, 4)),
        ),
        ([EventFigure(100, None, None, "reported"), EventFigure(None, None, 7)], EventTotals(2, 100, None, 7, 1, None)),
    ],
)
def test_sums_leave_out_what_nobody_knows(figures, sums):
    assert totals_of(rows(*figures)) == sums


def test_a_rate_has_its_own_base():
    sums = totals_of(rows(EventFigure(5, 5, 10, "roll"), EventFigure(100, None, None, "reported")))
    assert (sums.persons, sums.rated, sums.share) == (105, (5, 10), 50)
    assert totals_of(rows(EventFigure())).share is None


def test_an_event_to_which_nobody_came_counts_in_the_rate_as_nobody():
    sums = totals_of(rows(EventFigure(0, 0, 10, "roll"), EventFigure(5, 5, 10, "roll")))
    assert (sums.rated, sums.share) == ((5, 20), 25)


def test_events_of_a_time_are_those_that_begin_in_it(make_event):
    for day in (FIRST - timedelta(days=1), FIRST, LAST, LAST + timedelta(days=1)):
        make_event(first_day=day, last_day=day + timedelta(days=2))
    assert [row.event.first_day for row in event_rows(FIRST, LAST)] == [FIRST, LAST]


@pytest.mark.parametrize("state", Event.State.values)
def test_only_events_that_were_held_or_will_be_count(state, make_event):
    make_event(state=state)
    assert held_events(FIRST, LAST).exists() is (state not in ("draft", "approved", "cancelled"))


def test_sums_by_province_equal_those_asked_one_by_one(make_event, songkhla, roll):
    roll(make_event(), 2, of=3)
    roll(make_event(provinces=["96", "90"]), 1, of=1)
    make_event(office=songkhla, reported_total=50)
    sums = event_totals_by_province(FIRST, LAST)
    assert sums == {code: totals_of(event_rows(FIRST, LAST, code)) for code in ("96", "90")}
    assert (sums["96"].persons, sums["90"].persons, totals_of(event_rows(FIRST, LAST)).persons) == (3, 51, 53)


def test_a_province_without_events_is_absent(gazetteer):
    assert event_totals_by_province(FIRST, LAST) == {}


def test_an_event_of_the_centre_counts_where_it_takes_part(make_event, centre):
    make_event(office=centre, provinces=["90"], reported_total=7)
    assert {code: sums.persons for code, sums in event_totals_by_province(FIRST, LAST).items()} == {"90": 7}


def test_rows_and_sums_are_of_the_day_asked_about(make_event, roll):
    roll(make_event(), 2, of=3)
    days = [Days(DAY - timedelta(days=1)), Days(DAY)]
    assert [event_rows(FIRST, LAST, days=d)[0].figure.persons for d in days] == [None, 2]
    assert [event_totals_by_province(FIRST, LAST, d)["96"].persons for d in days] == [None, 2]


def test_before_the_day_the_reported_total_stands_as_of_now(make_event, roll):
    event = make_event(reported_total=100)
    roll(event, 2, of=3)
    figures = [event_figures([event], Days(day))[event.pk] for day in (DAY - timedelta(days=1), DAY)]
    assert figures == [EventFigure(100, None, 3, "reported"), EventFigure(2, 4, 3, "roll")]


@pytest.mark.parametrize("expected, known", [([40, 37], 77), ([40, None], None), ([], None), ([0], 0)])
def test_before_a_list_the_target_groups_say_who_is_expected(expected, known, event):
    for number in expected:
        TargetGroup.objects.create(event=event, name="กลุ่ม", expected=number)
    assert event_figures([event], today_as_known_now())[event.pk].expected == known


def test_a_list_says_more_than_target_groups(event, guests):
    TargetGroup.objects.create(event=event, name="กลุ่ม", expected=77)
    guests(event, "สมชาย", "สมหญิง")
    assert event_figures([event], today_as_known_now())[event.pk].expected == 2


def test_events_do_not_mix(make_event, roll):
    events = [make_event(title=f"งาน {n}") for n in range(3)]
    for number, event in enumerate(events):
        roll(event, number, of=number + 1)
    figures = event_figures(events, today_as_known_now())
    assert [(figures[e.pk].persons, figures[e.pk].expected) for e in events] == [(0, 1), (1, 2), (2, 3)]


@pytest.mark.parametrize("number", [1, 3])
def test_kept_figures_take_one_query_and_live_ones_five_whatever_the_number(
    number, make_event, roll, django_assert_num_queries
):
    events = [make_event(title=f"งาน {n}") for n in range(number)]
    for event in events:
        roll(event, 1, of=2)
    for days, queries in ((today_as_known_now(), 1), (Days(DAY - timedelta(days=1)), 5)):
        with django_assert_num_queries(queries):
            assert len(event_figures(events, days)) == number


def test_sums_without_rows_are_those_of_the_rows(make_event, joint_event, roll):
    roll(joint_event, 2, of=3)
    make_event(reported_total=100)
    make_event(title="ไม่รู้")
    roll(make_event(title="นับสด"), 1, of=1)
    KeptTotals.objects.filter(event__title="นับสด").delete()
    for days in (None, Days(DAY - timedelta(days=1)), Days(DAY)):
        sums = [event_totals(FIRST, LAST, code, days) for code in (None, "96", "90")]
        assert sums == [totals_of(event_rows(FIRST, LAST, code, days=days)) for code in (None, "96", "90")]
        by_province = event_totals_by_province(FIRST, LAST, days)
        assert [by_province["96"], by_province["90"]] == sums[1:]


def test_no_events_have_no_figures(db):
    assert event_figures([], today_as_known_now()) == {}
