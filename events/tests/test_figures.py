"""Figures of attendance against a recount by hand."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from events import figures, services
from events.figures import (
    Covered,
    EventFigure,
    Rate,
    event_rows,
    group_sizes,
    listed_figures,
    session_figures,
    totals_of,
)
from events.figures.kept import count_to_keep, counts_of
from events.figures.rolls import EVER, count_events
from events.models import Attendance, Participant, RollClosing, TargetGroup
from thai.days import today_as_known_now

YEAR = date(2025, 10, 1), date(2026, 9, 30)


def event_figure(event) -> EventFigure:
    return figures.event_figure(event, today_as_known_now())


def totals(province_code=None):
    return totals_of(event_rows(*YEAR, province_code))


def test_without_roll_and_report_the_figure_is_unknown(event):
    assert event_figure(event) == EventFigure(source="unknown")


def test_a_reported_total_stands_where_no_roll_was_closed(make_event):
    event = make_event(reported_total=100)
    assert event_figure(event) == EventFigure(100, None, None, "reported")


def test_an_open_roll_does_not_replace_the_reported_total(make_event, guests, narathiwat_officer):
    event = make_event(reported_total=100)
    (guest,) = guests(event, "สมชาย")
    morning = event.sessions.get(half="morning")
    services.take_roll(by=narathiwat_officer, event=event, marks={(guest.pk, morning.pk): "present"})
    figure = event_figure(event)
    assert (figure, figure.rated) == (EventFigure(100, None, None, "reported"), None)


def test_the_closed_roll_wins_over_the_reported_total(make_event, guests, narathiwat_officer):
    event = make_event(reported_total=100)
    one, _two = guests(event, "สมชาย", "สมหญิง")
    sessions = list(event.sessions.all())
    marks = {(one.pk, s.pk): "present" for s in sessions}
    services.take_roll(by=narathiwat_officer, event=event, marks=marks)
    services.close_sessions(by=narathiwat_officer, event=event, sessions=sessions)
    assert event_figure(event) == EventFigure(1, 2, 2, "roll", 0, Rate(2, 4), Covered(2, 2))
    assert event_figure(event).share == 50


def test_expected_is_known_only_when_every_group_says_it(event):
    TargetGroup.objects.create(event=event, name="อสร.", expected=77)
    assert event_figure(event).expected == 77
    TargetGroup.objects.create(event=event, name="แขก", expected=None)
    assert event_figure(event).expected is None


def test_totals_say_how_many_events_are_unknown(make_event):
    make_event(reported_total=100)
    make_event()
    make_event(state="draft", reported_total=5)
    make_event(state="cancelled", reported_total=7)
    sums = totals("96")
    assert (sums.events, sums.persons, sums.attendances, sums.unknown_events) == (2, 100, None, 1)


def test_no_events_are_zero_persons_and_only_unknown_events_are_unknown(make_event, gazetteer):
    assert totals().persons == 0
    make_event()
    assert totals().persons is None


def test_a_joint_event_counts_once_in_the_nation_and_in_both_provinces(joint_event):
    assert [totals(code).events for code in (None, "96", "90")] == [1, 1, 1]


def test_groups_count_places_and_no_substitutes(event, guests):
    one, _two = guests(event, "สมชาย", "สมหญิง", group="อสร.")
    guests(event, "หัวหน้า", group="ส่วนราชการ")
    guests(event, "ผู้แทนสมชาย", substitute_for=one)
    assert list(group_sizes(event).items()) == [("อสร.", 2), ("ส่วนราชการ", 1)]


def test_a_session_shows_who_has_no_mark_yet(event, guests, narathiwat_officer):
    one, _two = guests(event, "สมชาย", "สมหญิง")
    morning = event.sessions.get(half="morning")
    services.take_roll(by=narathiwat_officer, event=event, marks={(one.pk, morning.pk): "excused"})
    figure = session_figures(event)[0]
    assert (figure.came, figure.excused, figure.absent, figure.open) == (0, 1, 0, 1)
    assert [f.is_taken for f in session_figures(event)] == [True, False]


def test_a_session_counts_each_mark_and_the_places_of_its_own_event(event, make_event, guests, narathiwat_officer):
    guests(make_event(title="อื่น"), "คนอื่น")
    people = guests(event, *(f"คนที่ {number}" for number in range(8)))
    guests(event, "ผู้แทน", substitute_for=people[2])
    morning = event.sessions.get(half="morning")
    told = ["present", "present", "substituted", "excused", "absent", "absent"]
    cells = {(person.pk, morning.pk): mark for person, mark in zip(people, told, strict=False)}
    services.take_roll(by=narathiwat_officer, event=event, marks=cells)
    figure = session_figures(event)[0]
    marks = (figure.present, figure.substituted, figure.excused, figure.absent, figure.open, figure.came)
    assert marks == (2, 1, 1, 2, 2, 3)


@pytest.mark.parametrize(
    "count",
    [
        count_to_keep,
        lambda keys: count_events(keys, EVER),
        lambda keys: counts_of(keys, EVER),
        lambda keys: list(listed_figures(keys)),
    ],
)
def test_every_question_is_about_the_events_that_were_asked_for(count, make_event):
    event = make_event(pk=471100)
    with CaptureQueriesContext(connection) as asked:
        count([event.pk])
    assert len(asked) and [each["sql"] for each in asked if "471100" not in each["sql"]] == []


def test_a_latecomer_of_two_half_days_is_one_person_and_two_half_days(event, guests, narathiwat_officer):
    (on_the_list,) = guests(event, "สมชาย")
    sessions = list(event.sessions.all())
    came = {(on_the_list.pk, session.pk): "present" for session in sessions}
    services.take_roll(by=narathiwat_officer, event=event, marks=came)
    services.close_sessions(by=narathiwat_officer, event=event, sessions=sessions)
    (late,) = guests(event, "มาสาย")
    came = {(late.pk, session.pk): "present" for session in sessions}
    services.take_roll(by=narathiwat_officer, event=event, marks=came, reason="ลงท้ายใบ")
    assert event_figure(event) == EventFigure(2, 4, 1, "roll", 1, Rate(2, 2), Covered(2, 2))


@pytest.mark.parametrize(("state", "expected"), [("draft", 2), ("cancelled", None)])
def test_a_draft_expects_its_list_and_a_cancelled_event_nobody(state, expected, event, guests):
    guests(event, "สมชาย", "สมหญิง")
    type(event).objects.update(state=state)
    event.refresh_from_db()
    assert event_figure(event) == EventFigure(expected=expected, source=state)


def recount(event) -> EventFigure:
    """The same by loops over every row."""
    closed = [s for s in event.sessions.all() if s.closing]
    places = [p for p in event.participants.all() if p.substitute_for_id is None]
    covered = Covered(len(closed), event.sessions.count()) if closed else Covered(0, 0)
    if event.reported_total is not None and len(closed) < event.sessions.count():
        told = recount_of(closed, places, covered) if closed else EventFigure(covered=covered)
        return replace(told, persons=event.reported_total, expected=None, source="reported")
    if not closed:
        return EventFigure(expected=len(places) or None, source="open" if places else "unknown")
    return recount_of(closed, places, covered)


def recount_of(closed, places, covered: Covered) -> EventFigure:
    """What the closed half-days say."""
    filled = set()
    for row in Attendance.objects.known().select_related("participant"):
        if row.session in closed and row.mark == "present":
            filled.add((row.participant.substitute_for_id or row.participant_id, row.session_id))
    persons, base = len({place for place, _ in filled}), len(places) * len(closed)
    return EventFigure(persons, len(filled), len(places), "roll", 0, Rate(len(filled), base), covered)


marks = st.sampled_from(["", "present", "absent", "excused", "substituted"])
rolls = st.lists(st.tuples(marks, marks, st.booleans()), max_size=6)


def _told(event, people, closed, officer):
    """The event with its people, their marks and its closed half-days."""
    sessions = list(event.sessions.all())
    for number, (morning, afternoon, has_substitute) in enumerate(people, 1):
        place = Participant.objects.create(event=event, name=f"คนที่ {number}", order=number)
        if has_substitute:
            Participant.objects.create(event=event, name="ผู้แทน", order=100 + number, substitute_for=place)
        cells = {(place.pk, s.pk): m for s, m in zip(sessions, (morning, afternoon), strict=True)
                 if m != "substituted" or has_substitute}  # fmt: skip
        services.take_roll(by=officer, event=event, marks=cells)
    if people:
        shut = [s for s, is_closed in zip(sessions, closed, strict=True) if is_closed]
        services.close_sessions(by=officer, event=event, sessions=shut)
    services.recount(event)
    return event


@pytest.mark.django_db
@given(rolls=st.lists(rolls, min_size=1, max_size=3), closed=st.tuples(st.booleans(), st.booleans()),
       reported=st.none() | st.integers(0, 300))  # fmt: skip
def test_figures_agree_with_a_recount(make_event, narathiwat_officer, rolls, closed, reported):
    with transaction.atomic():
        events = [_told(make_event(reported_total=reported), people, closed, narathiwat_officer) for people in rolls]
        assert figures.event_figures(events, today_as_known_now()) == {event.pk: recount(event) for event in events}
        transaction.set_rollback(True)


def test_a_substitute_and_a_principal_who_both_came_fill_one_place(event, guests):
    (principal,) = guests(event, "สมชาย")
    (substitute,) = guests(event, "ผู้แทน", substitute_for=principal)
    morning = event.sessions.get(half="morning")
    for person in (principal, substitute):
        Attendance.objects.create(participant=person, session=morning, mark="present", proof="self")
    RollClosing.objects.create(session=morning, places=1)
    services.recount(event)
    assert event_figure(event) == EventFigure(1, 1, 1, "roll", 0, Rate(1, 1), Covered(1, 2))
