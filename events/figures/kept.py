"""Kept totals where they answer, a live count where they do not."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Case, Max, Min, Q, Sum, When

from events.figures.rolls import (
    EVER,
    Came,
    Counts,
    closed_half_days_of,
    count_events,
    expected_targets,
    half_days_of,
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
    """What is kept of an event, column by column; all None where nothing is."""

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

    @property
    def came(self) -> Came:
        """Who filled a place on a closed half-day."""
        return Came(self.persons, self.attendances, self.late_persons, self.late_attendances)

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


# What nobody keeps, because it depends on the days asked about: how many half-days of how many are closed.
COVERED = ("closed", "half_days")


class Row(NamedTuple):
    """What is kept of an event, and how many half-days of how many are closed in some days."""

    kept: Kept
    covered: tuple[int | None, int | None]

    @classmethod
    def of(cls, columns: Sequence) -> "Row":
        """From the columns of both, one after the other."""
        *kept, closed, half_days = columns
        return cls(Kept(*kept), (closed, half_days))

    @property
    def counts(self) -> Counts:
        """The same in numbers."""
        kept, (closed, half_days) = self.kept, self.covered
        return Counts(
            kept.places or 0,
            kept.targets,
            kept.closed_places,
            kept.half_day_places,
            closed or 0,
            half_days or 0,
            *kept.came,
        )


def counts_of(events: Collection[int], days: Days) -> dict[int, Counts]:
    """Every one of the events in numbers, by its key: one query where all totals are kept and answer for the days.

    Counted live is an event without kept totals, one with a closed half-day outside the days, and one whose marks or
    closings changed after ``known_at``.
    """
    rows = KeptTotals.objects.filter(event__in=events).annotate(**_covered("event_id", "closed_places", days, Q()))
    kept = {key: Row.of(columns) for key, *columns in rows.values_list("event_id", *Kept._fields, *COVERED)}
    found = {key: row.counts for key, row in kept.items() if row.kept.answers(days)}
    return found | count_events([key for key in events if key not in found], days)


def counts_among(events: EventQuerySet, days: Days, *, to_sum: bool = False) -> dict[int, tuple[Facts, Counts]]:
    """The same for a selection, with the facts of each; nothing else of the events is read.

    ``to_sum``: how much of a roll is closed is looked up where it chooses the source alone, which is beside a report.
    """
    columns = ("pk", *Facts._fields, *(f"kept_totals__{name}" for name in Kept._fields), *COVERED)
    own = len(Facts._fields)
    covered = _covered("pk", "kept_totals__closed_places", days, Q(reported_total__isnull=False) if to_sum else Q())
    found = events.order_by().annotate(**covered).values_list(*columns)
    rows = {key: (Facts(*row[:own]), Row.of(row[own:])) for key, *row in found}
    live = count_events([key for key, (_facts, row) in rows.items() if not row.kept.answers(days)], days)
    return {key: (facts, live.get(key) or row.counts) for key, (facts, row) in rows.items()}


def _covered(event: str, closed_places: str, days: Days, where: Q) -> dict[str, Case]:
    """COVERED of each event, looked up where a roll was closed alone, and ``where`` holds."""
    some = Q(**{f"{closed_places}__isnull": False}) & where
    numbers = (closed_half_days_of(event, days), half_days_of(event, days))
    return {name: Case(When(some, then=number)) for name, number in zip(COVERED, numbers, strict=True)}


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
