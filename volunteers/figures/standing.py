"""Seats and waits of areas in one statement: each seat with the spell that decides its state, summed by area."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Count, Max, Min, OuterRef, Q, Subquery, When
from django.db.models.functions import Greatest

from thai.calendar import ONE_DAY
from thai.days import Days
from thai.spans import days_lasted
from volunteers.models import Seat, SeatSpell
from volunteers.models.seats import EMPTY, PENDING, SeatQuerySet, is_nominated

LONG_PENDING_DAYS = 60
# When a seat was opened, and when its office's records begin.
VACANCY = ("validity__valid_from", "province__office__records__first_day")
EVERYWHERE = Q()


@dataclass(frozen=True)
class Ages:
    """How long seats of an area have waited, in days (``days_lasted``) on the day asked about; None if none waits."""

    longest_vacancy: int | None = None
    longest_pending: int | None = None
    pending_over_60: int = 0


@dataclass(frozen=True)
class Standing:
    """The seats of an area on a day, ``nominated`` and ``empty`` ones apart, and how long they have waited."""

    seats: int = 0
    appointed: int = 0
    pending: int = 0
    nominated: int = 0
    ages: Ages = Ages()


NO_SEATS = Standing()


def standing(group: str, days: Days, inside: Q = EVERYWHERE) -> dict[str, Standing]:
    """The seats on record of each area, by its code (at ``group``); areas without any are absent."""
    # Who has waited since then is on day 61.
    long_ago = days.as_of - timedelta(days=LONG_PENDING_DAYS)
    seats = Seat.objects.filter(inside).in_force(days).recorded(days).with_spells(days)
    counted = with_vacancy(seats, days).order_by().values_list(group).annotate(
        seats=Count("pk"),
        appointed=Count("held"),
        pending=Count("pk", filter=PENDING),
        nominated=Count("pk", filter=EMPTY & is_nominated(days)),
        over_60=Count("pk", filter=PENDING & Q(waiting__since__lte=long_ago)),
        first_pending=Min("waiting__since", filter=PENDING),
        first_left=Min("left_on", filter=EMPTY),
        first_opened=Min("opened", filter=EMPTY & Q(left_on=None)),
    )  # fmt: skip
    return {code: _standing(days.as_of, *figures) for code, *figures in counted}


def occupied_until(days: Days) -> Subquery:
    """The last day before ``as_of`` on which a seat was held or pending since it is there (``validity``), or NULL."""
    before = SeatSpell.objects.known(at=days.known_at).occupying()
    since = OuterRef("validity__valid_from")
    before = before.filter(seat=OuterRef("pk"), last_day__lt=days.as_of, last_day__gte=since)
    return Subquery(before.order_by().values("seat").annotate(day=Max("last_day")).values("day"))


def empty_from(until: date | None, opened: date, recorded: date | None) -> date:
    """A vacancy begins after the last holder; else with the seat, or with the records of its office."""
    return until + ONE_DAY if until else max(opened, recorded or opened)


def with_vacancy(seats: SeatQuerySet, days: Days) -> SeatQuerySet:
    """Annotate what ``empty_from`` says of empty seats: ``left_on``, looked up for them alone, and ``opened``."""
    return seats.annotate(left_on=Case(When(EMPTY, then=occupied_until(days))), opened=Greatest(*VACANCY))


def _standing(day: date, seats: int, appointed: int, pending: int, nominated: int, over_60: int, *first) -> Standing:
    first_pending, first_left, first_opened = first
    vacancies = [since for since in (first_left and first_left + ONE_DAY, first_opened) if since]
    ages = Ages(
        longest_vacancy=days_lasted(min(vacancies), day) if vacancies else None,
        longest_pending=days_lasted(first_pending, day) if first_pending else None,
        pending_over_60=over_60,
    )
    return Standing(seats, appointed, pending, nominated, ages)
