"""What an event, its list, its roll and its desk allow to whom. Nothing else in this app decides.

What its state allows stands here too: when there is a roll, and when the list stays as it is (decision 23).
The organiser alone edits event, list and roll; an office that takes part reads them and handles its own people;
everybody answers for themselves. Which events a user may know of is ``Event.objects.visible_to``.
"""

from collections.abc import Callable, Iterable

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from events.models import DoorPass, Event, Participant, Project
from events.models.events import EventQuerySet
from provinces.models import Office, Province
from provinces.permissions import Permission, Scope, access_of, scope_of


def may(user, event: Event, permission: str) -> bool:
    """Whether the user holds a permission at the organiser of the event."""
    return event.office.province_id in scope_of(user, permission)


def headed_by(user) -> EventQuerySet:
    """Events of the offices that the user heads; who may approve elsewhere is not waited for."""
    offices = access_of(user).offices_for(Permission.EVENTS_APPROVE)
    if not offices:
        return Event.objects.none()
    return Event.objects.visible_to(user).filter(office__in=offices)


def to_approve(user) -> EventQuerySet:
    """Events that wait for the user's approval."""
    return headed_by(user).waiting_for_approval()


def may_read_events_of(user, province_code: str) -> bool:
    """Whether the user may read every event in which a province takes part."""
    return province_code in scope_of(user, Permission.EVENTS_READ)


def insist(user, event: Event, permission: str) -> None:
    """Refuse (403) an office that takes part in a joint event and is not its organiser."""
    if not may(user, event, permission):
        raise PermissionDenied


def may_read_roll(user, event: Event, provinces: Iterable[Province]) -> bool:
    """Whether the user may read who is on the list; ``provinces`` are those that take part."""
    scope = scope_of(user, Permission.ROLL_READ)
    return event.office.province_id in scope or any(province.pk in scope for province in provinces)


def inviting_scope(user, event: Event) -> Scope:
    """The provinces of the event whose people the user may invite: their own among those that take part."""
    scope = scope_of(user, Permission.ROLL_WRITE)
    codes = event.provinces.values_list("pk", flat=True)
    return Scope(codes=frozenset(code for code in codes if code in scope))


def handling(user, event: Event, own: Scope) -> Callable[[str | None], bool]:
    """Whether the user handles a place, by its province: the organiser handles everybody, an office that takes part
    its ``own`` people (`inviting_scope`)."""
    everybody = may(user, event, Permission.ROLL_WRITE)
    return lambda province_code: everybody or province_code in own


def insist_on_handling(user, participant: Participant) -> None:
    """Refuse (403) who may neither work on the list nor on this person's place."""
    event = participant.event
    if not may(user, event, Permission.ROLL_WRITE) and participant.province_id not in inviting_scope(user, event):
        raise PermissionDenied


def may_undo_adding(user, event: Event, *, added_by: int | None) -> bool:
    """Whether the user takes a step of adding people back: the organiser, and who took it (``added_by``: their key)."""
    return may(user, event, Permission.ROLL_WRITE) or added_by == user.pk


def insist_on_answering(user, participant: Participant) -> None:
    """Refuse (403) an answer by somebody else than the person invited or who handles the place."""
    if participant.person is None or participant.person.user_id != user.pk:
        insist_on_handling(user, participant)


def may_work_at_the_desk(user, event: Event) -> bool:
    """Whether the user may register who comes: who takes the roll, and a helper while the pass is open."""
    return may(user, event, Permission.ROLL_WRITE) or DoorPass.objects.open().filter(user=user, event=event).exists()


def insist_on_the_desk(user, event: Event) -> None:
    """Refuse (403) who may not register who comes."""
    if not may_work_at_the_desk(user, event):
        raise PermissionDenied


def may_change_project(user, project: Project) -> bool:
    """The office that keeps a project changes it; others read it with their events."""
    return keeper_of(project).province_id in scope_of(user, Permission.EVENTS_WRITE)


def insist_on_project(user, project: Project) -> None:
    """Refuse (403) who only reads a project."""
    if not may_change_project(user, project):
        raise PermissionDenied


def keeper_of(project: Project) -> Office:
    """The office that keeps a project; one without an office is the centre's."""
    return project.office or Office.objects.get(kind=Office.Kind.CENTRE)


def why_no_roll(event: Event) -> str:
    """Why no roll is taken of an event in its state, in words; empty where one is."""
    if event.state == Event.State.DRAFT:
        return _("This event is not approved yet. Its roll can be taken as soon as it is.")
    if event.state == Event.State.CANCELLED:
        return _("This event was cancelled; there is no roll to take.")
    return ""


def why_nothing_changes(event: Event) -> str:
    """Why nothing of an event can be changed in its state, in words; empty where it can."""
    if event.state != Event.State.CLOSED:
        return ""
    return _(
        "This event is closed. To change it, please open it again on its page and say why; what you typed is kept."
    )


def why_the_list_stands(event: Event) -> str:
    """Why nobody is put on the list or taken off it in the state of an event, in words; empty where they are.

    Who was on the list of a cancelled event stays on it as it was, until the cancellation is taken back.
    """
    if event.state == Event.State.CANCELLED:
        return _(
            "This event was cancelled, so its list stays as it is. To change it, take back the cancellation first."
        )
    return why_nothing_changes(event)
