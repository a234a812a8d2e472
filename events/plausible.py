"""What is rare about the numbers of people typed of an event: asked about once, never refused (decision 22)."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _

from accounts.asking import Question
from events.figures import came_of_groups, event_figure
from events.models import Event
from thai.calendar import today
from thai.days import today_as_known_now
from thai.display import local_date
from thai.templatetags.thai import count

# More than any gathering of the network; a longer number is a slip.
MOST_USUAL = 10_000


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
