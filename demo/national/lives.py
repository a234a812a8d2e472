"""How seats and members of the network live through ten years; the shares are of the order an office would know."""

from collections.abc import Iterator
from datetime import date, timedelta

from demo.national.histories import History, Kind
from demo.national.moments import DAY
from thai.calendar import add_years
from volunteers.models import EndReason

TERM_YEARS = 3
# How many months after the first day the second term of a seat begins: every month is some seats' own.
OFFSETS = range(4, 40)
RENEWED, RENEWED_ON_PAPER, GAP = 0.55, 0.5, 0.04
LEAVES, UNDONE, REVOKED = 0.16, 0.06, 0.04
CORRECTED, VOID, WITHDRAWN, RETURNED = 0.02, 0.01, 0.06, 0.12
NETWORK_LEAVES, NETWORK_RENEWED = 0.25, 0.45
REASONS = (EndReason.RESIGNED, EndReason.DIED, EndReason.MOVED, EndReason.INACTIVE, EndReason.DISQUALIFIED)
REASON_WEIGHTS = (46, 20, 19, 10, 5)
PAPERS_BEFORE = timedelta(days=95)
# A successor is not sought for the last weeks of a term.
TOO_LATE = timedelta(days=120)


def live_in_seat(history: History) -> None:
    """Fill a seat from term to term; its terms begin in a month of its own."""
    holder = None
    for start, end in _terms(history.first_day, history.rng.choice(OFFSETS), history.register.until):
        holder = _term(history, holder, start, end)


def live_in_network(history: History) -> None:
    """One member without a seat: appointed on some day, perhaps renewed, perhaps gone before the end."""
    rng, until = history.rng, history.register.until
    start = history.first_day + rng.randrange((until - history.first_day).days) * DAY
    way = None
    while start <= until:
        way = history.begin(person_id=way and way.person_id, renews=way)
        end = add_years(start, TERM_YEARS) - DAY
        history.appoint(way, start, end, history.register.orders.of_network(history.province_code, start))
        if rng.random() < NETWORK_LEAVES:
            history.end(way, start + rng.randint(60, 900) * DAY, rng.choices(REASONS, REASON_WEIGHTS)[0])
            return
        if rng.random() > NETWORK_RENEWED:
            return
        start = end + DAY


def _terms(first_day: date, month: int, until: date) -> Iterator[tuple[date, date]]:
    """(first, last day) of the terms of a seat: a short one first, then every three years."""
    start, following = first_day, _after_months(first_day, month)
    while start - PAPERS_BEFORE <= until:
        yield start, following - DAY
        start, following = following, add_years(following, TERM_YEARS)


