"""What lists and closed rolls say about events, counted row by row, as of a day and as known at a moment."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from events.models import Attendance, Participant, RollClosing, Session, TargetGroup
from thai.days import Days

PLACE = Coalesce("participant__substitute_for_id", "participant_id")
# Closings are never of days to come, so the last day of all takes every closed half-day as it is known now.
EVER = Days(date.max)
NOBODY = (0, 0)


@dataclass(frozen=True)
class Counts:
    """One event in numbers. ``closed_places`` None: no roll was closed; ``expected`` None: nobody said how many."""

    closed_places: int | None = None
    persons: int = 0
    attendances: int = 0
    expected: int | None = None


NO_COUNTS = Counts()


def count_events(events: Collection[int], days: Days) -> dict[int, Counts]:
    """Every one of the events counted row by row, by its key; four queries whatever their number, none for none."""
    if not events:
        return {}
    closed, came = closed_places(events, days), who_came(events, days)
    expected = expected_targets(events) | places_by_event(events)
    return {key: Counts(closed.get(key), *came.get(key, NOBODY), expected.get(key)) for key in events}


def closed_places(events: Collection[int], days: Days) -> dict[int, int]:
    """The places on the list when the roll was closed, by the key of each event with a closed half-day.

    The list grew between two closings at most, so the largest number covers everybody who could come.
    """
    closings = RollClosing.objects.known(at=days.known_at).filter(
        session__event__in=events, session__day__lte=days.as_of
    )
    return dict(closings.order_by().values_list("session__event_id").annotate(most=Max("places")))


def who_came(events: Collection[int], days: Days) -> dict[int, tuple[int, int]]:
    """Persons and attendances on the closed half-days, by the key of each event where anybody came."""
    rows = _filled(events, days).values_list("session__event_id")
    counted = rows.annotate(persons=Count("place", distinct=True), attendances=Count("pk"))
    return {key: (persons, attendances) for key, persons, attendances in counted}


def half_days_came(sessions: QuerySet[Session], days: Days, **whose) -> dict[int, int]:
    """To how many of the half-days each participant came; ``whose`` narrows the marks that are read."""
    present = _present(days).filter(session__in=sessions, **whose)
    return dict(present.order_by().values_list("participant_id").annotate(n=Count("pk")))


def places_by_event(events: Collection[int]) -> dict[int, int]:
    """The places on today's lists; a substitute takes none of its own."""
    return count_by_event(Participant.objects.places().filter(event__in=events))


def expected_targets(events: Collection[int]) -> dict[int, int]:
    """Sums of the target groups, for events whose every group says how many it expects."""
    groups = TargetGroup.objects.filter(event__in=events).order_by().values("event_id")
    summed = groups.annotate(total=Sum("expected"), open=Count("pk", filter=Q(expected=None)))
    return {row["event_id"]: row["total"] for row in summed if not row["open"]}


def count_by_event(rows: QuerySet) -> dict[int, int]:
    """How many rows belong to each event, by its key."""
    return dict(rows.order_by().values_list("event_id").annotate(n=Count("pk")))


def _present(days: Days) -> QuerySet[Attendance]:
    return Attendance.objects.known(at=days.known_at).filter(mark=Attendance.Mark.PRESENT)


def _filled(events: Collection[int], days: Days) -> QuerySet[Attendance]:
    """One row per filled place and closed half-day; a substitute's row steps back where the holder came too."""
    holder = _present(days).filter(
        participant=OuterRef("participant__substitute_for"), session=OuterRef("session")
    )  # fmt: skip
    closed = Session.objects.closed(days).filter(pk=OuterRef("session"))
    present = _present(days).filter(Exists(closed), session__event__in=events)
    return present.exclude(Exists(holder)).annotate(place=PLACE)
