"""Pages of events, by resource."""

from events.views.approval import approval_scan, approval_scan_add, event_approval
from events.views.clearing import news_clearance
from events.views.editing import event_edit, event_new, event_remove, event_state
from events.views.events import event, event_list
from events.views.follow_ups import follow_up, follow_ups
from events.views.guests import guest_add, guest_edit
from events.views.inviting import participants_add
from events.views.me import me
from events.views.news import news, news_item
from events.views.objectives import event_objectives, project_objectives
from events.views.papers import papers, sign_in_sheet
from events.views.participants import participant_remove, participant_reply, participants, participants_undo
from events.views.parts import event_part, event_part_edit, event_part_move, event_part_remove
from events.views.projects import project, project_edit, project_new, project_remove, projects
from events.views.reopening import roll_reopen
from events.views.roll import roll
from events.views.schedule import (
    schedule,
    schedule_event,
    schedule_event_feed,
    schedule_feed,
    schedule_province,
)
from events.views.seen import event_seen

__all__ = [
    "approval_scan",
    "approval_scan_add",
    "event",
    "event_approval",
    "event_edit",
    "event_list",
    "event_new",
    "event_objectives",
    "event_part",
    "event_part_edit",
    "event_part_move",
    "event_part_remove",
    "event_remove",
    "event_seen",
    "event_state",
    "follow_up",
    "follow_ups",
    "guest_add",
    "guest_edit",
    "me",
    "news",
    "news_clearance",
    "news_item",
    "papers",
    "participant_remove",
    "participant_reply",
    "participants",
    "participants_add",
    "participants_undo",
    "project",
    "project_edit",
    "project_new",
    "project_objectives",
    "project_remove",
    "projects",
    "roll",
    "roll_reopen",
    "schedule",
    "schedule_event",
    "schedule_event_feed",
    "schedule_feed",
    "schedule_province",
    "sign_in_sheet",
]
