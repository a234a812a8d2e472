"""Seats and appointed seats along a curve of days: counted once by first and last day, then summed."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Greatest, Least

from accounts.records import known
from volunteers.models import Seat, SeatSpell, SeatState

NEVER = date.max


@dataclass(frozen=True)
class TrendPoint:
    """Seats and appointed seats on one day of a curve."""

    day: date
    seats: int
    appointed: int

    @property
    def share(self) -> float | None:
        """Appointed ÷ seats in percent."""
        return 100 * self.appointed / self.seats if self.seats else None


def trend(province_code: str | None, days: list[date], *, known_at: datetime | None = None) -> list[TrendPoint]:
    """Seats and appointed seats on each of the days, oldest first, in two queries whatever their number.

    As everywhere, a province counts from the day its office's records begin.
    """
    inside = Q(province_id=province_code) if province_code else Q()
    seats = Seat.objects.filter(inside, _known(known_at)).annotate(
        first=Greatest("validity__valid_from", "province__office__records__first_day"),
        last=_end("validity__valid_to"),
    )  # fmt: skip
    inside = Q(seat__province_id=province_code) if province_code else Q()
    spells = SeatSpell.objects.known(at=known_at).filter(inside, _known(known_at, "seat__"), state=SeatState.APPOINTED)
    held = spells.annotate(
        first=Greatest("first_day", "seat__validity__valid_from", "seat__province__office__records__first_day"),
        last=Least(_end("last_day"), _end("seat__validity__valid_to")),
    )
    counts = zip(days, _on_each(days, seats), _on_each(days, held), strict=True)
    return [TrendPoint(*point) for point in counts]


def _known(at: datetime | None, seat: str = "") -> Q:
    """Seats on record; not what has no seat or no records, whose missing days PostgreSQL's GREATEST would overlook."""
    validity, records = f"{seat}validity__", f"{seat}province__office__records__"
    there = Q(**{f"{validity}valid_from__isnull": False, f"{records}first_day__isnull": False})
    return known(at, validity) & known(at, records) & there


def _end(path: str) -> Coalesce:
    """A last day, or one that never comes."""
    return Coalesce(path, Value(NEVER))


def _on_each(days: list[date], rows: QuerySet) -> list[int]:
    """How many of the rows, which run from ``first`` to ``last``, include each of the days.

    What lies before the first of the days or after the last one is all the same, so that few groups come back.
    """
    ordered = sorted(set(days))
    begun, over = Greatest("first", Value(ordered[0])), Least("last", Value(ordered[-1]))
    # Days in office of which none lies in this run of the seat's days end before they begin.
    there = rows.filter(first__lte=F("last"))
    within = there.filter(first__lte=ordered[-1], last__gte=ordered[0]).order_by()
    change = [0] * (len(ordered) + 1)
    for first, last, number in within.values_list(begun, over).annotate(Count("pk")):
        change[bisect_left(ordered, first)] += number
        change[bisect_right(ordered, last)] -= number
    including = list(accumulate(change))
    return [including[bisect_left(ordered, day)] for day in days]
