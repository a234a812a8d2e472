"""The history of a seat and its candidates, in the order to be read. For pages only; figures count elsewhere."""

from dataclasses import dataclass
from datetime import date

from thai.calendar import ONE_DAY
from thai.spans import Run, days_lasted, shared
from volunteers import endings
from volunteers.models import Appointment, Seat, SeatSpell, SeatState
from volunteers.models.seats import runs_of


@dataclass(frozen=True)
class Tenure:
    """A run of days of a seat in one ``state``: held by somebody (``spell``), pending or vacant.

    ``days`` are those until its end or ``on``; 0 where it is still to come.
    """

    first_day: date
    last_day: date | None
    days: int
    state: str
    spell: SeatSpell | None = None


def seat_history(seat: Seat, *, on: date) -> list[Tenure]:
    """Who held a seat, with the days between, the latest first; begins where the office's records begin."""
    spells = SeatSpell.objects.known().filter(seat=seat).occupying().order_by("first_day")
    found = list(spells.select_related("person", "appointment__order__office"))
    waiting = [spell for spell in found if spell.state == SeatState.PENDING]
    runs = runs_of([seat.pk]).get(seat.pk, [])
    day: date | None = seat.province.office.records_from() or date.min
    tenures = []
    for spell in (each for each in found if each.state == SeatState.APPOINTED):
        if day and spell.first_day > day:
            tenures += _empty((day, spell.first_day - ONE_DAY), runs, waiting, on)
        tenures.append(_tenure(spell.first_day, spell.last_day, on, SeatState.APPOINTED, spell))
        day = spell.last_day + ONE_DAY if spell.last_day else None
    if day and day <= on:
        begun = [run for run in runs if run[0] <= on]
        tenures += _empty((day, None), begun, waiting, on)
    return tenures[::-1]


def _empty(days: Run, runs: list[Run], waiting: list[SeatSpell], on: date) -> list[Tenure]:
    """Days without a holder, as far as the seat existed in them."""
    there = (part for run in runs if (part := shared(run, days)))
    return [tenure for first, last in there for tenure in _between(first, last, waiting, on)]


def _between(first: date, last: date | None, waiting: list[SeatSpell], on: date) -> list[Tenure]:
    """The days without a holder (``last`` None: no end yet), pending ones apart from vacant ones, as figures count.

    A wait is told from its beginning, also where somebody was in office then.
    """
    runs: list[Tenure] = []
    day: date | None = first
    for spell in waiting:
        end = min(filter(None, (spell.last_day, last)), default=None)
        if day is None or max(spell.first_day, day) > (end or date.max):
            continue
        if spell.first_day > day:
            runs.append(_tenure(day, spell.first_day - ONE_DAY, on, SeatState.VACANT))
        if runs and runs[-1].first_day == spell.since:
            runs.pop()
        runs.append(_tenure(spell.since, end, on, SeatState.PENDING))
        day = end + ONE_DAY if end else None
    return runs if day is None or (last and day > last) else [*runs, _tenure(day, last, on, SeatState.VACANT)]


def _tenure(first: date, last: date | None, on: date, state: str, spell: SeatSpell | None = None) -> Tenure:
    return Tenure(first, last, days_lasted(first, min(last or on, on)), state, spell)


@dataclass(frozen=True)
class Candidate:
    """Somebody who is being checked or awaits the order; ``ahead`` says that they are appointed and when they begin."""

    spell: SeatSpell
    ahead: str


def candidates(seat: Seat, *, on: date) -> list[Candidate]:
    """Who is put forward for a seat on a day, or appointed and not yet in office."""
    spells = SeatSpell.objects.known().covering(on).filter(seat=seat).exclude(state=SeatState.APPOINTED)
    spells = spells.select_related("person", "appointment").order_by("-state", "first_day")
    return [Candidate(spell, _ahead(spell.appointment, on)) for spell in spells]


def _ahead(appointment: Appointment, on: date) -> str:
    return endings.begins_later(appointment.term_start, appointment.ended_on, on=on)
