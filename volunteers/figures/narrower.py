"""Seats that end soon, wait long or lie on one desk: how many of an area, and which."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Count, Q

from thai.days import Days
from volunteers.figures.standing import EVERYWHERE, with_vacancy
from volunteers.models import Seat
from volunteers.models.seats import EMPTY, PENDING, SeatQuerySet, is_appointed_ahead
from volunteers.states import Desk

# So many days: terms that end within them, seats that have waited for more.
SPANS = (30, 60, 90)


class Narrower(NamedTuple):
    """How many seats, by the days of ``SPANS``; ``soon`` ends within the setting, ``desks`` by a Desk value."""

    soon: int
    ending: dict[int, int]
    vacant: dict[int, int]
    pending: dict[int, int]
    desks: dict[str, int]


def narrower(days: Days, *, soon: int, inside: Q = EVERYWHERE) -> Narrower:
    """The counts behind the finer filters of seats, in one statement; ``soon`` is ``ending_soon_days``."""
    counts = {"soon": _ending(days, soon)}
    counts |= {f"ending{n}": _ending(days, n) for n in SPANS}
    counts |= {f"vacant{n}": EMPTY & _left_before(days, n) for n in SPANS}
    counts |= {f"pending{n}": PENDING & _proposed_before(days, n) for n in SPANS}
    counts |= {desk.value: _on_desk(desk, days) for desk in Desk}
    seats = with_vacancy(Seat.objects.filter(inside).in_force(days).recorded(days).with_spells(days), days)
    found = seats.aggregate(**{name: Count("pk", filter=which) for name, which in counts.items()})
    ending, vacant, pending = ({n: found[f"{kind}{n}"] for n in SPANS} for kind in ("ending", "vacant", "pending"))
    return Narrower(found["soon"], ending, vacant, pending, {desk.value: found[desk.value] for desk in Desk})


def waiting_over(seats: SeatQuerySet, days: Days, over: int) -> SeatQuerySet:
    """Of seats ``with_spells`` those that were empty or pending for more than so many days (``days_lasted``)."""
    long = (EMPTY & _left_before(days, over)) | (PENDING & _proposed_before(days, over))
    return with_vacancy(seats, days).filter(long)


def on_desk(seats: SeatQuerySet, days: Days, desk: str) -> SeatQuerySet:
    """Of seats ``with_spells`` those whose pending appointment lies on a desk (a Desk value)."""
    return seats.filter(_on_desk(desk, days))


def _ending(days: Days, within: int) -> Q:
    return Q(held__last_day__lte=days.as_of + timedelta(days=within))


def _left_before(days: Days, over: int) -> Q:
    # Who has waited since then is on the day after so many.
    then = days.as_of - timedelta(days=over)
    return Q(left_on__lt=then) | Q(left_on=None, opened__lte=then)


def _proposed_before(days: Days, over: int) -> Q:
    return Q(waiting__since__lte=days.as_of - timedelta(days=over))


def _on_desk(desk: str, days: Days) -> Q:
    """Where somebody is appointed already and begins later, it lies on none any more."""
    return PENDING & Q(waiting__desk=desk) & ~Q(is_appointed_ahead(days))
