"""Spells derived anew: after bulk loading, and when a rule that they rest on has changed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.rules import raise_all
from provinces.models import Office
from provinces.services import SettingChange
from provinces.stamps import touched
from volunteers.acts import store
from volunteers.acts.acting_on import KEY, ActingOn
from volunteers.acts.decide import decide
from volunteers.acts.timeline import Act, Case, replay
from volunteers.models import Appointment, AppointmentAct, Seat, SeatSpell

BATCH = 1000
PLACES_AT_ONCE = 500


def rebuild_spells(seats: Iterable[Seat] | None = None) -> int:
    """Write all spells of the seats (default: everything) anew from their acts; returns how many.

    Used after bulk loading. The result equals what the verbs would have written one by one.
    """
    wanted = Q() if seats is None else Q(seat__in=seats)
    acts_on, written = store.acting_on(), 0
    with transaction.atomic():
        cases = {row[0]: Case(*row) for row in Appointment.objects.filter(wanted).values_list(*store.CASE)}
        groups: dict[int, list[Act]] = defaultdict(list)
        told = AppointmentAct.objects.filter(Q() if seats is None else Q(appointment__seat__in=seats))
        for row in told.order_by().values_list(*store.ACT):
            act = Act(*row)
            groups[cases[act.appointment_id].place].append(act)
        SeatSpell.objects.filter(wanted).delete()
        batch: list[SeatSpell] = []
        for acts in groups.values():
            batch += _spells(acts, cases, acts_on)
            if len(batch) >= BATCH:
                written += len(SeatSpell.objects.bulk_create(batch))
                batch = []
        held = Seat.objects.filter(Q() if seats is None else Q(pk__in=[seat.pk for seat in seats]))
        touched(held.order_by().values_list("province_id", flat=True).distinct())
        return written + len(SeatSpell.objects.bulk_create(batch))


def _spells(acts: list[Act], cases: dict[int, Case], acts_on: ActingOn) -> list[SeatSpell]:
    moments = acts_on.moments({cases[act.appointment_id].office_id for act in acts})
    return [
        store.spell(segment, cases[segment.appointment_id], known_from=known_from, known_until=known_until)
        for segment, known_from, known_until in replay(acts, cases=cases, acts_on=acts_on, rule_moments=moments)
    ]


def follow_setting(change: SettingChange) -> None:
    """Derive the spells anew that rest on a changed ``holder_acts_on``; called inside the change's transaction.

    Raises RuleBroken, with every reason, if somebody would hold two seats, or a seat two people, by the new rule.
    """
    if change.key != KEY:
        return
    rows = list(_touched(change.office, change.valid_from).values_list("seat_id", "pk"))
    seats = sorted({seat for seat, _pk in rows if seat})
    alone = [pk for seat, pk in rows if seat is None]
    for start in range(0, len(seats), PLACES_AT_ONCE):
        _derive(change, seats=set(seats[start : start + PLACES_AT_ONCE]), alone=set())
    for start in range(0, len(alone), PLACES_AT_ONCE):
        _derive(change, seats=set(), alone=set(alone[start : start + PLACES_AT_ONCE]))


def _touched(office: Office | None, valid_from: date) -> QuerySet[Appointment]:
    """Appointments whose term reaches the first day of a rule, by seat."""
    touched = Appointment.objects.filter(term_end__gte=valid_from).order_by("seat_id", "pk")
    return touched.filter(office=office) if office else touched


def _derive(change: SettingChange, *, seats: set[int], alone: set[int]) -> None:
    loaded = store.load(seats=seats, alone=alone, lock=True, now=change.at)
    decision = decide(loaded.world, [])
    raise_all(broken.rule for broken in decision.broken)
    store.write_spells(decision, loaded, at=change.at)
