"""Who was on the lists, and to how many half-days they came."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from events.figures.rolls import count_by_event, half_days_came
from events.models import Event, Participant, Session
from thai.days import Days, today_as_known_now


@dataclass(frozen=True)
class ParticipantFigure:
    """One participation; ``came`` of ``sessions`` half-days, None when no roll was closed."""

    participant: Participant
    came: int | None
    sessions: int


class ListedFigure(NamedTuple):
    """One line of an event's list; ``came`` is half-days, None when no roll was closed."""

    name: str
    place: str
    group: str
    came: int | None


class ListTotals(NamedTuple):
    """The places on a list: all, by group in the order of the list, and by answer (every answer stands there)."""

    places: int
    groups: dict[str, int]
    replies: dict[str, int]


def list_totals(event: Event) -> ListTotals:
    """The places on the list of an event; a substitute takes no place of its own."""
    places = list(event.participants.places().order_by("order").values_list("group", "reply"))
    replies = Counter(reply for _group, reply in places)
    told = {value: replies[value] for value in Participant.Reply.values}
    return ListTotals(len(places), dict(Counter(group for group, _reply in places)), told)


def group_sizes(event: Event) -> dict[str, int]:
    """The places on the list by group, as `list_totals`."""
    return list_totals(event).groups


def people_listed(events: Collection[int]) -> frozenset[int]:
    """The keys of the people of the register who stand on the lists of some events."""
    listed = Participant.objects.filter(event__in=events).exclude(person=None)
    return frozenset(listed.order_by().values_list("person_id", flat=True))


def listed_figures(events: Collection[int], days: Days | None = None) -> Iterator[tuple[int, int, list[ListedFigure]]]:
    """The key of each event in this order, its closed half-days, and its list; days None: as known now.

    Three queries whatever the number; only values are read, so that a report may list a year in parts.
    """
    sessions, came = _half_days(events, days or today_as_known_now())
    lists: dict[int, list[tuple]] = defaultdict(list)
    # Never by "event": that is the order of events themselves.
    listed = Participant.objects.filter(event__in=events).order_by("event_id", "order")
    for line in listed.values_list("event_id", "pk", "name", "place", "group").iterator():
        lists[line[0]].append(line)
    for event in events:
        closed = sessions.get(event, 0)
        nobody = 0 if closed else None
        yield (
            event,
            closed,
            [
                ListedFigure(name, place, group, came.get(key, nobody))
                for _event, key, name, place, group in lists.pop(event, ())
            ],
        )


def past_figures(participations: Iterable[Participant], days: Days) -> list[ParticipantFigure]:
    """What a person's own page tells of the events behind them; participations come with their events."""
    listed = list(participations)
    sessions, came = _half_days({p.event_id for p in listed}, days, participant__in=[p.pk for p in listed])
    return [
        ParticipantFigure(p, came.get(p.pk, 0) if p.event_id in sessions else None, sessions.get(p.event_id, 0))
        for p in listed
    ]


def _half_days(events: Collection[int], days: Days, **whose) -> tuple[dict[int, int], dict[int, int]]:
    """The closed half-days by event, and by participant to how many of them they came."""
    closed = Session.objects.closed(days).filter(event__in=events)
    return count_by_event(closed), half_days_came(closed, days, **whose)
