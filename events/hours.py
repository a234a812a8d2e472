"""From when until when an event lasts, in words. An event of several days may begin at noon and end at noon."""

from typing import Any

from django.utils.translation import gettext as _

from events.clock import NOON
from thai.display import local_time, local_time_range


def hours_of(event: Any) -> str:
    """``08.30–16.00 น.`` of each day; "" where the start is unknown or hidden.

    As for the half-days of the roll, a start after noon is that of the first day alone, an end by noon of the last.
    """
    start, end = event.start_time, event.end_time
    if start is None:
        return ""
    if event.first_day == event.last_day or not (start >= NOON or (end and end <= NOON)):
        return local_time_range(start, end) if end else _("from %(time)s") % {"time": local_time(start)}
    told = [_("first day from %(time)s") % {"time": local_time(start)}]
    if end:
        told.append(_("last day until %(time)s") % {"time": local_time(end)})
    return " · ".join(told)
