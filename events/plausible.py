"""What is rare about what is typed of an event, its people and its hours: asked about once, never refused
(decision 22)."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, time

from django.utils.translation import gettext as _

from accounts.asking import Question
from events.figures import came_of_groups, event_figure
from events.models import Event, ProgrammeItem
from provinces.models import Office, Province
from thai.calendar import today
from thai.days import today_as_known_now
from thai.display import local_date, local_time, local_time_range
from thai.templatetags.thai import count

# More than any gathering of the network; a longer number is a slip.
MOST_USUAL = 10_000
# Nothing of the network begins or ends in the night: 1.30 is the afternoon of who says บ่ายโมงครึ่ง.
DAWN = time(5)


def unusual_counts(typed: Mapping[str, object], *names: str) -> Iterator[Question]:
    """Nobody, which is seldom meant by who does not know how many, and more people than any event has."""
    for name in names:
        n = typed.get(name)
        if isinstance(n, int) and not 0 < n <= MOST_USUAL:
            fact = _("%(n)s persons") if n else _("%(n)s persons (leave it empty if the number is not known)")
            yield Question("unusual_count", (name,), fact % {"n": count(n)})


def total_before_the_end(total: int | None, last_day: date) -> Iterator[Question]:
    """A total of what is still going on."""
    if total is not None and last_day > today():
        fact = _("the number of the whole event, which goes on until %(day)s") % {"day": local_date(last_day)}
        yield Question("total_before_end", ("reported_total",), fact)


def total_without_a_source(total: int | None, source: str) -> Iterator[Question]:
    """A total of which nobody can say where it stands."""
    if total is not None and not source:
        fact = _("%(n)s persons without saying where this was printed") % {"n": count(total)}
        yield Question("total_without_source", ("reported_total", "reported_total_source"), fact)


def night_hours(typed: Mapping[str, object], *names: str) -> Iterator[Question]:
    """An hour before dawn, with the one of the afternoon that may be meant."""
    for name in names:
        moment = typed.get(name)
        if isinstance(moment, time) and moment < DAWN:
            said = {"time": local_time(moment), "meant": local_time(moment.replace(hour=moment.hour + 12))}
            fact = _("%(time)s at night (in the afternoon it is %(meant)s)") % said
            yield Question("night_hours", (name,), fact)


def without_its_own_people(office: Office | None, provinces: Collection[Province]) -> Iterator[Question]:
    """An office's event in which nobody of its own province takes part."""
    own = office.province if office else None
    if own and provinces and own not in provinces:
        fact = _("an event of this office without its own province, %(province)s, among those that take part")
        yield Question("without_own_province", ("provinces",), fact % {"province": own.title})


def over_all_the_others(start: time | None, end: time | None, others: Iterable[ProgrammeItem]) -> Iterator[Question]:
    """A line of the programme in whose time all the other lines of its day lie, of which there are several."""
    hours = [(other.start_time, other.end_time or other.start_time) for other in others if other.start_time]
    if start is None or end is None or len(hours) < 2:
        return
    if all(start <= first and last <= end for first, last in hours if last):
        said = {"n": count(len(hours)), "hours": local_time_range(start, end)}
        fact = _("a line of %(hours)s, over all the %(n)s others of its day") % said
        yield Question("over_all_others", ("start_time", "end_time"), fact)


def groups_beside_a_total(event: Event, total: int | None) -> Iterator[Question]:
    """More people of the groups than the source says came."""
    groups = came_of_groups(event.pk)
    if total is not None and groups > total:
        yield Question("groups_above_total", ("reported_total",), _above(groups, total))


def group_beside_the_event(event: Event, attended: int | None, *, apart_from: int | None) -> Iterator[Question]:
    """More people of the groups, with this one, than came to the event by its roll or its source."""
    if not attended:
        return
    came = event_figure(event, today_as_known_now()).persons
    groups = attended + came_of_groups(event.pk, apart_from=apart_from)
    if came is not None and groups > came:
        yield Question("groups_above_total", ("attended",), _above(groups, came))


def _above(groups: int, event: int) -> str:
    fact = _("%(groups)s came of all groups together, more than the %(event)s of the event")
    return fact % {"groups": count(groups), "event": count(event)}
