"""Verbs that write events and rolls. Each is one transaction, one audit entry, and safe against its double."""

from events.services.audit import note_printing
from events.services.editing import create_event, create_project, update_event
from events.services.follow_ups import answer_follow_up
from events.services.participants import add_guest, add_participants, remove_participant, set_reply
from events.services.parts import add_part, remove_part, rows_of
from events.services.roll import MarkedMeanwhile, MetMark, close_sessions, reopen_sessions, take_roll
from events.services.states import change_state, possible_steps
from events.services.totals import recount, recount_all

__all__ = [
    "MarkedMeanwhile",
    "MetMark",
    "add_guest",
    "add_part",
    "add_participants",
    "answer_follow_up",
    "change_state",
    "close_sessions",
    "create_event",
    "create_project",
    "note_printing",
    "possible_steps",
    "recount",
    "recount_all",
    "remove_part",
    "remove_participant",
    "reopen_sessions",
    "rows_of",
    "set_reply",
    "take_roll",
    "update_event",
]
