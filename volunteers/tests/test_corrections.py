"""Corrections and undone entries: what follows counts from what is right now, not from what was typed first."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from volunteers import services
from volunteers.forms.shapes import act_form


@pytest.fixture
def correct(narathiwat_officer):
    """Correct the day of the entry of a kind: ``correct(appointment, "propose", date(2020, 1, 9))``."""

    def mend(appointment, kind, day, **fields):
        act = appointment.acts.get(kind=kind)
        services.correct(by=narathiwat_officer, act=act, effective_on=day, reason="พิมพ์ผิด", **fields)
        appointment.refresh_from_db()

    return mend


def test_the_next_step_counts_from_the_corrected_day(seat, nominated, correct, narathiwat_officer):
    appointment = nominated(seat, on=date(2020, 6, 1))
    correct(appointment, "nominate", date(2020, 5, 1))
    services.check(by=narathiwat_officer, appointment=appointment, on=date(2020, 5, 15))
    assert appointment.acts.order_by("pk").last().effective_on == date(2020, 5, 15)


def test_a_second_correction_keeps_the_last_day_of_the_first(seat, appointed, correct):
    appointment = appointed(seat)
    correct(appointment, "appoint", date(2020, 2, 1), term_end=date(2022, 12, 31))
    correct(appointment, "appoint", date(2020, 2, 11))
    assert (appointment.term_start, appointment.term_end) == (date(2020, 2, 11), date(2022, 12, 31))


def test_a_step_is_not_corrected_into_the_future(seat, nominated, correct):
    appointment = nominated(seat)
    with pytest.raises(services.RuleBroken):
        correct(appointment, "nominate", timezone.localdate() + timedelta(days=1))
    assert appointment.acts.get().kind == "nominate"


def test_a_nomination_is_not_corrected_to_before_its_seat(seat, nominated, correct):
    appointment = nominated(seat)
    with pytest.raises(services.RuleBroken):
        correct(appointment, "nominate", date(2014, 12, 31))
    assert appointment.acts.get().kind == "nominate"


@pytest.mark.parametrize(
    ("kind", "day", "term_end"),
    [("end", date(2023, 2, 1), None), ("appoint", date(2020, 2, 1), date(2021, 6, 29))],
)
def test_no_correction_lets_the_office_outlast_the_term(
    seat, appointed, correct, narathiwat_officer, kind, day, term_end
):
    appointment = appointed(seat)
    services.end(by=narathiwat_officer, appointment=appointment, last_day=date(2021, 6, 30), end_reason="resigned")
    with pytest.raises(services.RuleBroken):
        correct(appointment, kind, day, term_end=term_end)
    appointment.refresh_from_db()
    assert (appointment.term_end, appointment.ended_on) == (date(2023, 1, 31), date(2021, 6, 30))


def test_an_undone_appointment_leaves_no_evidence_behind(seat, appointed, narathiwat_officer):
    appointment = appointed(seat)
    assert appointment.no_order_reason == "ทดสอบ"
    services.undo(by=narathiwat_officer, appointment=appointment)
    assert (appointment.order, appointment.no_order_reason, appointment.term_start) == (None, "", None)


@pytest.mark.parametrize("ended", ["withdraw", "void", "end"])
def test_only_a_standing_term_is_followed_by_a_further_one(seat, appointed, nominated, narathiwat_officer, ended):
    first = nominated(seat) if ended == "withdraw" else appointed(seat)
    verbs = {
        "withdraw": {"on": date(2020, 1, 6)},
        "void": {"reason": "ผิดคน"},
        "end": {"last_day": date(2021, 6, 30), "end_reason": "resigned"},
    }
    getattr(services, ended)(by=narathiwat_officer, appointment=first, **verbs[ended])
    with pytest.raises(services.RuleBroken):
        nominated(seat, on=date(2022, 11, 1), who=first.person, renews=first)
    assert list(first.renewals.all()) == []


@pytest.mark.parametrize("ended", ["withdraw", "end"])
def test_only_who_took_office_can_have_come_to_the_end_of_a_term(seat, appointed, nominated, narathiwat_officer, ended):
    appointment = appointed(seat) if ended == "end" else nominated(seat)
    typed = {"last_day": date(2021, 6, 30), "end_reason": "resigned"} if ended == "end" else {"on": date(2020, 1, 6)}
    getattr(services, ended)(by=narathiwat_officer, appointment=appointment, **typed)
    appointment.refresh_from_db()
    form = act_form("correct", None, appointment=appointment)
    assert ("term" in dict(form.fields["end_reason"].choices)) == (ended == "end")
