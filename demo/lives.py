"""How seats live from term to term: renewals, newcomers, departures and the weeks until a successor."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from demo.careers import Career, Steps
from demo.moments import days, generator
from demo.people import invent
from volunteers.models import Appointment, EndReason

RENEWED = 0.7
RENEWED_ON_PAPER = 0.3
WITHDRAWN = 0.06
REASONS = (EndReason.RESIGNED, EndReason.DIED, EndReason.MOVED, EndReason.INACTIVE, EndReason.DISQUALIFIED)
REASON_WEIGHTS = (46, 20, 19, 10, 5)
# A successor is not sought for the last weeks of a term.
TOO_LATE = days(120)


@dataclass(frozen=True)
class Temper:
    """What is usual in a province.

    ``leaving``: share of holders who leave early, ``gaps``: share of seats a new term leaves empty, ``slowness``:
    factor on the days papers take, ``papers_from``: since when candidacies are kept too, ``on_paper``: share of
    newcomers to a term whose candidacy is kept, ``lag``: days from the first day of a term to its entry.
    """

    leaving: float
    gaps: float
    slowness: float
    papers_from: date
    on_paper: float
    lag: int

    @classmethod
    def of(cls, province_code: str, *, papers_from: date, on_paper: float) -> "Temper":
        """The temper of a province, the same on every day."""
        rng = generator("temper", province_code)
        return cls(
            leaving=rng.choice((0.05, 0.08, 0.1, 0.14, 0.2, 0.3)),
            gaps=rng.choice((0.02, 0.03, 0.05, 0.08, 0.12)),
            slowness=rng.uniform(0.8, 2.4),
            papers_from=papers_from,
            on_paper=on_paper,
            lag=rng.randint(-4, 18),
        )


@dataclass(frozen=True)
class Departure:
    """A holder who left ``ago`` days before today, and the ages in days of a successor's steps."""

    ago: int
    ages: dict[str, int] = field(default_factory=dict)

    def steps(self, today: date) -> Steps:
        """The successor's steps on a calendar."""
        return Steps(**{name: today - days(age) for name, age in self.ages.items()})


@dataclass(frozen=True)
class LateStart:
    """A term that began late: the papers, the first day in office and the day of its entry."""

    steps: Steps
    start: date
    recorded: date


@dataclass
class Script:
    """What is laid down for a seat instead of being drawn; terms are named by their first day."""

    late_starts: dict[date, LateStart] = field(default_factory=dict)
    departure: Departure | None = None
    calm: bool = False
    full_from: date | None = None
    quiet_until: date | None = None


def live(career: Career, terms: list[tuple[date, date]], temper: Temper, script: Script) -> None:
    """Fill a career term by term; each term draws from a generator of its own."""
    holder = None
    for start, end in terms:
        rng = Random(career.rng.random())
        if late := script.late_starts.get(start):
            holder = career.put_forward(invent(rng, career.office), late.steps)
            order = career.orders.for_month(late.start)
            career.appoint(holder, late.start, end, order=order, recorded=late.recorded)
            continue
        holder = _begin_term(career, rng, holder, (start, end), temper, script)
        departing = script.departure if start == terms[-1][0] and holder else None
        if departing and career.today - days(departing.ago) > start + days(30):
            _depart(career, rng, holder, departing)
        elif holder and not departing and not script.calm and rng.random() < temper.leaving:
            holder = _leave_early(career, rng, holder, (start, end), temper, script)


def _begin_term(
    career: Career, rng: Random, before: Appointment | None, term: tuple[date, date], temper: Temper, script: Script
) -> Appointment | None:
    """The holder at the beginning of a term: the one before, a newcomer, or nobody for a while."""
    start, end = term
    roll = rng.random()
    stays = before is not None and before.ended_on is None and roll < RENEWED
    if not stays and roll > 1 - temper.gaps and not script.calm and start != script.full_from:
        return _succeed(career, rng, start, end, temper)
    person, renews = (before.person, before) if stays else (invent(rng, career.office), None)
    if start >= temper.papers_from and rng.random() < temper.on_paper * (RENEWED_ON_PAPER if stays else 1):
        candidate = career.put_forward(person, _papers_before(start, rng), renews=renews)
        return career.appoint(candidate, start, end, order=_order(career, start, script))
    recorded = start + days(temper.lag)
    order = _order(career, start, script)
    return career.appoint_directly(person, start, end, order=order, renews=renews, recorded=recorded)


def _order(career: Career, start: date, script: Script):
    """National terms have one order; seats with a cycle of their own that of the month."""
    return career.orders.for_month(start) if script.calm else career.orders.for_term(start)


def _papers_before(start: date, rng: Random) -> Steps:
    return Steps(
        nominate=start - days(rng.randint(75, 95)),
        check=start - days(rng.randint(60, 70)),
        propose=start - days(rng.randint(40, 55)),
        receive=start - days(rng.randint(15, 35)),
    )


def _depart(career: Career, rng: Random, holder: Appointment, departure: Departure) -> None:
    """Leave as laid down, and let the successor's papers come as far as laid down."""
    career.leave(holder, career.today - days(departure.ago), rng.choices(REASONS, REASON_WEIGHTS)[0])
    successor = invent(rng, career.office)
    if departure.ages:
        career.put_forward(successor, departure.steps(career.today))


def _leave_early(
    career: Career, rng: Random, holder: Appointment, term: tuple[date, date], temper: Temper, script: Script
) -> Appointment | None:
    """Leave some day in the term; whoever follows serves the rest of it."""
    end = term[1]
    first = max(holder.term_start, script.quiet_until or holder.term_start)
    share = rng.random()
    if end - first < TOO_LATE:
        return holder
    last_day = first + days(30 + round(share * ((end - first).days - 60)))
    if not career.leave(holder, last_day, rng.choices(REASONS, REASON_WEIGHTS)[0]):
        return holder
    return _succeed(career, rng, last_day, end, temper)


def _succeed(career: Career, rng: Random, empty_since: date, end: date, temper: Temper) -> Appointment | None:
    """Seek somebody for an empty seat; some candidates withdraw and another is found."""
    gave_up = rng.random() < WITHDRAWN
    steps, start = _way_into_office(empty_since, rng, temper)
    later = _way_into_office(steps.propose, rng, temper)
    if max(start, later[1]) > end - TOO_LATE:
        return None
    order = career.orders.for_month(start)
    if steps.nominate < temper.papers_from:
        return career.appoint_directly(invent(rng, career.office), start, end, order=order)
    if gave_up:
        career.put_forward(invent(rng, career.office), Steps(steps.nominate, steps.check, withdraw=steps.propose))
        steps, start = later
    candidate = career.put_forward(invent(rng, career.office), steps)
    return candidate and career.appoint(candidate, start, end, order=career.orders.for_month(start))


def _way_into_office(empty_since: date, rng: Random, temper: Temper) -> tuple[Steps, date]:
    """The steps from an empty seat to the first day of a successor."""

    def after(day: date, least: int, most: int) -> date:
        return day + days(round(rng.randint(least, most) * temper.slowness))

    nominate = after(empty_since, 10, 45)
    check = after(nominate, 7, 21)
    propose = after(check, 7, 28)
    receive = after(propose, 7, 28)
    start = after(receive, 20, 60)
    if rng.random() < 0.12:
        send_back = after(receive, 7, 14)
        again = after(send_back, 7, 21)
        return Steps(nominate, check, propose, receive, send_back, again), after(again, 20, 60)
    return Steps(nominate, check, propose, receive), start
