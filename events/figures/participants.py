"""Who was on the lists, and to how many half-days they came."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from events.figures.rolls import count_by_event, half_days_came
from events.models import Event, Participant, Session
from thai.days import Days, today_as_known_now


@dataclass(frozen=True)
class ParticipantFigure:
    """One participation; ``came`` of ``sessions`` half-days, None when no roll was closed."""

    participant: Participant
    came: int | None
    sessions: int


def group_sizes(event: Event) -> dict[str, int]:
    """The places on the list by group, in the order of the list; a substitute takes no place of its own."""
    places = event.participants.filter(substitute_for=None).order_by("order")
    return dict(Counter(places.values_list("group", flat=True)))


def participant_figures(events: Iterable[Event], days: Days | None = None) -> list[ParticipantFigure]:
    """Who is on the lists of these events and to how many of the closed half-days they came; None: as known now."""
    listed = Participant.objects.filter(event__in=[event.pk for event in events]).select_related("event")
    return _half_days_of(list(listed.order_by("event__first_day", "event", "order")), days or today_as_known_now())


def past_figures(participations: Iterable[Participant], days: Days) -> list[ParticipantFigure]:
    """What a person's own page tells of the events behind them; participations come with their events."""
    participations = list(participations)
    return _half_days_of(participations, days, participant__in=[p.pk for p in participations])


def _half_days_of(listed: list[Participant], days: Days, **whose) -> list[ParticipantFigure]:
    closed = Session.objects.closed(days).filter(event__in={p.event_id for p in listed})
    sessions = count_by_event(closed)
    came = half_days_came(closed, days, **whose)
    return [
        ParticipantFigure(p, came.get(p.pk, 0) if p.event_id in sessions else None, sessions.get(p.event_id, 0))
        for p in listed
    ]
