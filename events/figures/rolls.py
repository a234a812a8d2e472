"""What lists and closed rolls say about events, counted row by row, in some days and as known at a moment."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from accounts.records import known
from events.models import Attendance, Participant, RollClosing, Session, TargetGroup
from events.models.sessions import in_time
from thai.days import Days

PLACE = Coalesce("participant__substitute_for_id", "participant_id")
# Closings are never of days to come, so the last day of all takes every closed half-day as it is known now.
EVER = Days(date.max)
CLOSED_AT = "session__closings__known_from"


class Came(NamedTuple):
    """Who filled a place on closed half-days; ``late`` are those of them who were not on the list at the closing."""

    persons: int = 0
    attendances: int = 0
    late_persons: int = 0
    late_attendances: int = 0


class Shut(NamedTuple):
    """The closed half-days of an event: their longest list, and all their lists together."""

    closed_places: int | None = None
    half_day_places: int = 0


class Covered(NamedTuple):
    """How much of the roll of an event is closed: so many half-days of all in the time."""

    closed: int = 0
    half_days: int = 0

    @property
    def is_part(self) -> bool:
        """Whether the roll of another half-day is still open."""
        return 0 < self.closed < self.half_days


NOTHING_CLOSED = Covered()


class Counts(NamedTuple):
    """One event in numbers. ``closed_places`` None: no roll was closed; ``targets`` None: no group, or a silent one."""

    places: int
    targets: int | None
    closed_places: int | None
    half_day_places: int
    persons: int
    attendances: int
    late_persons: int
    late_attendances: int
    covered: Covered = NOTHING_CLOSED


def count_events(events: Collection[int], days: Days) -> dict[int, Counts]:
    """Every one of the events counted row by row, by its key; at most five queries whatever their number."""
    if not events:
        return {}
    shut, came = closed_places(events, days), who_came(events, days)
    places, targets, covered = places_by_event(events), expected_targets(events), covered_by_event(shut, days)
    return {
        key: Counts(
            places.get(key, 0),
            targets.get(key),
            *shut.get(key, Shut()),
            *came.get(key, Came()),
            covered.get(key, NOTHING_CLOSED),
        )
        for key in events
    }


def closed_places(events: Collection[int], days: Days) -> dict[int, Shut]:
    """The places on the list when rolls were closed, by the key of each event with a closed half-day.

    The list only grows between two closings, so the largest number covers everybody who stood on one of them.
    """
    closings = RollClosing.objects.known(at=days.known_at).filter(in_time(days, "session__"), session__event__in=events)
    told = closings.order_by().values_list("session__event_id").annotate(most=Max("places"), all=Sum("places"))
    return {key: Shut(most, together) for key, most, together in told}


def covered_by_event(events: Collection[int], days: Days) -> dict[int, Covered]:
    """How much of the roll is closed, as known at the moment, by the key of each event with a half-day in the days."""
    if not events:
        return {}
    rows = Session.objects.filter(in_time(days), event__in=events).order_by().values_list("event_id")
    closed = Count("closings", filter=known(days.known_at, "closings__"))
    return {key: Covered(*told) for key, *told in rows.annotate(shut=closed, all=Count("pk", distinct=True))}


def who_came(events: Collection[int], days: Days) -> dict[int, Came]:
    """Persons and attendances on the closed half-days, by the key of each event where anybody came."""
    late = Q(known_from__gt=F(CLOSED_AT)) & ~Exists(_listed(days, session=OuterRef("session")))
    nowhere = ~Exists(_listed(days, session__event=OuterRef("session__event")))
    rows = _filled(events, days).values_list("session__event_id")
    counted = rows.annotate(
        persons=Count("place", distinct=True),
        attendances=Count("pk"),
        late_persons=Count("place", distinct=True, filter=late & nowhere),
        late_attendances=Count("pk", filter=late),
    )
    return {key: Came(*numbers) for key, *numbers in counted}


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


def came_of_groups(event: int, *, apart_from: int | None = None) -> int:
    """How many came of the target groups of an event that say so, without one of them."""
    groups = TargetGroup.objects.filter(event=event)
    return sum(group.attended or 0 for group in groups if group.pk != apart_from)


def count_by_event(rows: QuerySet) -> dict[int, int]:
    """How many rows belong to each event, by its key."""
    return dict(rows.order_by().values_list("event_id").annotate(n=Count("pk")))


def _present(days: Days) -> QuerySet[Attendance]:
    return Attendance.objects.known(at=days.known_at).filter(mark=Attendance.Mark.PRESENT)


def _filled(events: Collection[int], days: Days) -> QuerySet[Attendance]:
    """One row per filled place and closed half-day; a substitute's row steps back where the holder came too.

    One closing of a half-day is known at any moment, so that joining it makes no second row.
    """
    holder = _present(days).filter(
        participant=OuterRef("participant__substitute_for"), session=OuterRef("session")
    )  # fmt: skip
    closed = known(days.known_at, "session__closings__") & in_time(days, "session__")
    present = _present(days).filter(closed, session__closings__isnull=False, session__event__in=events)
    return present.exclude(Exists(holder)).order_by().annotate(place=PLACE)


def _listed(days: Days, **where) -> QuerySet[Attendance]:
    """The marks that a place had when a roll was closed: closing marks everybody on the list."""
    closed = known(days.known_at, "session__closings__") & in_time(days, "session__")
    stood = Q(known_until=None) | Q(known_until__gt=F(CLOSED_AT))
    return Attendance.objects.filter(
        closed & stood, known_from__lte=F(CLOSED_AT), participant=OuterRef("place"), **where
    )  # fmt: skip
