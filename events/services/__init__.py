"""Verbs that write events and rolls. Each is one transaction, one audit entry, and safe against its double."""

from events.services.adding import add_participants, latest_adding, still_as_added, undo_adding
from events.services.approving import approve_on_paper
from events.services.audit import note_list, note_printing
from events.services.clearing import clear_news
from events.services.editing import create_event, update_event
from events.services.follow_ups import answer_follow_up
from events.services.guests import add_guest, update_guest
from events.services.next_step import what_is_next
from events.services.objectives import key_of, order_objectives
from events.services.participants import remove_participant, set_reply, was_taken_off
from events.services.parts import add_part, group_of, move_part, rows_of, update_part
from events.services.projects import create_project, update_project
from events.services.removing import hanging_on, parts_of, remove_event, remove_part, remove_project
from events.services.roll import MarkedMeanwhile, MetMark, close_sessions, reopen_sessions, shown_now, take_roll
from events.services.roll_times import why_not_yet
from events.services.roll_together import is_of_today, mark_rest, undo_rest
from events.services.scans import add_scan, hand_out_scan
from events.services.seeing import mark_seen
from events.services.states import change_state, possible_steps
from events.services.totals import recount, recount_all

__all__ = [
    "MarkedMeanwhile",
    "MetMark",
    "add_guest",
    "add_part",
    "add_participants",
    "add_scan",
    "answer_follow_up",
    "approve_on_paper",
    "change_state",
    "clear_news",
    "close_sessions",
    "create_event",
    "create_project",
    "group_of",
    "hand_out_scan",
    "hanging_on",
    "key_of",
    "is_of_today",
    "latest_adding",
    "mark_rest",
    "mark_seen",
    "move_part",
    "note_list",
    "note_printing",
    "order_objectives",
    "parts_of",
    "possible_steps",
    "recount",
    "recount_all",
    "remove_event",
    "remove_part",
    "remove_participant",
    "remove_project",
    "reopen_sessions",
    "rows_of",
    "set_reply",
    "still_as_added",
    "shown_now",
    "take_roll",
    "undo_adding",
    "undo_rest",
    "update_event",
    "update_guest",
    "update_part",
    "update_project",
    "what_is_next",
    "why_not_yet",
    "was_taken_off",
]
