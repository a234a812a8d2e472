"""The deeds of events in the words of the trail, who names what they were about, and why one was cancelled."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit import entries_about
from accounts.models import User
from events.forms import PART_FORMS
from events.models import Event, FollowUp, Project
from provinces.access import may_name_officers
from provinces.trail import Named, Names, visible_rows

LOOKS = {"events.view_participants": _("looked at the list of participants")}
TAKEN = {
    "events.print_paper": _("printed a paper with names"),
    "events.take_scan": _("took the scan of an approval"),
}
CHANGES = {
    "events.create_event": _("made an event"),
    "events.update_event": _("changed an event"),
    "events.remove_event": _("deleted an event"),
    "events.put_back_event": _("put back an event"),
    "events.approve_event": _("approved an event"),
    "events.approve_on_paper": _("entered an approval by letter"),
    "events.add_scan": _("added the scan of an approval"),
    "events.approval_left": _("changed what was approved"),
    "events.approval_met_again": _("changed back to what was approved"),
    "events.see_details": _("saw what was changed of programme and roles"),
    "events.publish_event": _("published an event"),
    "events.start_event": _("began an event"),
    "events.finish_event": _("finished an event"),
    "events.close_event": _("closed an event"),
    "events.reopen_event": _("opened an event again"),
    "events.cancel_event": _("cancelled an event"),
    "events.restore_event": _("took back a cancellation"),
    "events.add_part": _("added a part of an event"),
    "events.update_part": _("changed a part of an event"),
    "events.move_part": _("moved a part of an event"),
    "events.remove_part": _("deleted a part of an event"),
    "events.put_back_part": _("put back a part of an event"),
    "events.clear_news": _("cleared news for publication"),
    "events.clearance_left": _("changed news that was cleared"),
    "events.clearance_met_again": _("changed news back to what was cleared"),
    "events.answer_follow_up": _("answered a follow-up"),
    "events.add_participants": _("put people on the list"),
    "events.undo_adding": _("took back that people were put on the list"),
    "events.add_guest": _("put a guest on the list"),
    "events.update_guest": _("corrected a guest on the list"),
    "events.put_back_participant": _("put somebody back on the list"),
    "events.remove_participant": _("took somebody off the list"),
    "events.set_reply": _("entered an answer"),
    "events.take_roll": _("took the roll"),
    "events.mark_rest": _("marked all the others present"),
    "events.undo_rest": _("took back that all the others were present"),
    "events.close_roll": _("closed a roll"),
    "events.reopen_roll": _("reopened a roll"),
    "events.create_project": _("made a project"),
    "events.update_project": _("changed a project"),
    "events.remove_project": _("deleted a project"),
}


def naming() -> dict[type, Names]:
    """Who names the rows of events in the trail; a part of an event by its event."""
    parts = {form._meta.model: _by_its_event(form._meta.model) for form in PART_FORMS.values()}
    return parts | {Event: visible_rows(Event), Project: visible_rows(Project)}


def _by_its_event(model: type[models.Model]) -> Names:
    def find(user: User, keys: Collection[str]) -> dict[str, Named]:
        rows: Any = model._default_manager.filter(pk__in=keys)
        if model is FollowUp:
            own = rows.visible_to(user).select_related("remark__event", "issue__event")
        else:
            own = rows.filter(event__in=Event.objects.visible_to(user)).select_related("event")
        return {str(row.pk): Named(str(row.event), row.event.get_absolute_url()) for row in own}

    return find


@dataclass(frozen=True)
class Cancellation:
    """The reason as the office gave it, the moment, and the name of who did it: empty for who may not know it."""

    reason: str
    at: datetime
    by: str = ""


def cancellation(reader: User, event: Event) -> Cancellation | None:
    """The last one of an event that counts as cancelled; None where nobody said why."""
    entry = entries_about(event).filter(act="events.cancel_event").first() if event.is_cancelled else None
    if entry is None or not entry.reason:
        return None
    named = may_name_officers(reader, event.office.province_id)
    return Cancellation(entry.reason, entry.at, str(entry.by) if named and entry.by else "")
