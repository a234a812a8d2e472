"""Projects, events, who came, and what was said."""

from events.models.approvals import Approval
from events.models.attendance import Attendance, DoorPass, Participant
from events.models.events import Event, EventProject, Project
from events.models.followups import AdvisorRemark, FollowUp, IssueRaised
from events.models.groups import TargetGroup
from events.models.news import PressRelease, WithdrawnRelease
from events.models.programme import BoothProduct, ProgrammeItem
from events.models.roles import Dignitary, EventRole
from events.models.seen import DetailsChange, DetailsSeen
from events.models.sessions import RollClosing, Session
from events.models.totals import KeptTotals

__all__ = [
    "AdvisorRemark",
    "Approval",
    "Attendance",
    "BoothProduct",
    "DetailsChange",
    "DetailsSeen",
    "Dignitary",
    "DoorPass",
    "Event",
    "EventProject",
    "EventRole",
    "FollowUp",
    "IssueRaised",
    "KeptTotals",
    "Participant",
    "PressRelease",
    "ProgrammeItem",
    "Project",
    "RollClosing",
    "Session",
    "TargetGroup",
    "WithdrawnRelease",
]
