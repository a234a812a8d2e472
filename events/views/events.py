"""The list of events and the page of one."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.lists import remembered
from accounts.models import User
from accounts.paging import page_of
from accounts.requests import SignedInRequest
from events import access
from events.approved import differences, last_approval, mark_of
from events.details import shown_to_approve
from events.figures import EventFigure, event_figure, event_figures
from events.filters import EventFilter
from events.forms import StateForm
from events.forms.order import movable
from events.models import (
    AdvisorRemark,
    BoothProduct,
    DetailsChange,
    DetailsSeen,
    Event,
    FollowUp,
    IssueRaised,
    PressRelease,
)
from events.seen import told
from events.services import key_of, possible_steps, what_is_next
from events.trail import cancellation
from events.twin_groups import twin_groups
from events.views.network import network_of
from events.views.readable import told_event
from provinces import recent
from provinces.last_change import LastChange, last_change
from provinces.permissions import Permission, access_of, requires
from thai.days import today_as_known_now

RARE_PARTS: dict[str, type[models.Model]] = {
    "booth_products": BoothProduct,
    "remarks": AdvisorRemark,
    "issues": IssueRaised,
    "press_releases": PressRelease,
    "details_seen": DetailsSeen,
    "details_changes": DetailsChange,
}
ORIGINS = {"remarks", "issues"}


@requires(Permission.EVENTS_READ)
@require_safe
@remembered
def event_list(request: SignedInRequest) -> HttpResponse:
    """Events of the reader's provinces, newest first, with who came."""
    chosen = EventFilter(request.GET)
    context = {"filter": chosen, "may_write": access_of(request.user).may(Permission.EVENTS_WRITE)}
    if not chosen.is_valid():
        return render(request, "events/list.html", context, status=400)
    asked = chosen.narrow(Event.objects.visible_to(request.user))
    page = page_of(request, asked.with_place().order_by("-first_day", "-pk"))
    figures = event_figures(page.object_list, chosen.days())
    kinds, states = ({value: str(word) for value, word in each.choices} for each in (Event.Kind, Event.State))
    context |= {
        "page": page,
        "rows": [(e, figures[e.pk], kinds[e.kind], _state(e, figures[e.pk], states)) for e in page.object_list],
    }
    return render(request, "events/list.html", context)


def _state(event: Event, figure: EventFigure, states: dict[str, str]) -> str:
    """A state in words looked up once; a draft and what differs from its approval say more, by their office.

    So does an event whose number stands in no sum, because it was not published.
    """
    if event.state == Event.State.APPROVED and figure.persons is not None:
        return f"{states[event.state]} · " + _("not published, so not counted")
    if event.approval_differs and event.state != Event.State.DRAFT:
        return f"{states[event.state]} · {event.differs_in_words}"
    return event.state_in_words if event.state == Event.State.DRAFT else states[event.state]


@requires(Permission.EVENTS_READ)
@require_safe
def event(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Everything about one event, except who was there by name."""
    event = told_event(request.user, event_id, RARE_PARTS)
    recent.note(request.user, event)
    provinces, groups = list(event.provinces.all()), list(event.target_groups.all())
    reads_roll = access.may_read_roll(request.user, event, provinces)
    context = {
        "event": event,
        "provinces": provinces,
        "roles": event.roles.select_related("dignitary"),
        "programme": event.programme.select_related("speaker"),
        "target_groups": groups,
        "twin_groups": twin_groups(groups),
        "objectives": movable(event.objectives, key_of),
        "activities": event.event_projects.select_related("project"),
        "figure": event_figure(event, today_as_known_now()),
        "state_form": StateForm(),
        "may_edit": access.may(request.user, event, Permission.EVENTS_WRITE),
        "may_read_roll": reads_roll,
        "cancellation": cancellation(request.user, event) if reads_roll else None,
        "no_roll": access.why_no_roll(event),
        "last_change": last_change(request.user, event, event.office.province_id, also=[LastChange(event.changed_at)]),
        "network": network_of(event, provinces) if access_of(request.user).may(Permission.FIGURES_READ) else None,
    }
    return render(
        request,
        "events/event.html",
        context | how_it_stands(request.user, event) | rare_parts(event) | seen_parts(request.user, event),
    )


def how_it_stands(user: User, event: Event) -> dict:
    """The approval, what differs from it, the steps the user may take, and the mark of what who approves has read."""
    steps = possible_steps(event, user)
    return {
        "approval": last_approval(event) if event.state != Event.State.DRAFT else None,
        "differs": differences(event),
        "steps": steps,
        "seen": mark_of(shown_to_approve(event)) if "approve" in steps else "",
        "next": what_is_next(user, event, steps),
    }


def seen_parts(user: User, event: Event) -> dict:
    """What of programme and roles waits to be seen, and who saw them last; few events have either."""
    there = {name for name in ("details_seen", "details_changes") if getattr(event, f"has_{name}")}
    if not there:
        return {}
    seen = DetailsSeen.objects.select_related("by").get(event=event)
    changes = list(event.details_changes.select_related("by")) if "details_changes" in there else []
    unseen = told(seen, changes) if changes else []
    return {
        "details_seen": seen,
        "unseen": unseen,
        "shown": changes[-1].pk if unseen else None,
        "may_approve": access.may(user, event, Permission.EVENTS_APPROVE),
    }


def rare_parts(event: Event) -> dict[str, Iterable]:
    """What few events have; nothing is asked for what the event, read with RARE_PARTS, has not."""
    there = {name for name in RARE_PARTS if getattr(event, f"has_{name}")}
    return {
        "booth_products": event.booth_products.all() if "booth_products" in there else [],
        "remarks": event.remarks.select_related("speaker") if "remarks" in there else [],
        "issues": event.issues.all() if "issues" in there else [],
        # Only what was said or raised can be taken on.
        "follow_ups": FollowUp.objects.of_events([event]).order_by("due_on", "pk") if there & ORIGINS else [],
        **(news_parts(event) if "press_releases" in there else {"press_releases": [], "waiting_releases": []}),
    }


def news_parts(event: Event) -> dict[str, Iterable]:
    """News that the public reads now, and news that waits: to be cleared, for its day or for its event."""
    public = PressRelease.objects.published().filter(pk=OuterRef("pk"))
    releases = list(event.press_releases.annotate(is_public=Exists(public)))
    return {
        "press_releases": [each for each in releases if each.is_public],
        "waiting_releases": [each for each in releases if not each.is_public],
    }
