"""Every count of events and attendance: the closed roll, else what was reported, else nothing and why (decision 19).

Attendance is told twice, each with a rate of its own: persons (คน) and half-days (คน-ช่วง). A place on the list that was
filled by its holder in the morning and by a substitute in the afternoon is one person and two half-days. Persons
summed over events are คน-ครั้ง.

Rolls are read about some days and as known at a moment (``Days``): half-days outside the days do not count, and marks
and closings are those known then. An event's own facts, its list and its reported total are as of now.
"""

from events.figures.events import (
    event_figure,
    event_figures,
    event_rows,
    event_totals,
    event_totals_by_province,
    held_events,
    totals_of,
    unpublished,
)
from events.figures.follow_ups import open_follow_ups
from events.figures.participants import (
    ListedFigure,
    ListTotals,
    ParticipantFigure,
    group_sizes,
    list_totals,
    listed_figures,
    past_figures,
    people_listed,
)
from events.figures.rolls import Covered, came_of_groups
from events.figures.sessions import SessionFigure, Together, marked_together, session_figures
from events.figures.sums import EventTotals
from events.figures.values import EventFigure, EventRow, Rate, Source

__all__ = [
    "Covered",
    "EventFigure",
    "EventRow",
    "EventTotals",
    "ListTotals",
    "ListedFigure",
    "ParticipantFigure",
    "Rate",
    "SessionFigure",
    "Source",
    "Together",
    "came_of_groups",
    "event_figure",
    "event_figures",
    "event_rows",
    "event_totals",
    "event_totals_by_province",
    "group_sizes",
    "held_events",
    "list_totals",
    "listed_figures",
    "marked_together",
    "people_listed",
    "open_follow_ups",
    "past_figures",
    "session_figures",
    "totals_of",
    "unpublished",
]
