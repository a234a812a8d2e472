"""Kept totals where they answer, a live count where they do not."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Max, Q

from events.figures.rolls import EVER, NOBODY, Counts, count_events, expected_targets, places_by_event, who_came
from events.models import Attendance, KeptTotals, RollClosing
from events.models.events import EventQuerySet
from thai.days import Days


class Kept(NamedTuple):
    """What is kept of an event, column by column; all None where nothing is."""

    places: int | None
    targets: int | None
    closed_places: int | None
    persons: int
    attendances: int
    last_closed_day: date | None
    changed_at: datetime | None

    def answers(self, days: Days) -> bool:
        """Whether it is kept, and nothing that it counts lies after the day or was written after the moment."""
        if self.places is None or (self.last_closed_day and self.last_closed_day > days.as_of):
            return False
        return days.known_at is None or self.changed_at is None or self.changed_at <= days.known_at

    @property
    def counts(self) -> Counts:
        """The same in numbers: a list says more than target groups, and without either nobody is expected."""
        return Counts(self.closed_places, self.persons, self.attendances, self.places or self.targets)


def counts_of(events: Collection[int], days: Days) -> dict[int, Counts]:
    """Every one of the events in numbers, by its key: one query where all totals are kept and answer for the days.

    Counted live is an event without kept totals, one with a closed half-day after ``as_of``, and one whose marks or
    closings changed after ``known_at``.
    """
    rows = KeptTotals.objects.filter(event__in=events).values_list("event_id", *Kept._fields)
    kept = {key: Kept(*columns) for key, *columns in rows}
    found = {key: row.counts for key, row in kept.items() if row.answers(days)}
    return found | count_events([key for key in events if key not in found], days)


def counts_among(events: EventQuerySet, days: Days) -> dict[int, tuple[int | None, Counts]]:
    """The same for a selection, with the total that a source reported; nothing else of the events is read."""
    columns = ("pk", "reported_total", *(f"kept_totals__{name}" for name in Kept._fields))
    rows = {key: (reported, Kept(*row)) for key, reported, *row in events.order_by().values_list(*columns)}
    live = count_events([key for key, (_reported, kept) in rows.items() if not kept.answers(days)], days)
    return {key: (reported, live.get(key) or kept.counts) for key, (reported, kept) in rows.items()}


def count_to_keep(events: Collection[int]) -> list[KeptTotals]:
    """The totals of these events as they stand now, counted row by row in five queries and not yet saved."""
    came, places, targets = who_came(events, EVER), places_by_event(events), expected_targets(events)
    closings, marked = _closings(events), _marked_at(events)
    rows = []
    for key in events:
        (persons, attendances), (most, last, moment) = came.get(key, NOBODY), closings.get(key, (None, None, None))
        changed_at = max((at for at in (moment, marked.get(key)) if at), default=None)
        kept = Kept(places.get(key, 0), targets.get(key), most, persons, attendances, last, changed_at)
        rows.append(KeptTotals(event_id=key, **kept._asdict()))
    return rows


def _closings(events: Collection[int]) -> dict[int, tuple[int | None, date | None, datetime | None]]:
    """By event: the places of the closings that stand, their last day, and when a closing was written or ended."""
    standing = Q(known_until=None)
    rows = RollClosing.objects.filter(session__event__in=events).order_by().values_list("session__event_id")
    told = rows.annotate(
        most=Max("places", filter=standing),
        last=Max("session__day", filter=standing),
        began=Max("known_from"),
        ended=Max("known_until"),
    )
    return {key: (most, last, max(began, ended or began)) for key, most, last, began, ended in told}


def _marked_at(events: Collection[int]) -> dict[int, datetime]:
    """When a mark of each event was last written or ended."""
    rows = Attendance.objects.filter(session__event__in=events).order_by().values_list("session__event_id")
    told = rows.annotate(began=Max("known_from"), ended=Max("known_until"))
    return {key: max(began, ended or began) for key, began, ended in told}
