"""Every count of events and attendance: the closed roll, else what was reported, else unknown (None).

Attendance is told twice: persons (คน) and attendances (คน-ครั้ง, one per half-day). A place on the list that was
filled by its holder in the morning and by a substitute in the afternoon is one person and two attendances.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from events.models import Attendance, Event, FollowUp, Participant, Session, TargetGroup

HELD_STATES = (Event.State.PUBLISHED, Event.State.RUNNING, Event.State.FINISHED, Event.State.CLOSED)
ROLL, REPORTED, UNKNOWN = "roll", "reported", "unknown"
PLACE = Coalesce("participant__substitute_for_id", "participant_id")


@dataclass(frozen=True)
class EventFigure:
    """Who came to one event. ``source`` is ROLL, REPORTED or UNKNOWN; None is unknown, never zero."""

    persons: int | None = None
    attendances: int | None = None
    expected: int | None = None
    source: str = UNKNOWN

    @property
    def share(self) -> float | None:
        """Persons of those expected, in percent points; None when either is unknown."""
        if self.persons is None or not self.expected:
            return None
        return self.persons * 100 / self.expected


@dataclass(frozen=True)
class EventRow:
    """An event of a report with its figure."""

    event: Event
    figure: EventFigure


@dataclass(frozen=True)
class EventTotals:
    """Sums over events; persons and attendances are of the events that know them, None when none does.

    ``rated`` are persons and expected of the events that know both: a rate needs its own denominator.
    """

    events: int
    persons: int | None
    attendances: int | None
    expected: int | None
    unknown_events: int
    rated: tuple[int, int] | None = None

    @property
    def share(self) -> float | None:
        """Persons of those expected, in percent points; None when no event knows both."""
        return self.rated[0] * 100 / self.rated[1] if self.rated else None


@dataclass(frozen=True)
class SessionFigure:
    """The marks of one half-day; ``open`` places have no mark, so their roll was not taken."""

    session: Session
    present: int
    substituted: int
    excused: int
    absent: int
    open: int

    @property
    def is_taken(self) -> bool:
        """Whether anybody has a mark, or the roll is closed; before that who came is unknown."""
        return bool(self.session.closed_at or self.present or self.substituted or self.excused or self.absent)

    @property
    def came(self) -> int:
        """Filled places: present in person or through a substitute."""
        return self.present + self.substituted


@dataclass(frozen=True)
class ParticipantFigure:
    """One participation; ``came`` of ``sessions`` half-days, None when no roll was closed."""

    participant: Participant
    came: int | None
    sessions: int


def held_events(first: date, last: date, province_code: str | None = None) -> QuerySet[Event]:
    """Events made public that begin within the days and were not cancelled; of one province or of the nation."""
    events = Event.objects.between(first, last).filter(state__in=HELD_STATES)
    return events.in_province(province_code) if province_code else events


def totals_of(rows: Iterable[EventRow]) -> EventTotals:
    """The sums over the rows of `event_rows`; a joint event counts once in the nation."""
    return _totals(row.figure for row in rows)


def event_totals_by_province(first: date, last: date) -> dict[str, EventTotals]:
    """Sums by province code, as `totals_of` gives them one by one; a joint event counts in each of its provinces."""
    rows = event_rows(first, last)
    joint = Event.provinces.through.objects.filter(event__in=[row.event.pk for row in rows])
    places = {(row.event.pk, row.event.office.province_id) for row in rows} | set(
        joint.values_list("event_id", "province_id")
    )
    by_event = {row.event.pk: row.figure for row in rows}
    by_province: dict[str, list[EventFigure]] = defaultdict(list)
    for event, code in places:
        if code is not None:
            by_province[code].append(by_event[event])
    return {code: _totals(figures) for code, figures in by_province.items()}


def event_rows(first: date, last: date, province_code: str | None = None) -> list[EventRow]:
    """Each event of some days (inclusive) with its figure, oldest first."""
    events = held_events(first, last, province_code).order_by("first_day", "pk")
    shown = list(events.with_place())
    figures = event_figures(shown)
    return [EventRow(event, figures[event.pk]) for event in shown]


def event_figures(events: Iterable[Event]) -> dict[int, EventFigure]:
    """The figure of each event by its key; four queries whatever the number of events."""
    events = list(events)
    keys = [event.pk for event in events]
    closed = set(Session.objects.filter(event__in=keys).exclude(closed_at=None).values_list("event_id", flat=True))
    came = _came(keys)
    places = _count_by_event(Participant.objects.filter(event__in=keys, substitute_for=None))
    targets = _expected_targets(keys)
    return {
        event.pk: _figure(event, event.pk in closed, came.get(event.pk, (0, 0)), places.get(event.pk), targets)
        for event in events
    }


def event_figure(event: Event) -> EventFigure:
    """The figure of one event."""
    return event_figures([event])[event.pk]


def session_figures(event: Event) -> list[SessionFigure]:
    """The marks of each half-day of an event, in order, closed or not."""
    mark = Attendance.Mark
    own = Q(attendances__participant__substitute_for=None)
    sessions = event.sessions.annotate(
        **{name: Count("attendances", filter=own & Q(attendances__mark=name)) for name in mark.values}
    )
    places = Participant.objects.filter(event=event, substitute_for=None).count()
    return [
        SessionFigure(s, s.present, s.substituted, s.excused, s.absent,
                      places - s.present - s.substituted - s.excused - s.absent)
        for s in sessions
    ]  # fmt: skip


def group_sizes(event: Event) -> dict[str, int]:
    """The places on the list by group, in the order of the list; a substitute takes no place of its own."""
    places = event.participants.filter(substitute_for=None).order_by("order")
    return dict(Counter(places.values_list("group", flat=True)))


def participant_figures(events: Iterable[Event]) -> list[ParticipantFigure]:
    """Who was on the lists of these events and to how many of the closed half-days they came."""
    listed = Participant.objects.filter(event__in=[event.pk for event in events]).select_related("event")
    return _half_days_of(list(listed.order_by("event__first_day", "event", "order")))


def past_figures(participations: Iterable[Participant]) -> list[ParticipantFigure]:
    """What a person's own page tells of the events behind them; participations come with their events."""
    participations = list(participations)
    return _half_days_of(participations, participant__in=[p.pk for p in participations])


