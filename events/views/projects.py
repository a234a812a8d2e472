"""Projects and their numbered activities."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.paging import page_of
from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from events import services
from events.figures import event_figures
from events.forms import ProjectForm
from events.models import Event, EventProject, Project
from provinces.permissions import Permission, access_of, requires
from thai.days import today_as_known_now


@requires(Permission.EVENTS_READ)
@require_safe
def projects(request: SignedInRequest) -> HttpResponse:
    """Projects by fiscal year."""
    page = page_of(request, Project.objects.visible_to(request.user).select_related("office"))
    may_write = access_of(request.user).may(Permission.EVENTS_WRITE)
    return render(request, "events/projects.html", {"page": page, "may_write": may_write})


@requires(Permission.EVENTS_READ)
@require_safe
def project(request: SignedInRequest, project_id: int) -> HttpResponse:
    """A project with those of its activities that the reader may see, and who came to them."""
    shown = get_object_or_404(Project.objects.visible_to(request.user).select_related("office"), pk=project_id)
    visible = EventProject.objects.filter(project=shown, event__in=Event.objects.visible_to(request.user))
    visible = visible.select_related("event__venue_province", "event__venue_district")
    activities = list(visible.order_by("activity_number", "event__first_day"))
    figures = event_figures([a.event for a in activities], today_as_known_now())
    rows = [(activity, figures[activity.event_id]) for activity in activities]
    return render(request, "events/project.html", {"project": shown, "rows": rows})


@requires(Permission.EVENTS_WRITE)
def project_new(request: SignedInRequest) -> HttpResponse:
    """Enter a project of the own office."""
    form = ProjectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        office = access_of(request.user).office_for(Permission.EVENTS_WRITE)
        with refusals_on(form):
            made = services.create_project(by=request.user, office=office, **form.cleaned_data)
            messages.success(request, _("The project was saved."))
            return redirect(made)
    return render(request, "events/project_new.html", {"form": form})
