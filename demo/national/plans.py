"""Which events there are: ten fiscal years of them in every province, with lists of all lengths."""

from collections.abc import Iterator
from datetime import date
from math import floor
from random import Random
from typing import NamedTuple

from demo.national.moments import DAY
from demo.national.nation import Nation
from demo.national.size import Size
from events.models import Event, Session
from thai.calendar import fiscal_year_bounds

Kind, State, Shown = Event.Kind, Event.State, Event.Visibility
KINDS = tuple(Kind.values)
KIND_WEIGHTS = (30, 20, 10, 20, 15, 5)
# What is known of an event that is over: a closed roll, one that was never closed, a total, nothing.
ROLL, OPEN, REPORTED, UNKNOWN, AHEAD, DRAFT = "roll", "open", "reported", "unknown", "ahead", "draft"
RECORDS, RECORD_WEIGHTS = (ROLL, OPEN, REPORTED, UNKNOWN), (89, 2, 5, 4)
LISTED = frozenset({ROLL, OPEN, AHEAD})
LENGTHS, LENGTH_WEIGHTS = (1, 2, 3), (87, 11, 2)
HALF_DAY_SHARE, JOINT_SHARE, CANCELLED_SHARE = 0.12, 0.04, 0.02
MOST_PROVINCES, WIDE_EVENTS = 41, 3
WIDE_WEIGHT = 8.0
AHEAD_WITH_LIST = 0.6


class Plan(NamedTuple):
    """One event; ``places`` are the lines on its list, ``halves`` its half-days as (day, half)."""

    id: int
    province_code: str
    provinces: tuple[str, ...]
    year: int
    kind: str
    first_day: date
    last_day: date
    halves: tuple[tuple[date, str], ...]
    record: str
    state: str
    visibility: str
    weight: float
    places: int = 0


def plan_events(size: Size, nation: Nation) -> list[Plan]:
    """Every event in the order of its key; the lists together have as many lines as the size asks for."""
    rng = size.generator("events")
    plans = [_plan(rng, *slot, size, nation) for slot in _slots(size, nation)]
    weights = [plan.weight if plan.record in LISTED else 0.0 for plan in plans]
    places = share_out(weights, size.wanted_participants if any(weights) else 0)
    return [plan._replace(places=number) for plan, number in zip(plans, places, strict=True)]


def share_out(weights: list[float], total: int) -> list[int]:
    """Whole numbers in proportion to the weights, whose sum is ``total``."""
    whole, shares, passed = sum(weights) or 1.0, [], 0.0
    given = 0
    for weight in weights:
        passed += weight
        now = floor(total * passed / whole + 1e-6)
        shares.append(now - given)
        given = now
    return shares


def _slots(size: Size, nation: Nation) -> Iterator[tuple[int, str, int, bool]]:
    """(key, province, fiscal year, whether many provinces take part), evenly over provinces and years."""
    pairs = [(code, year) for year in size.years for code in nation.offices]
    # Few events are spread over all years and provinces as well as many.
    size.generator("slots").shuffle(pairs)
    wide_every = max(1, size.wanted_events // WIDE_EVENTS)
    for place in range(size.wanted_events):
        yield place + 1, *pairs[place % len(pairs)], place % wide_every == wide_every // 2


def _plan(rng: Random, number: int, code: str, year: int, wide: bool, size: Size, nation: Nation) -> Plan:
    first = _working_day(rng, year)
    last = first + (rng.choices(LENGTHS, LENGTH_WEIGHTS)[0] - 1) * DAY
    record, state = _standing(rng, first, last, size.until)
    if wide:
        record, state = (ROLL, State.FINISHED) if last < size.until else (AHEAD, State.PUBLISHED)
    return Plan(
        number,
        code,
        _provinces(rng, code, list(nation.offices), wide),
        year,
        rng.choices(KINDS, KIND_WEIGHTS)[0],
        first,
        last,
        _halves(rng, first, last),
        record,
        str(state),
        str(rng.choices(Shown.values, (90, 6, 4))[0]),
        WIDE_WEIGHT if wide else rng.lognormvariate(0, 0.4),
    )


def _working_day(rng: Random, year: int) -> date:
    first, last = fiscal_year_bounds(year)
    day = first + rng.randrange((last - first).days - 6) * DAY
    return day - max(0, day.weekday() - 2) * DAY


def _standing(rng: Random, first: date, last: date, until: date) -> tuple[str, str]:
    """What is known of the event, and its state."""
    record = rng.choices(RECORDS, RECORD_WEIGHTS)[0]
    roll = rng.random()
    if last < until:
        if roll < CANCELLED_SHARE:
            return UNKNOWN, State.CANCELLED
        return record, State.CLOSED if roll > 0.5 else State.FINISHED
    if first <= until:
        return AHEAD, State.RUNNING
    if roll < AHEAD_WITH_LIST:
        return AHEAD, State.PUBLISHED
    return DRAFT, State.APPROVED if roll > 0.8 else State.DRAFT


def _provinces(rng: Random, code: str, codes: list[str], wide: bool) -> tuple[str, ...]:
    others = MOST_PROVINCES - 1 if wide else rng.randint(1, 3) if rng.random() < JOINT_SHARE else 0
    neighbours = [other for other in codes if other != code]
    return (code, *rng.sample(neighbours, min(others, len(neighbours))))


def _halves(rng: Random, first: date, last: date) -> tuple[tuple[date, str], ...]:
    days = [first + n * DAY for n in range((last - first).days + 1)]
    if first == last and rng.random() < HALF_DAY_SHARE:
        return ((first, Session.Half.MORNING.value),)
    return tuple((day, half.value) for day in days for half in Session.Half)
