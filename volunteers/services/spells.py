"""Keep the spells equal to what the acts say."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime

from django.db.models import Q

from provinces.models import DatedSetting
from volunteers.models import Appointment, AppointmentAct, Seat, SeatSpell
from volunteers.timeline import Segment, replay, seat_segments

BATCH = 1000


def acting_on() -> Callable[[date], bool]:
    """Whether a holder acts on after a term that ends on a day (dated setting ``holder_acts_on``)."""
    rules = list(DatedSetting.objects.known().filter(key="holder_acts_on", office=None).order_by("-valid_from"))
    return lambda day: next((bool(rule.value) for rule in rules if rule.valid_from <= day), False)


def siblings(appointment: Appointment) -> list[Appointment]:
    """All appointments of the same seat; a network appointment stands alone."""
    if appointment.seat_id is None:
        return [appointment]
    return list(Appointment.objects.filter(seat_id=appointment.seat_id))


def segments_now(appointment: Appointment, *, at: datetime) -> list[Segment]:
    """The days of the appointment's seat as the acts say at a moment."""
    group = siblings(appointment)
    acts = AppointmentAct.objects.filter(appointment__in=group)
    renews = {a.pk: a.renews_id for a in group}
    return seat_segments(acts, renews=renews, known_at=at, acts_on=acting_on())


def write_spells(appointment: Appointment, segments: list[Segment], *, at: datetime) -> None:
    """Close the spells that are no longer true and write the new ones, all known from ``at``."""
    group = {a.pk: a for a in siblings(appointment)}
    current = {_segment(spell): spell for spell in SeatSpell.objects.known().filter(appointment__in=group)}
    gone = [spell.pk for segment, spell in current.items() if segment not in set(segments)]
    stale = SeatSpell.objects.filter(pk__in=gone)
    # Known for no time at all: the same moment wrote it and closes it.
    stale.filter(known_from=at).delete()
    stale.update(known_until=at)
    fresh = [s for s in segments if s not in current]
    SeatSpell.objects.bulk_create(_spell(s, group[s.appointment_id], known_from=at) for s in fresh)


def rebuild_spells(seats: Iterable[Seat] | None = None) -> int:
    """Write all spells of the seats (default: everything) anew from their acts; returns how many.

    Used after bulk loading. The result equals what the verbs would have written one by one.
    """
    wanted = Q() if seats is None else Q(seat__in=seats)
    appointments = {a.pk: a for a in Appointment.objects.filter(wanted)}
    groups = defaultdict(list)
    for act in AppointmentAct.objects.filter(Q() if seats is None else Q(appointment__seat__in=seats)):
        appointment = appointments[act.appointment_id]
        groups[appointment.seat_id or f"network {appointment.pk}"].append(act)
    SeatSpell.objects.filter(wanted).delete()
    rule, written = acting_on(), 0
    batch: list[SeatSpell] = []
    for acts in groups.values():
        batch += _spells(acts, appointments, rule)
        if len(batch) >= BATCH:
            written += len(SeatSpell.objects.bulk_create(batch))
            batch = []
    return written + len(SeatSpell.objects.bulk_create(batch))


def _spells(acts: list, appointments: dict[int, Appointment], rule: Callable[[date], bool]) -> list[SeatSpell]:
    renews = {a.appointment_id: appointments[a.appointment_id].renews_id for a in acts}
    return [
        _spell(segment, appointments[segment.appointment_id], known_from=known_from, known_until=known_until)
        for segment, known_from, known_until in replay(acts, renews=renews, acts_on=rule)
    ]


def _spell(segment: Segment, appointment: Appointment, **known) -> SeatSpell:
    return SeatSpell(
        seat_id=appointment.seat_id,
        appointment=appointment,
        person_id=appointment.person_id,
        state=segment.state,
        desk=segment.desk,
        first_day=segment.first_day,
        last_day=segment.last_day,
        since=segment.since,
        **known,
    )


def _segment(spell: SeatSpell) -> Segment:
    return Segment(spell.first_day, spell.appointment_id, spell.state, spell.desk, spell.last_day, spell.since)
