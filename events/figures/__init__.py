"""Every count of events and attendance: the closed roll, else what was reported, else unknown (None).

Attendance is told twice: persons (คน) and attendances (คน-ครั้ง, one per half-day). A place on the list that was
filled by its holder in the morning and by a substitute in the afternoon is one person and two attendances.

Rolls are read about a day and as known at a moment (``Days``): half-days after the day do not count, and marks and
closings are those known then. An event's own facts, its list and its reported total are as of now.
"""

from events.figures.events import (
    HELD_STATES,
    REPORTED,
    ROLL,
    UNKNOWN,
    EventFigure,
    EventRow,
    EventTotals,
    event_figure,
    event_figures,
    event_rows,
    event_totals,
    event_totals_by_province,
    held_events,
    totals_of,
)
from events.figures.follow_ups import open_follow_ups
from events.figures.participants import (
    ListedFigure,
    ParticipantFigure,
    group_sizes,
    listed_figures,
    past_figures,
)
from events.figures.sessions import SessionFigure, session_figures

__all__ = [
    "HELD_STATES",
    "REPORTED",
    "ROLL",
    "UNKNOWN",
    "EventFigure",
    "EventRow",
    "EventTotals",
    "ListedFigure",
    "ParticipantFigure",
    "SessionFigure",
    "event_figure",
    "event_figures",
    "event_rows",
    "event_totals",
    "event_totals_by_province",
    "group_sizes",
    "held_events",
    "listed_figures",
    "open_follow_ups",
    "past_figures",
    "session_figures",
    "totals_of",
]
