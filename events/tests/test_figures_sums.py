"""Sums over events: in the nation and by province, with what is unknown left out and said."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from events import services
from events.figures import (
    Covered,
    EventFigure,
    EventRow,
    EventTotals,
    Rate,
    event_figures,
    event_rows,
    event_totals,
    event_totals_by_province,
    held_events,
    totals_of,
)
from events.models import Event, KeptTotals, Session, TargetGroup
from thai.calendar import BANGKOK, ONE_DAY
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
        services.take_roll(by=narathiwat_officer, event=event, marks=marks)
        services.close_sessions(by=narathiwat_officer, event=event, sessions=sessions)

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


OF_FOUR = EventFigure(3, 5, 4, "roll", half_days=Rate(5, 8))


@pytest.mark.parametrize(
    "figures, sums",
    [
        ([], EventTotals()),
        ([EventFigure()], EventTotals(1, None, None, None, 1)),
        ([OF_FOUR], EventTotals(1, 3, 5, 4, 0, Rate(3, 4), Rate(5, 8), from_rolls=1)),
        ([OF_FOUR, EventFigure()], EventTotals(2, 3, 5, 4, 1, Rate(3, 4), Rate(5, 8), from_rolls=1)),
        (
            [OF_FOUR, REPORTED],
            EventTotals(
                2, 103, 5, 4, 0, Rate(3, 4), Rate(5, 8), reported_persons=100, from_rolls=1, from_reported=1,
                without_target=1,
            ),
        ),
        (
            [REPORTED, EventFigure(expected=7, source="open"), EventFigure(expected=9, source="ahead")],
            EventTotals(
                3, 100, None, 16, reported_persons=100, from_reported=1, open_events=1, events_ahead=1, without_target=1
            ),
        ),
    ],
)  # fmt: skip
def test_sums_leave_out_what_nobody_knows(figures, sums):
    assert totals_of(rows(*figures)) == sums


def test_a_rate_has_its_own_base():
    sums = totals_of(rows(EventFigure(5, 5, 10, "roll"), REPORTED))
    assert (sums.persons, sums.rated, sums.share) == (105, (5, 10), 50)
    assert (sums.roll_persons, sums.reported_persons) == (5, 100)
    assert totals_of(rows(EventFigure())).share is None


def test_nobody_of_a_report_is_nobody_and_not_unknown():
    sums = [totals_of(rows(EventFigure(0, None, None, "reported"))), totals_of(rows(EventFigure()))]
    assert [(s.persons, s.reported_persons, s.roll_persons) for s in sums] == [(0, 0, 0), (None, 0, 0)]


def test_who_came_late_is_counted_and_stands_in_no_rate():
    late, unrated = EventFigure(6, 11, 5, "roll", 1, Rate(10, 10)), EventFigure(5, 5, 10, "roll")
    sums = totals_of(rows(late, unrated))
    assert (late.rated, sums.persons, sums.late, sums.rated) == ((5, 5), 11, 1, (10, 15))
    assert [figure.late_half_days for figure in (late, OF_FOUR, REPORTED, unrated)] == [1, 0, 0, 0]


def test_what_is_left_out_stands_beside_in_words():
    sums = totals_of(rows(REPORTED, EventFigure(), EventFigure(source="open"), EventFigure(source="ahead")))
    assert sums.left_out == [("ยังไม่สรุปยอด", 1), ("ยังไม่จัด", 1), ("ไม่ระบุ", 1), ("ไม่ระบุเป้าหมาย", 1)]
    assert (sums.without_total, totals_of([]).left_out) == (3, [])


def test_an_event_to_which_nobody_came_counts_in_the_rate_as_nobody():
    sums = totals_of(rows(EventFigure(0, 0, 10, "roll"), EventFigure(5, 5, 10, "roll")))
    assert (sums.rated, sums.share) == ((5, 20), 25)


def test_events_of_a_time_are_those_with_a_day_in_it(make_event):
    days = [FIRST - timedelta(days=3), FIRST - timedelta(days=2), FIRST, LAST, LAST + timedelta(days=1)]
    for day in days:
        make_event(first_day=day, last_day=day + timedelta(days=2))
    assert [row.event.first_day for row in event_rows(FIRST, LAST)] == days[1:-1]


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


def test_on_its_first_day_an_event_of_two_shows_the_half_days_of_that_day_alone(make_event, roll):
    event = make_event(last_day=DAY + timedelta(days=1))
    Session.objects.bulk_create(Session(event=event, day=event.last_day, half=h) for h in ("morning", "afternoon"))
    roll(event, 2, of=3)
    told = [event_figures([event], Days(day))[event.pk] for day in (event.first_day, event.last_day)]
    assert [(f.persons, f.attendances, f.half_days) for f in told] == [(2, 4, Rate(4, 6)), (2, 8, Rate(8, 12))]


def test_a_reported_total_is_whole_in_each_of_two_years_and_once_in_both_together(make_event):
    make_event(first_day=LAST, last_day=LAST + timedelta(days=1), reported_total=100, sessions=())
    next_year = LAST + timedelta(days=1), date(2027, 9, 30)
    told = [totals_of(event_rows(*time)) for time in ((FIRST, LAST), next_year, (FIRST, next_year[1]))]
    assert [(sums.events, sums.persons, sums.half_days) for sums in told] == [(1, 100, None)] * 3


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


def test_before_the_day_an_event_is_ahead_whatever_was_reported_since(make_event, roll):
    event = make_event(reported_total=100)
    roll(event, 2, of=3)
    figures = [event_figures([event], Days(day))[event.pk] for day in (DAY - timedelta(days=1), DAY)]
    assert figures == [
        EventFigure(expected=3, source="ahead"),
        EventFigure(2, 4, 3, "roll", 0, Rate(4, 6), Covered(2, 2)),
    ]


def test_the_first_of_two_days_knows_nothing_of_the_second(make_event, roll):
    event = make_event(last_day=DAY + ONE_DAY)
    Session.objects.create(event=event, day=DAY + ONE_DAY, half="morning")
    roll(event, 2, of=3)
    figures = [event_figures([event], Days(day))[event.pk] for day in (DAY, DAY + ONE_DAY)]
    assert [(each.attendances, each.half_days) for each in figures] == [(4, Rate(4, 6)), (6, Rate(6, 9))]


def test_a_time_that_has_not_begun_is_ahead_although_the_event_has(make_event):
    event = make_event(first_day=LAST, last_day=LAST + ONE_DAY, reported_total=100)
    evening = Days(LAST + ONE_DAY, datetime(2026, 9, 30, 20, tzinfo=BANGKOK))
    years = (evening.within(FIRST, LAST), evening.within(LAST + ONE_DAY, date(2027, 9, 30)))
    assert [event_figures([event], year)[event.pk].source for year in years] == ["reported", "ahead"]


def test_before_its_closing_was_known_the_reported_total_stands(make_event, roll):
    event = make_event(reported_total=100)
    before = timezone.now()
    roll(event, 2, of=3)
    assert event_figures([event], Days(DAY, before))[event.pk] == REPORTED


def test_a_cancelled_event_is_not_ahead(make_event):
    event = make_event(state="cancelled", first_day=date(2500, 1, 1), last_day=date(2500, 1, 1))
    assert event_figures([event], today_as_known_now())[event.pk] == EventFigure(source="cancelled")


@pytest.mark.parametrize("expected, known", [([40, 37], 77), ([40, None], None), ([], None), ([0], 0)])
def test_before_a_list_the_target_groups_say_who_is_expected(expected, known, event):
    for place, number in enumerate(expected):
        TargetGroup.objects.create(event=event, name=f"กลุ่ม {place}", expected=number)
    assert event_figures([event], today_as_known_now())[event.pk].expected == known


def test_a_target_stays_whatever_the_list_says(event, guests, roll):
    TargetGroup.objects.create(event=event, name="กลุ่ม", expected=5)
    for closing in (lambda: guests(event, "สมชาย"), lambda: roll(event, 2, of=3)):
        closing()
        assert event_figures([event], today_as_known_now())[event.pk].expected == 5


def test_without_a_target_the_list_of_the_closing_is_the_base_and_stays(event, guests, roll, narathiwat_officer):
    roll(event, 3, of=5)
    (late,) = guests(event, "มาสาย")
    morning = event.sessions.first()
    services.take_roll(by=narathiwat_officer, event=event, marks={(late.pk, morning.pk): "present"}, reason="ลงท้ายใบ")
    figure = event_figures([event], today_as_known_now())[event.pk]
    assert figure == EventFigure(4, 7, 5, "roll", 1, Rate(6, 10), Covered(2, 2))
    assert (figure.rated, figure.share) == ((3, 5), 60)


def test_events_do_not_mix(make_event, roll):
    events = [make_event(title=f"งาน {n}") for n in range(3)]
    for number, event in enumerate(events):
        roll(event, number, of=number + 1)
    figures = event_figures(events, today_as_known_now())
    assert [(figures[e.pk].persons, figures[e.pk].expected) for e in events] == [(0, 1), (1, 2), (2, 3)]


@pytest.mark.parametrize("number", [1, 3])
def test_kept_figures_take_two_queries_and_live_ones_five_whatever_the_number(
    number, make_event, roll, django_assert_num_queries
):
    events = [make_event(title=f"งาน {n}") for n in range(number)]
    for event in events:
        roll(event, 1, of=2)
    for days, queries in ((today_as_known_now(), 2), (Days(DAY - timedelta(days=1)), 5)):
        with django_assert_num_queries(queries):
            assert len(event_figures(events, days)) == number


def test_sums_look_up_how_much_of_a_roll_is_closed_only_beside_a_report(make_event, roll, django_assert_num_queries):
    rolls = [make_event(title=f"งาน {n}", last_day=DAY + timedelta(days=1)) for n in range(3)]
    for event in rolls:
        roll(event, 1, of=2)
        Session.objects.create(event=event, day=DAY + timedelta(days=1), half="morning")
    for total, queries, persons in ((None, 1, 3), (100, 2, 102)):
        Event.objects.filter(pk=rolls[0].pk).update(reported_total=total, reported_total_source="สรจ.")
        with django_assert_num_queries(queries):
            assert event_totals(FIRST, LAST).persons == persons


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
