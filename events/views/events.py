"""The list of events and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.paging import page_of
from events.figures import event_figure, event_figures
from events.filters import EventFilter
from events.forms import StateForm
from events.models import Event, FollowUp
from events.services import possible_steps
from events.views.fetch import readable_event
from provinces.permissions import Permission, access_of, requires, scope_of


@requires(Permission.EVENTS_READ)
@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    """Events of the reader's provinces, newest first, with who came."""
    chosen = EventFilter(request.GET, Event.objects.visible_to(request.user))
    page = page_of(request, chosen.qs.with_place().order_by("-first_day", "-pk"))
    figures = event_figures(page.object_list)
    context = {
        "filter": chosen,
        "page": page,
        "rows": [(event, figures[event.pk]) for event in page.object_list],
        "may_write": access_of(request.user).may(Permission.EVENTS_WRITE),
    }
    return render(request, "events/list.html", context)


@requires(Permission.EVENTS_READ)
@require_safe
def event(request: HttpRequest, event_id: int) -> HttpResponse:
    """Everything about one event, except who was there by name."""
    event = readable_event(request.user, event_id)
    provinces = list(event.provinces.all())
    follow_ups = FollowUp.objects.of_events(Event.objects.filter(pk=event.pk))
    rolls = scope_of(request.user, Permission.ROLL_READ)
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
        "figure": event_figure(event),
        "steps": possible_steps(event, request.user),
        "state_form": StateForm(),
        "may_edit": event.allows(request.user, Permission.EVENTS_WRITE),
        "may_read_roll": event.office.province_id in rolls or any(p.pk in rolls for p in provinces),
    }
    return render(request, "events/event.html", context)
