"""What a person's page says about each appointment, and which steps it offers."""

from datetime import date

import pytest

from volunteers import services
from volunteers.histories import person_history
from volunteers.tenures import candidates

DAY = date(2026, 6, 1)


@pytest.fixture
def waiting(nominated, seat, narathiwat_officer):
    """Somebody who was proposed three weeks before the day."""
    appointment = nominated(seat, on=date(2026, 5, 1))
    services.propose(by=narathiwat_officer, appointment=appointment, on=date(2026, 5, 11))
    return appointment


def career(appointment, on=DAY):
    """The only career of the appointment's person."""
    [only] = person_history(appointment.person, on=on)
    return only


def test_somebody_who_waits_has_an_age_and_a_desk(waiting):
    assert (career(waiting).standing, career(waiting).days, career(waiting).spell.desk) == ("pending", 22, "office")


def test_a_withdrawn_a_void_and_an_undone_nomination_are_told_apart(waiting, narathiwat_officer):
    by = {"by": narathiwat_officer, "appointment": waiting}
    services.withdraw(**by, on=date(2026, 5, 20), reason="ย้าย")
    standings = [career(waiting).standing]
    services.undo(**by)
    services.void(**by, reason="ผิดคน")
    standings.append(career(waiting).standing)
    for _entry in ("void", "propose", "nominate"):
        services.undo(**by)
    standings.append(career(waiting).standing)
    assert standings == ["withdrawn", "void", "undone"]


def test_a_term_is_awaited_running_or_over(appointed, seat):
    appointment = appointed(seat, start=date(2026, 1, 1), end=date(2028, 12, 31))
    days = [date(2019, 12, 31), date(2025, 12, 31), date(2026, 1, 1), date(2028, 12, 31), date(2029, 1, 1)]
    found = [career(appointment, on=day).standing for day in days]
    assert found == ["future", "future", "appointed", "appointed", "ended"]


def test_a_term_that_is_over_takes_corrections_only(appointed, seat):
    over = career(appointed(seat, start=date(2020, 2, 1), end=date(2023, 1, 31)))
    assert over.steps == []
    assert [kind for kind, _title in over.mends] == ["correct", "void", "undo"]


def test_a_holder_may_be_renewed_a_nominee_not(appointed, waiting, seats):
    holder = career(appointed(seats[1], start=date(2026, 1, 1), end=date(2028, 12, 31)))
    assert (holder.can_be_renewed, career(waiting).can_be_renewed) == (True, False)


def test_the_latest_appointment_comes_first(appointed, nominated, seats, person):
    who = person("มานะ")
    first = appointed(seats[0], start=date(2020, 2, 1), end=date(2023, 1, 31), who=who)
    second = nominated(seats[1], on=date(2026, 5, 1), who=who)
    assert [c.appointment for c in person_history(who, on=DAY)] == [second, first]


def test_candidates_are_those_of_the_day(waiting, seat):
    assert [each.spell.appointment for each in candidates(seat, on=DAY)] == [waiting]
    assert candidates(seat, on=date(2026, 4, 30)) == []
