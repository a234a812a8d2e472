"""Kept totals where they answer, a live count where they do not."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Max, Min, Q, Sum

from events.figures.rolls import (
    EVER,
    NOTHING_CLOSED,
    Came,
    Counts,
    Covered,
    count_events,
    covered_by_event,
    expected_targets,
    places_by_event,
    who_came,
)
from events.models import Attendance, Event, KeptTotals, RollClosing
from events.models.events import EventQuerySet
from thai.days import Days


class Facts(NamedTuple):
    """What a figure reads of the event itself."""

    first_day: date
    state: str
    reported_total: int | None

    @classmethod
    def of(cls, event: Event) -> "Facts":
        """Those of an event that was read already."""
        return cls(*(getattr(event, name) for name in cls._fields))


class Kept(NamedTuple):
    """What is kept of an event, column by column, first those of `Counts`; all None where nothing is."""

    places: int | None
    targets: int | None
    closed_places: int | None
    half_day_places: int
    persons: int
    attendances: int
    late_persons: int
    late_attendances: int
    first_closed_day: date | None
    last_closed_day: date | None
    changed_at: datetime | None

    def answers(self, days: Days) -> bool:
        """Whether it is kept, and nothing that it counts lies outside the days or was written after the moment."""
        return self.places is not None and self._lies_within(days) and self._stood_at(days.known_at)

    def _lies_within(self, days: Days) -> bool:
        """Whether every closed half-day lies in the days; there may be none."""
        first, last = self.first_closed_day, self.last_closed_day
        return first is None or last is None or ((days.since or date.min) <= first and last <= days.as_of)

    def _stood_at(self, moment: datetime | None) -> bool:
        """Whether no mark and no closing changed after the moment; None is now."""
        return moment is None or self.changed_at is None or self.changed_at <= moment

    def counts(self, covered: Covered) -> Counts:
        """The same in numbers, with what nobody keeps, because it depends on the days asked about."""
        return Counts._make((*self[: len(Counts._fields) - 1], covered))


NOTHING: Mapping[int, Kept] = {}


def read_with(event: Event) -> Kept | None:
    """What is kept of an event whose totals were read with it (``select_related``); None where they were not."""
    row = event._state.fields_cache.get("kept_totals")
    return row and Kept(*(getattr(row, name) for name in Kept._fields))


def counts_of(events: Collection[int], days: Days, *, read: Mapping[int, Kept] = NOTHING) -> dict[int, Counts]:
    """Every one of the events in numbers, by its key: two queries where all totals are kept and answer for the days.

    Counted live is an event without kept totals, one with a closed half-day outside the days, and one whose marks or
    closings changed after ``known_at``. What was ``read`` already is not asked for again.
    """
    found = dict(read) or kept_of(events)
    kept = {key: row for key, row in found.items() if row.answers(days)}
    live = count_events([key for key in events if key not in kept], days)
    return live | _in_numbers(kept, kept, days)


def kept_of(events: Collection[int]) -> dict[int, Kept]:
    """What is kept of the events, by key."""
    rows = KeptTotals.objects.filter(event__in=events).values_list("event_id", *Kept._fields)
    return {key: Kept(*columns) for key, *columns in rows}


def counts_among(events: EventQuerySet, days: Days, *, to_sum: bool) -> dict[int, tuple[Facts, Counts]]:
    """The same for a selection, with the facts of each; nothing else of the events is read.

    ``to_sum``: how much of a roll is closed is looked up where it chooses the source alone, which is beside a report.
    """
    columns = ("pk", *Facts._fields, *(f"kept_totals__{name}" for name in Kept._fields))
    own = len(Facts._fields)
    found = {key: (Facts(*row[:own]), Kept(*row[own:])) for key, *row in events.order_by().values_list(*columns)}
    kept = {key: row for key, (_facts, row) in found.items() if row.answers(days)}
    covered_of = [key for key in kept if not to_sum or found[key][0].reported_total is not None]
    counts = count_events([key for key in found if key not in kept], days) | _in_numbers(kept, covered_of, days)
    return {key: (facts, counts[key]) for key, (facts, _row) in found.items()}


def _in_numbers(kept: dict[int, Kept], covered_of: Iterable[int], days: Days) -> dict[int, Counts]:
    """What is kept in numbers; how much of the roll is closed is looked up of some of the events."""
    covered = covered_by_event([key for key in covered_of if kept[key].closed_places is not None], days)
    return {key: row.counts(covered.get(key, NOTHING_CLOSED)) for key, row in kept.items()}


class Closings(NamedTuple):
    """The closings of an event that stand, and when one was last written or ended."""

    closed_places: int | None = None
    half_day_places: int | None = None
    first: date | None = None
    last: date | None = None
    moment: datetime | None = None


def count_to_keep(events: Collection[int]) -> list[KeptTotals]:
    """The totals of these events as they stand now, counted row by row in five queries and not yet saved."""
    came, places, targets = who_came(events, EVER), places_by_event(events), expected_targets(events)
    closings, marked = _closings(events), _marked_at(events)
    rows = []
    for key in events:
        shut = closings.get(key, Closings())
        changed_at = max((at for at in (shut.moment, marked.get(key)) if at), default=None)
        kept = Kept(
            places.get(key, 0),
            targets.get(key),
            shut.closed_places,
            shut.half_day_places or 0,
            *came.get(key, Came()),
            shut.first,
            shut.last,
            changed_at,
        )
        rows.append(KeptTotals(event_id=key, **kept._asdict()))
    return rows


def _closings(events: Collection[int]) -> dict[int, Closings]:
    standing = Q(known_until=None)
    rows = RollClosing.objects.filter(session__event__in=events).order_by().values_list("session__event_id")
    told = rows.annotate(
        most=Max("places", filter=standing),
        together=Sum("places", filter=standing),
        first=Min("session__day", filter=standing),
        last=Max("session__day", filter=standing),
        began=Max("known_from"),
        ended=Max("known_until"),
    )
    return {
        key: Closings(most, together, first, last, max(began, ended or began))
        for key, most, together, first, last, began, ended in told
    }


def _marked_at(events: Collection[int]) -> dict[int, datetime]:
    """When a mark of each event was last written or ended."""
    rows = Attendance.objects.filter(session__event__in=events).order_by().values_list("session__event_id")
    told = rows.annotate(began=Max("known_from"), ended=Max("known_until"))
    return {key: max(began, ended or began) for key, began, ended in told}
