"""What officers type about events."""

from events.forms.approval import ApprovalScanForm, PaperApprovalForm
from events.forms.event import EventEditForm, NewEventForm
from events.forms.follow_ups import FollowUpAnswerForm
from events.forms.guests import GuestEditForm, GuestForm
from events.forms.participants import InviteForm, ReplyForm
from events.forms.parts import PART_FORMS
from events.forms.projects import ProjectForm
from events.forms.reopening import ReopenForm
from events.forms.roll import RollForm
from events.forms.seen import ClearanceForm, SeenForm
from events.forms.states import StateForm

__all__ = [
    "ApprovalScanForm",
    "PART_FORMS",
    "ClearanceForm",
    "EventEditForm",
    "FollowUpAnswerForm",
    "GuestEditForm",
    "GuestForm",
    "InviteForm",
    "NewEventForm",
    "PaperApprovalForm",
    "ProjectForm",
    "ReopenForm",
    "ReplyForm",
    "RollForm",
    "SeenForm",
    "StateForm",
]
