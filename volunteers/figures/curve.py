"""Seats and appointed seats along a curve of days: counted once into the days between, then summed."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
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
    return known(at, f"{seat}validity__") & known(at, f"{seat}province__office__records__")


def _end(path: str) -> Coalesce:
    """A last day, or one that never comes."""
    return Coalesce(path, Value(NEVER))


def _on_each(days: list[date], rows: QuerySet) -> list[int]:
    """How many of the rows, which run from ``first`` to ``last``, include each of the days."""
    ordered = sorted(set(days))
    begun, over = _days_before("first__gt", ordered), _days_before("last__gte", ordered)
    within = rows.filter(first__lte=ordered[-1], last__gte=ordered[0]).order_by()
    change = [0] * (len(ordered) + 1)
    for from_day, until_day, number in within.values_list(begun, over).annotate(Count("pk")):
        change[from_day] += number
        change[until_day] -= number
    including = list(accumulate(change))
    return [including[bisect_left(ordered, day)] for day in days]


def _days_before(lookup: str, ordered: list[date]) -> Case:
    """Annotate how many of the days lie before a row begins (``first__gt``) or not after its end (``last__gte``)."""
    cases = [When(**{lookup: day}, then=Value(at + 1)) for at, day in reversed(list(enumerate(ordered)))]
    return Case(*cases, default=Value(0), output_field=IntegerField())
