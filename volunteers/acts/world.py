"""What stands, and what would follow: the values that ``decide`` takes and gives. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from accounts.rules import RuleBroken
from thai.spans import Run
from volunteers.acts.entries import NewAct
from volunteers.acts.kinds import KINDS, Effect
from volunteers.acts.timeline import Act, ActsOn, Case, Segment, corrected, entering


@dataclass(frozen=True)
class Span:
    """Days of a person (inclusive, None is open): in office elsewhere, or posted as a graduate."""

    person_id: int
    first_day: date
    last_day: date | None


def nobody_acts_on(day: date, known_at: datetime, office_id: int | None) -> bool:
    """Where no setting says otherwise, a term ends on its last day."""
    return False


@dataclass(frozen=True)
class World:
    """What stands: all appointments (by key) of the seats concerned with all their acts, and what else decides.

    Whom an act names is there with the whole life: with every appointment. ``held`` are days in office of the others
    on other seats, ``validity`` the runs of days of each seat, ``spells`` the days of each place (``Case.place``)
    as the register holds them now, ``deaths`` those that no act tells of, by person.
    """

    today: date
    now: datetime
    cases: Mapping[int, Case] = field(default_factory=dict)
    acts: Mapping[int, Sequence[Act]] = field(default_factory=dict)
    held: Sequence[Span] = ()
    postings: Sequence[Span] = ()
    validity: Mapping[int, Sequence[Run]] = field(default_factory=dict)
    spells: Mapping[int, Sequence[Segment]] = field(default_factory=dict)
    acts_on: ActsOn = nobody_acts_on
    deaths: Mapping[int, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Dates:
    """What an appointment repeats of its standing acts, for reading."""

    term_start: date | None
    term_end: date | None
    ended_on: date | None
    end_reason: str
    closed_on: date | None
    order_id: int | None
    no_order_reason: str


@dataclass(frozen=True)
class Broken:
    """A rule that is broken, with the place in the list of the act that breaks it (None: no act, a rule changed)."""

    entry: int | None
    appointment_id: int
    person_id: int
    rule: RuleBroken


@dataclass(frozen=True)
class Decision:
    """What would follow; ``acts`` stand in the order of ``entries``, and what is not stored yet has provisional keys.

    The first ``asked`` entries are those that were asked for; the others follow from an end of everything (``lives``).
    ``segments`` are by place, ``dates`` by appointment. With anything ``broken`` nothing may be stored.
    """

    entries: Sequence[NewAct]
    asked: int
    acts: list[Act]
    cases: dict[int, Case]
    segments: dict[int, list[Segment]]
    dates: dict[int, Dates]
    broken: list[Broken]


def dates_of(case: Case, own: list[Act]) -> Dates:
    """What an appointment with these standing acts repeats of them."""
    effective = corrected(own)
    enter = entering(effective)
    over = min((a for a in effective if a.effect == Effect.LEAVE), key=lambda a: a.last_in_office, default=None)
    closed = next((a for a in effective if a.effect in (Effect.CLOSE, Effect.ANNUL)), None)
    return Dates(
        term_start=enter.effective_on if enter else None,
        term_end=enter.term_end if enter else None,
        ended_on=over.last_in_office if over else None,
        end_reason=str(KINDS[over.kind].end_reason or over.end_reason) if over else "",
        closed_on=closed.effective_on if closed else None,
        order_id=case.order_id if enter else None,
        no_order_reason=case.no_order_reason if enter else "",
    )
