"""The list of events and the page of one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.paging import page_of
from accounts.requests import SignedInRequest
from events import access
from events.figures import event_figure, event_figures
from events.filters import EventFilter
from events.forms import StateForm
from events.models import Event, FollowUp
from events.services import possible_steps
from events.views.readable import readable_event
from provinces.permissions import Permission, access_of, requires
from thai.days import today_as_known_now


@requires(Permission.EVENTS_READ)
@require_safe
def event_list(request: SignedInRequest) -> HttpResponse:
    """Events of the reader's provinces, newest first, with who came."""
    chosen = EventFilter(request.GET)
    context = {"filter": chosen, "may_write": access_of(request.user).may(Permission.EVENTS_WRITE)}
    if not chosen.is_valid():
        return render(request, "events/list.html", context, status=400)
    asked = chosen.narrow(Event.objects.visible_to(request.user))
    page = page_of(request, asked.with_place().order_by("-first_day", "-pk"))
    figures = event_figures(page.object_list, today_as_known_now())
    context |= {"page": page, "rows": [(event, figures[event.pk]) for event in page.object_list]}
    return render(request, "events/list.html", context)


@requires(Permission.EVENTS_READ)
@require_safe
def event(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Everything about one event, except who was there by name."""
    event = readable_event(request.user, event_id)
    provinces = list(event.provinces.all())
    follow_ups = FollowUp.objects.of_events(Event.objects.filter(pk=event.pk))
    context = {
        "event": event,
        "provinces": provinces,
        "roles": event.roles.select_related("dignitary"),
        "programme": event.programme.select_related("speaker"),
        "booth_products": event.booth_products.all(),
        "target_groups": event.target_groups.all(),
        "remarks": event.remarks.select_related("speaker"),
        "issues": event.issues.all(),
        "follow_ups": follow_ups.order_by("due_on", "pk"),
        "activities": event.event_projects.select_related("project").order_by("project_id"),
        "press_releases": event.press_releases.published(),
        "figure": event_figure(event, today_as_known_now()),
        "steps": possible_steps(event, request.user),
        "state_form": StateForm(),
        "may_edit": access.may(request.user, event, Permission.EVENTS_WRITE),
        "may_read_roll": access.may_read_roll(request.user, event, provinces),
    }
    return render(request, "events/event.html", context)
