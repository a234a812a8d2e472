"""Reopening a closed roll: with a reason, once, and nothing that was known is lost."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from events import services
from events.figures import event_figure, session_figures
from events.models import Attendance, RollClosing, Session
from thai.days import Days, today_as_known_now


@pytest.fixture
def morning(event):
    """The morning of the workshop."""
    return event.sessions.get(half="morning")


@pytest.fixture
def clerk(event, narathiwat_officer):
    """Works on the roll of the workshop: ``clerk.take(marks)``, ``clerk.close(…)``, ``clerk.reopen(…)``."""

    class Clerk:
        def take(self, marks, reason=""):
            return services.take_roll(by=narathiwat_officer, event=event, marks=marks, reason=reason)

        def close(self, *sessions):
            return services.close_sessions(by=narathiwat_officer, event=event, sessions=sessions)

        def reopen(self, *sessions, reason="ลงผิดวัน"):
            return services.reopen_sessions(by=narathiwat_officer, event=event, sessions=sessions, reason=reason)

    return Clerk()


def known_marks(session) -> list[tuple[str, str, bool]]:
    """Every row of a half-day with whether it still stands, oldest first."""
    rows = Attendance.objects.filter(session=session).order_by("known_from", "pk")
    return [(row.participant.name, row.mark, row.known_until is None) for row in rows]


def test_a_closing_says_how_many_were_listed_and_by_whom(event, morning, guests, clerk, narathiwat_officer):
    (one, _two) = guests(event, "สมชาย", "สมหญิง")
    guests(event, "ผู้แทน", substitute_for=one)
    clerk.close(morning)
    closing = RollClosing.objects.get()
    assert (closing.session, closing.places, closing.closed_by, closing.known_until) == (
        morning, 2, narathiwat_officer, None,
    )  # fmt: skip


def test_who_had_no_mark_is_absent_from_the_very_moment_of_the_closing(event, morning, guests, clerk):
    guests(event, "สมชาย", "สมหญิง")
    clerk.close(morning)
    moments = [*Attendance.objects.values_list("known_from", flat=True)]
    assert moments == [RollClosing.objects.get().known_from] * 2


def test_reopening_ends_the_closing_and_keeps_it(event, morning, guests, clerk):
    guests(event, "สมชาย")
    clerk.close(morning)
    assert [clerk.reopen(morning), clerk.reopen(morning)] == [1, 0]
    closing = RollClosing.objects.get()
    assert (closing.known_until >= closing.known_from, Session.objects.get(pk=morning.pk).closing) == (True, None)
    assert Session.objects.get(pk=morning.pk).was_closed


def test_opening_it_again_later_leaves_the_end_of_the_first_closing_alone(event, morning, guests, clerk):
    guests(event, "สมชาย")
    clerk.close(morning)
    clerk.reopen(morning)
    first_end = RollClosing.objects.get().known_until
    clerk.close(morning)
    assert clerk.reopen(morning) == 1
    first, second = RollClosing.objects.order_by("known_from")
    assert (first.known_until, first_end < second.known_until) == (first_end, True)
    opened = [e.details["sessions"] for e in entries_about(event) if e.act == "events.reopen_roll"]
    assert opened == [[morning.pk], [morning.pk]]


@pytest.mark.parametrize("reason", ["", "   "])
def test_reopening_needs_a_reason(reason, event, morning, guests, clerk):
    guests(event, "สมชาย")
    clerk.close(morning)
    with pytest.raises(RuleBroken) as refusal:
        clerk.reopen(morning, reason=reason)
    assert (refusal.value.codes, RollClosing.objects.known().count()) == (["reason_missing"], 1)


def test_reopening_is_written_down_once_with_its_reason(event, morning, guests, clerk):
    guests(event, "สมชาย")
    clerk.close(morning)
    for _again in range(2):
        clerk.reopen(morning, reason=" ลงผิดวัน ")
    entries = [entry for entry in entries_about(event) if entry.act == "events.reopen_roll"]
    assert [(entry.reason, entry.details) for entry in entries] == [("ลงผิดวัน", {"sessions": [morning.pk]})]


def test_only_the_half_days_named_are_opened(event, guests, clerk):
    guests(event, "สมชาย")
    morning, afternoon = event.sessions.all()
    clerk.close(morning, afternoon)
    clerk.reopen(afternoon)
    assert [bool(s.closing) for s in event.sessions.with_closings()] == [True, False]


def test_another_event_s_half_day_is_not_touched(event, make_event, guests, narathiwat_officer, clerk):
    other = make_event(title="อื่น")
    guests(other, "คนอื่น")
    session = other.sessions.first()
    services.close_sessions(by=narathiwat_officer, event=other, sessions=[session])
    assert (clerk.reopen(session), clerk.close(session), RollClosing.objects.known().count()) == (0, 0, 1)


def test_a_reopened_roll_needs_no_reason_and_keeps_what_was_marked(event, morning, guests, clerk):
    (one,) = guests(event, "สมชาย")
    cell = (one.pk, morning.pk)
    clerk.take({cell: "present"})
    clerk.close(morning)
    clerk.reopen(morning)
    clerk.take({cell: "excused"})
    assert known_marks(morning) == [("สมชาย", "present", False), ("สมชาย", "excused", True)]


def test_a_mark_taken_back_after_reopening_is_absent_at_the_next_closing(event, morning, guests, clerk):
    (one,) = guests(event, "สมชาย")
    clerk.take({(one.pk, morning.pk): "present"})
    clerk.close(morning)
    clerk.reopen(morning)
    clerk.take({(one.pk, morning.pk): ""})
    clerk.close(morning)
    assert known_marks(morning) == [("สมชาย", "present", False), ("สมชาย", "absent", True)]
    assert [closing.known_until is None for closing in RollClosing.objects.all()] == [False, True]


def test_a_correction_keeps_the_row_that_was_told(event, morning, guests, clerk, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    clerk.close(morning)
    clerk.take({(one.pk, morning.pk): "present"}, reason="ลงชื่อแล้ว")
    told, stands = Attendance.objects.order_by("known_from")
    assert (told.mark, told.known_until) == ("absent", stands.known_from)
    assert (stands.mark, stands.recorded_by) == ("present", narathiwat_officer)


def test_the_same_correction_twice_is_one(event, morning, guests, clerk):
    (one,) = guests(event, "สมชาย")
    clerk.close(morning)
    changed = [clerk.take({(one.pk, morning.pk): "present"}, reason="ลงชื่อแล้ว") for _again in range(2)]
    assert (changed, len(known_marks(morning))) == ([1, 0], 2)


def test_a_substitute_who_steps_back_on_a_closed_roll_is_kept_for_the_time_before(event, morning, guests, clerk):
    (principal,) = guests(event, "สมชาย")
    guests(event, "ผู้แทน", substitute_for=principal)
    clerk.take({(principal.pk, morning.pk): "substituted"})
    clerk.close(morning)
    clerk.take({(principal.pk, morning.pk): "present"}, reason="มาด้วยตนเอง")
    assert sorted(known_marks(morning)) == [
        ("ผู้แทน", "present", False), ("สมชาย", "present", True), ("สมชาย", "substituted", False),
    ]  # fmt: skip


def test_who_comes_late_on_a_closed_roll_stands_beside_its_base(event, morning, guests, clerk):
    guests(event, "สมชาย")
    clerk.close(morning)
    (late,) = guests(event, "มาสาย")
    assert event_figure(event, today_as_known_now()).expected == 1
    clerk.take({(late.pk, morning.pk): "present"}, reason="ลงชื่อท้ายใบ")
    figure = event_figure(event, today_as_known_now())
    assert (figure.persons, figure.expected, figure.late, figure.rated) == (1, 1, 1, (0, 1))
    assert (figure.attendances, figure.half_days, figure.late_half_days) == (1, (0, 1), 1)
    told = render_to_string("events/_half_days_figure.html", {"figure": figure})
    assert "ลงทะเบียนเพิ่มหลังสรุปยอด 1 คน-ช่วง" in " ".join(told.split())
    assert [closing.places for closing in RollClosing.objects.all()] == [1]


def test_who_came_on_the_list_late_and_has_no_mark_widens_nothing(event, morning, guests, clerk, narathiwat_officer):
    guests(event, "สมชาย")
    clerk.close(morning)
    late, unmarked = guests(event, "มาสาย", "เพิ่มผิดคน")
    clerk.take({(late.pk, morning.pk): "present"}, reason="ลงชื่อท้ายใบ")
    services.remove_participant(by=narathiwat_officer, participant=unmarked)
    assert (event_figure(event, today_as_known_now()).expected, event.participants.count()) == (1, 2)


def test_a_roll_closed_again_takes_the_list_of_that_day(event, morning, guests, clerk):
    guests(event, "สมชาย")
    clerk.close(morning)
    (late,) = guests(event, "มาสาย")
    clerk.reopen(morning)
    clerk.take({(late.pk, morning.pk): "present"})
    clerk.close(morning)
    figure = event_figure(event, today_as_known_now())
    assert (figure.persons, figure.expected, figure.late) == (1, 2, 0)


def test_a_reopened_roll_is_unknown_again_and_known_for_the_time_before(event, morning, guests, clerk):
    (one,) = guests(event, "สมชาย")
    clerk.take({(one.pk, morning.pk): "present"})
    clerk.close(morning)
    before = timezone.now()
    clerk.reopen(morning)
    sources = [event_figure(event, Days(morning.day, moment)).source for moment in (before, None)]
    assert sources == ["roll", "open"]


def test_the_page_s_figures_show_the_marks_that_stand(event, morning, guests, clerk):
    (one, _two) = guests(event, "สมชาย", "สมหญิง")
    clerk.close(morning)
    clerk.take({(one.pk, morning.pk): "present"}, reason="ลงชื่อแล้ว")
    figure = session_figures(event)[0]
    assert (figure.came, figure.absent, figure.open, figure.is_taken) == (1, 1, 0, True)


def test_days_stay_under_a_roll_that_was_closed_and_reopened(event, morning, guests, clerk, narathiwat_officer):
    guests(event, "สมชาย")
    clerk.close(morning)
    clerk.reopen(morning)
    later = morning.day + timedelta(days=30)
    with pytest.raises(RuleBroken) as refusal:
        services.update_event(by=narathiwat_officer, event=event, provinces=["96"], first_day=later, last_day=later)
    assert refusal.value.codes == ["roll_taken"]


def test_saving_new_marks_takes_one_write_whatever_their_number(event, guests, clerk, django_assert_num_queries):
    people = guests(event, *[f"คนที่ {n}" for n in range(12)])
    morning, afternoon = event.sessions.all()
    cells = {(p.pk, s.pk): "present" for p in people for s in (morning, afternoon)}
    # Savepoint, the event, list, half-days, their closings, marks, the one write, the audit entry, savepoint; and
    # six of the totals (who came, places, targets, closings, marks, the one write) and two of the stamps.
    with django_assert_num_queries(17):
        clerk.take(cells)


def test_replacing_many_marks_takes_one_write_too(event, guests, clerk, django_assert_num_queries):
    people = guests(event, *[f"คนที่ {n}" for n in range(12)])
    (morning, *_) = event.sessions.all()
    clerk.take({(p.pk, morning.pk): "present" for p in people})
    others = ["absent", "excused", "present"]
    with django_assert_num_queries(17):
        clerk.take({(p.pk, morning.pk): others[n % 3] for n, p in enumerate(people)})
    stored = sorted(mark for _name, mark, _stands in known_marks(morning))
    assert stored == ["absent"] * 4 + ["excused"] * 4 + ["present"] * 4
