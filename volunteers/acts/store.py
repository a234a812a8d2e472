"""From the database to what ``decide`` needs, and back: many seats at once, in as many queries as for one.

Locks are taken in one order, offices before seats before people and each by key, so that two writers never wait
for each other.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.db import IntegrityError
from django.db.models import Q
from django.utils import timezone

from accounts.audit import record_all
from accounts.models import User
from accounts.records import KnownQuerySet
from provinces.models import DatedSetting, Office
from provinces.services import hold
from provinces.stamps import touched
from thai.calendar import today
from volunteers.acts import rules
from volunteers.acts.acting_on import KEY, ActingOn, Rule
from volunteers.acts.entries import PROVISIONAL, NewAct, opened_by
from volunteers.acts.kinds import KINDS, Effect
from volunteers.acts.lives import Final, death_alone, finals
from volunteers.acts.timeline import Act, Case, Effective, Segment, corrected, standing
from volunteers.acts.world import Dates, Decision, Span, World
from volunteers.models import Appointment, AppointmentAct, Death, Person, PostingFacts, Seat, SeatSpell
from volunteers.models.seats import runs_of
from volunteers.states import ENDS_EVERYTHING, SeatState

BATCH = 2000
CASE = ("id", "person_id", "office_id", "seat_id", "renews_id", "order_id", "no_order_reason", "version")
ACT = (
    *("id", "appointment_id", "kind", "effective_on", "recorded_at"),
    *("term_end", "end_reason", "target_id", "undone_at", "because_id"),
)
DEATH = ("person_id", "died_on", "known_from")
SEGMENT = ("first_day", "appointment_id", "state", "desk", "last_day", "since")


@dataclass(frozen=True)
class Loaded:
    """What stands, and the rows of the spells that say so: by segment, (key, known_from)."""

    world: World
    rows: dict[Segment, tuple[int, datetime]]


@dataclass(frozen=True)
class Done:
    """What was stored, in the order of the entries; ``dates`` and ``versions`` are by appointment."""

    acts: list[AppointmentAct]
    appointments: list[int]
    dates: dict[int, Dates]
    versions: dict[int, int]


def load_for(entries: Sequence[NewAct], *, lock: bool) -> Loaded:
    """Everything that deciding these entries needs, with the whole life of whom they name.

    ``lock`` it if the decision is to be stored. Raises RuleBroken ``quicker`` if somebody opened another appointment of
    a person between the looking and the locking.
    """
    openings = [entry.opening for entry in entries if entry.opening]
    named = {entry.appointment_id for entry in entries if entry.appointment_id and entry.appointment_id < PROVISIONAL}
    named |= {opening.renews_id for opening in openings if opening.renews_id}
    people = {opening.person_id for opening in openings}
    holders = Appointment.objects.filter(pk__in=named).order_by().values("person")
    life = Appointment.objects.filter(Q(person__in=people) | Q(person__in=holders)).order_by()
    found = list(life.values_list("pk", "seat_id", "person_id", "office_id"))
    if lock:
        offices = {office for *_others, office in found} | {one.office_id for one in openings}
        hold(Office.objects.filter(pk__in=offices))
    seats = {seat for _pk, seat, *_others in found if seat} | {one.seat_id for one in openings if one.seat_id}
    alone = {pk for pk, seat, *_others in found if seat is None}
    people |= {person for _pk, _seat, person, _office in found}
    loaded = load(seats=seats, alone=alone, people=people, lock=lock)
    if lock and life.exclude(pk__in=loaded.world.cases).exists():
        raise rules.quicker()
    return loaded


def load(
    *, seats: set[int], alone: set[int], people: Iterable[int] = (), lock: bool, now: datetime | None = None
) -> Loaded:
    """What stands on seats and around appointments without a seat (``alone``); ``people`` who are new to them."""
    if lock and seats:
        list(Seat.objects.select_for_update().filter(pk__in=seats).order_by("pk").values_list("pk"))
    concerned = Q(seat__in=seats) | Q(pk__in=alone)
    beside = Appointment.objects.filter(concerned).values("person")
    rows = Person.objects.filter(Q(pk__in=set(people)) | Q(pk__in=beside)).order_by("pk")
    everyone = list((rows.select_for_update() if lock else rows).values_list("pk", flat=True))
    cases = {row[0]: Case(*row) for row in Appointment.objects.filter(concerned).values_list(*CASE)}
    spells = _spells_now(cases)
    world = World(
        today=today(),
        now=now or timezone.now(),
        cases=cases,
        acts=_acts(cases),
        held=_held_elsewhere(everyone, cases),
        postings=postings_of(everyone),
        validity=runs_of(seats),
        spells=_by_place(spells, cases),
        acts_on=acting_on(),
        deaths=dict(deaths_of(everyone).values_list("person_id", "died_on")),
    )
    return Loaded(world, spells)


def acting_on() -> ActingOn:
    """Whether holders act on after their term, as the settings say, at every moment."""
    rows = DatedSetting.objects.filter(key=KEY)
    columns = ("office_id", "value", "valid_from", "known_from", "known_until")
    return ActingOn(Rule(office, bool(value), *days) for office, value, *days in rows.values_list(*columns))


def effective_of(appointment: Appointment) -> list[Effective]:
    """What counts of an appointment now, in order of effect, each act with its right day and reason."""
    rows = AppointmentAct.objects.filter(appointment=appointment).values_list(*ACT)
    return corrected(standing([Act(*row) for row in rows], known_at=timezone.now()))


def postings_of(people: Iterable[int]) -> list[Span]:
    """The days on which these people are labour graduates, as known now."""
    rows = PostingFacts.objects.known().filter(person__in=people)
    return [Span(*row) for row in rows.values_list("person_id", "first_day", "last_day")]


def finals_of(people: Iterable[int]) -> list[Final]:
    """The ends of everything (``lives``) that stand for these people, as known now."""
    told = AppointmentAct.objects.standing().filter(end_reason__in=ENDS_EVERYTHING, because=None)
    ended = Appointment.objects.filter(pk__in=told.filter(appointment__person__in=people).values("appointment"))
    cases = {row[0]: Case(*row) for row in ended.order_by().values_list(*CASE)}
    acts, moment = _acts(cases) if cases else {}, timezone.now()
    by_act = finals(cases.values(), lambda pk: standing(acts[pk], known_at=moment))
    return sorted(by_act | {death_alone(*row) for row in deaths_of(people).values_list(*DEATH)})


def deaths_of(people: Iterable[int]) -> KnownQuerySet[Death]:
    """The deaths of these people that no act tells of, as known now."""
    return Death.objects.known().filter(person__in=people)


def write(decision: Decision, loaded: Loaded, *, by: User | None) -> Done:
    """Store a decision in which nothing is broken. Raises RuleBroken ``quicker`` if the database has the last word."""
    keys = _open(decision)
    acts = _write_acts(decision, keys, by)
    write_spells(_renamed(decision, keys), loaded, at=loaded.world.now)
    known = {pk: dates for pk, dates in decision.dates.items() if pk not in keys}
    versions = {pk: decision.cases[pk].version + 1 for pk in known}
    rows = [Appointment(pk=pk, version=versions[pk], **asdict(dates)) for pk, dates in known.items()]
    if rows:
        Appointment.objects.bulk_update(rows, [*Dates.__dataclass_fields__, "version"])
    _write_trail(decision, acts, by)
    seats = {case.seat_id for case in decision.cases.values() if case.seat_id}
    touched(Seat.objects.filter(pk__in=seats).order_by().values_list("province_id", flat=True).distinct())
    pks = [act.appointment_id for act in acts]
    dates = {keys.get(pk, pk): dates for pk, dates in decision.dates.items()}
    return Done(acts, pks, dates, dict.fromkeys(keys.values(), 1) | versions)


def write_spells(decision: Decision, loaded: Loaded, *, at: datetime) -> None:
    """Close the spells that are no longer true and write the new ones, all known from ``at``.

    Who calls it says which provinces are touched, once and last: batch by batch two writers could wait for each other.
    """
    told = {segment for own in decision.segments.values() for segment in own}
    stale = {pk: known_from for segment, (pk, known_from) in loaded.rows.items() if segment not in told}
    # Known for no time at all: the same moment wrote it and closes it.
    never = [pk for pk, known_from in stale.items() if known_from == at]
    if never:
        SeatSpell.objects.filter(pk__in=never).delete()
    if stale:
        SeatSpell.objects.filter(pk__in=stale).update(known_until=at)
    fresh = sorted(told - loaded.rows.keys())
    try:
        SeatSpell.objects.bulk_create([spell(s, decision.cases[s.appointment_id], known_from=at) for s in fresh], BATCH)
    except IntegrityError as error:
        raise rules.quicker() from error


def spell(segment: Segment, case: Case, **known: datetime | None) -> SeatSpell:
    """The row of a segment, known from ``known_from`` until ``known_until``."""
    days = {name: getattr(segment, name) for name in SEGMENT}
    return SeatSpell(seat_id=case.seat_id, person_id=case.person_id, **days, **known)


def _spells_now(cases: dict[int, Case]) -> dict[Segment, tuple[int, datetime]]:
    rows = SeatSpell.objects.known().filter(appointment__in=cases).order_by()
    return {Segment(*days): (pk, since) for pk, since, *days in rows.values_list("pk", "known_from", *SEGMENT)}


def _by_place(spells: Iterable[Segment], cases: dict[int, Case]) -> dict[int, list[Segment]]:
    places: dict[int, list[Segment]] = defaultdict(list)
    for segment in spells:
        places[cases[segment.appointment_id].place].append(segment)
    return places


def _acts(cases: dict[int, Case]) -> dict[int, list[Act]]:
    acts: dict[int, list[Act]] = defaultdict(list)
    for row in AppointmentAct.objects.filter(appointment__in=cases).order_by().values_list(*ACT):
        act = Act(*row)
        acts[act.appointment_id].append(act)
    return acts


def _held_elsewhere(people: list[int], cases: dict[int, Case]) -> list[Span]:
    held = SeatSpell.objects.known().filter(person__in=people, state=SeatState.APPOINTED).order_by()
    rows = held.values_list("appointment_id", "person_id", "first_day", "last_day")
    return [Span(*days) for appointment, *days in rows if appointment not in cases]


def _open(decision: Decision) -> dict[int, int]:
    """Store the appointments that nominations make; returns their keys by provisional key."""
    made = [(act.appointment_id, entry.opening) for act, entry in zip(decision.acts, decision.entries, strict=True)]
    rows = {
        provisional: Appointment(**vars(opening), **asdict(decision.dates[provisional]))
        for provisional, opening in made
        if opening
    }
    if rows:
        Appointment.objects.bulk_create(list(rows.values()))
    return {provisional: row.pk for provisional, row in rows.items()}


def _write_acts(decision: Decision, keys: dict[int, int], by: User | None) -> list[AppointmentAct]:
    """Store the acts in their order; who answers an act of the same list waits until that one has its key."""
    rows: list[AppointmentAct] = []
    stored = 0
    for act, entry in zip(decision.acts, decision.entries, strict=True):
        if max(act.target_id or 0, act.because_id or 0) >= opened_by(stored):
            AppointmentAct.objects.bulk_create(rows[stored:])
            stored = len(rows)
        rows.append(_row(act, entry, keys, rows, by))
    AppointmentAct.objects.bulk_create(rows[stored:])
    undone = [row.target_id for row in rows if KINDS[row.kind].effect == Effect.TAKE_BACK]
    if undone:
        AppointmentAct.objects.filter(pk__in=undone, undone_at=None).update(undone_at=rows[0].recorded_at)
    return rows


def _row(
    act: Act, entry: NewAct, keys: dict[int, int], before: Sequence[AppointmentAct], by: User | None
) -> AppointmentAct:
    """An act as it is stored; ``before`` are the rows of the list before it, which it may answer."""
    enters = KINDS[act.kind].effect == Effect.ENTER
    answers = act.target_id or act.because_id
    answered = {opened_by(place): row.pk for place, row in enumerate(before)} if answers else {}
    return AppointmentAct(
        appointment_id=keys.get(act.appointment_id, act.appointment_id),
        kind=act.kind,
        effective_on=act.effective_on,
        recorded_at=act.recorded_at,
        by=by,
        reason=entry.reason,
        order_id=entry.order_id,
        term_start=act.effective_on if enters else None,
        term_end=act.term_end,
        end_reason=act.end_reason,
        target_id=answered.get(act.target_id or 0, act.target_id),
        because_id=answered.get(act.because_id or 0, act.because_id),
    )


def _write_trail(decision: Decision, acts: list[AppointmentAct], by: User | None) -> None:
    offices = [decision.cases[act.appointment_id].office_id for act in decision.acts]
    provinces = dict(Office.objects.filter(pk__in=set(offices)).values_list("pk", "province_id"))
    deeds = [
        {
            "act": f"volunteers.{row.kind}",
            "target": Appointment(pk=row.appointment_id),
            "reason": row.reason,
            "province_code": provinces[office] or "",
        }
        for row, office in zip(acts, offices, strict=True)
    ]
    record_all(by=by, deeds=deeds)


def _renamed(decision: Decision, keys: dict[int, int]) -> Decision:
    """The same decision with the keys that the database gave."""
    cases = {keys.get(pk, pk): replace(case, id=keys.get(pk, pk)) for pk, case in decision.cases.items()}
    segments = {
        place: [replace(s, appointment_id=keys.get(s.appointment_id, s.appointment_id)) for s in own]
        for place, own in decision.segments.items()
    }
    return replace(decision, cases=cases, segments=segments)