def open_follow_ups(events: QuerySet[Event]) -> int:
    """Things taken on at these events that nobody has answered yet."""
    return FollowUp.objects.of_events(events).open().count()


def _totals(figures: Iterable[EventFigure]) -> EventTotals:
    figures = list(figures)
    both = [f for f in figures if f.share is not None]
    return EventTotals(
        events=len(figures),
        persons=_sum_known(f.persons for f in figures),
        attendances=_sum_known(f.attendances for f in figures),
        expected=_sum_known(f.expected for f in figures),
        unknown_events=sum(f.persons is None for f in figures),
        rated=(sum(f.persons for f in both), sum(f.expected for f in both)) if both else None,
    )


def _figure(event: Event, closed: bool, came: tuple[int, int], places: int | None, targets: dict) -> EventFigure:
    if closed:
        return EventFigure(*came, places, ROLL)
    expected = places if places else targets.get(event.pk)
    if event.reported_total is not None:
        return EventFigure(event.reported_total, None, expected, REPORTED)
    return EventFigure(expected=expected)


def _present(keys: list[int]) -> QuerySet[Attendance]:
    """One row per filled place and closed half-day; a substitute's row steps back where the holder came too."""
    holder = Attendance.objects.filter(
        participant=OuterRef("participant__substitute_for"), session=OuterRef("session"), mark=Attendance.Mark.PRESENT
    )
    present = Attendance.objects.filter(session__event__in=keys, mark=Attendance.Mark.PRESENT)
    return present.exclude(session__closed_at=None).exclude(Exists(holder)).annotate(place=PLACE)


def _half_days_of(listed: list[Participant], **whose) -> list[ParticipantFigure]:
    """To how many closed half-days each of them came; ``whose`` narrows the marks that are read."""
    closed = Session.objects.filter(event__in={p.event_id for p in listed}).exclude(closed_at=None)
    sessions = _count_by_event(closed)
    present = Attendance.objects.filter(mark=Attendance.Mark.PRESENT, session__in=closed, **whose)
    came = dict(present.order_by().values_list("participant_id").annotate(n=Count("pk")))
    return [
        ParticipantFigure(p, came.get(p.pk, 0) if p.event_id in sessions else None, sessions.get(p.event_id, 0))
        for p in listed
    ]


def _came(keys: list[int]) -> dict[int, tuple[int, int]]:
    """Persons and attendances by event."""
    rows = _present(keys).values_list("session__event_id")
    counted = rows.annotate(persons=Count("place", distinct=True), attendances=Count("pk"))
    return {key: (persons, attendances) for key, persons, attendances in counted}


def _expected_targets(keys: list[int]) -> dict[int, int]:
    """Sums of the target groups, for events whose every group says how many it expects."""
    groups = TargetGroup.objects.filter(event__in=keys).order_by().values("event_id")
    summed = groups.annotate(total=Sum("expected"), open=Count("pk", filter=Q(expected=None)))
    return {row["event_id"]: row["total"] for row in summed if not row["open"]}


def _count_by_event(rows: QuerySet) -> dict[int, int]:
    return dict(rows.order_by().values_list("event_id").annotate(n=Count("pk")))


def _sum_known(values: Iterable[int | None]) -> int | None:
    """The sum of what is known: None when something was there and none of it is known."""
    values = list(values)
    known = [value for value in values if value is not None]
    return sum(known) if known or not values else None