def _after_months(day: date, months: int) -> date:
    month = day.month - 1 + months
    return date(day.year + month // 12, month % 12 + 1, 1)


def _term(history: History, before, start: date, end: date):
    """One term; returns who holds the seat at its end, or None."""
    rng = history.rng
    roll = rng.random()
    if before and before.ended_on is None and roll < RENEWED:
        way = _renew(history, before, start, end)
    elif roll > 1 - GAP:
        return _succeed(history, start, end)
    else:
        way = _newcomer(history, start, end)
    if way and way.term_start and rng.random() < LEAVES and end - start > 2 * TOO_LATE:
        return _leave_early(history, way, end)
    return way if way and way.term_start else None


def _renew(history: History, before, start: date, end: date):
    rng = history.rng
    nominated = start - rng.randint(75, 95) * DAY
    if rng.random() > RENEWED_ON_PAPER:
        if start > history.register.until:
            return None
        way = history.begin(person_id=before.person_id, renews=before)
    else:
        if nominated > history.register.until:
            return None
        way = history.begin(person_id=before.person_id, renews=before)
        _papers(history, way, [(Kind.NOMINATE, nominated), *_steps_before(rng, start)])
    history.appoint(way, start, end, history.register.orders.of_month(start))
    return way


def _newcomer(history: History, start: date, end: date):
    rng = history.rng
    nominated = start - rng.randint(75, 95) * DAY
    if nominated > history.register.until:
        return None
    way = history.begin()
    # The first holders were there when the records began: nothing is known of their papers.
    if start > history.first_day:
        _papers(history, way, [(Kind.NOMINATE, nominated), *_steps_before(rng, start)])
    act = history.appoint(way, start, end, history.register.orders.of_month(start))
    if act and rng.random() < CORRECTED:
        history.correct_start(way, act)
    return way


def _steps_before(rng, start: date) -> list[tuple[str, date]]:
    return [
        (Kind.CHECK, start - rng.randint(60, 70) * DAY),
        (Kind.PROPOSE, start - rng.randint(40, 55) * DAY),
        (Kind.RECEIVE, start - rng.randint(15, 35) * DAY),
    ]


def _papers(history: History, way, steps: list[tuple[str, date]]) -> None:
    for kind, day in steps:
        if history.act(way, kind, day) is None:
            return


def _leave_early(history: History, way, end: date):
    """Leave some day in the term; whoever follows serves the rest of it."""
    rng = history.rng
    last_day = way.term_start + (30 + round(rng.random() * ((end - way.term_start).days - 60))) * DAY
    if rng.random() < REVOKED:
        return _succeed(history, last_day, end) if history.revoke(way, last_day) else way
    if not history.end(way, last_day, rng.choices(REASONS, REASON_WEIGHTS)[0]):
        return way
    if rng.random() < UNDONE:
        history.take_back(way)
        return way if way.ended_on is None else None
    return _succeed(history, last_day, end)


def _succeed(history: History, empty_since: date, end: date):
    """Seek somebody for an empty seat; some candidacies were entered by mistake, some candidates withdraw."""
    rng = history.rng
    nominated = empty_since + rng.randint(10, 60) * DAY
    if nominated > history.register.until:
        return None
    if rng.random() < VOID:
        _enter_by_mistake(history, nominated - 5 * DAY)
    steps, start = _way_into_office(rng, nominated)
    if rng.random() < WITHDRAWN:
        _give_up(history, steps)
        steps, start = _way_into_office(rng, steps[2][1] + rng.randint(5, 40) * DAY)
    if start > end - TOO_LATE or steps[0][1] > history.register.until:
        return None
    way = history.begin()
    _papers(history, way, steps)
    history.appoint(way, start, end, history.register.orders.of_month(start))
    return way if way.term_start else None


def _enter_by_mistake(history: History, day: date) -> None:
    way = history.begin()
    if history.act(way, Kind.NOMINATE, day) and history.act(way, Kind.VOID, day + 2 * DAY):
        way.closed_on = day + 2 * DAY


def _give_up(history: History, steps: list[tuple[str, date]]) -> None:
    way = history.begin()
    _papers(history, way, steps[:2])
    if history.act(way, Kind.WITHDRAW, steps[2][1]):
        way.closed_on = steps[2][1]


def _way_into_office(rng, nominated: date) -> tuple[list[tuple[str, date]], date]:
    """The steps from a nomination on, and the first day in office they lead to."""
    days = [nominated]
    for least, most in ((7, 40), (7, 50), (7, 50)):
        days.append(days[-1] + rng.randint(least, most) * DAY)
    steps = list(zip((Kind.NOMINATE, Kind.CHECK, Kind.PROPOSE, Kind.RECEIVE), days, strict=True))
    if rng.random() < RETURNED:
        back = days[-1] + rng.randint(7, 25) * DAY
        again = back + rng.randint(7, 35) * DAY
        steps += [(Kind.RETURN, back), (Kind.PROPOSE, again), (Kind.RECEIVE, again + rng.randint(7, 25) * DAY)]
    return steps, steps[-1][1] + rng.randint(20, 100) * DAY
