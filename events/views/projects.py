"""Projects and their numbered activities."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.lists import remembered, to_list
from accounts.paging import page_of
from accounts.requests import SignedInRequest
from accounts.rules import refusals_on, refusals_told
from events import access, services
from events.figures import event_figures
from events.forms import ProjectForm
from events.forms.order import movable
from events.models import Event, EventProject, Project
from provinces import recent
from provinces.bin import a_few
from provinces.gone import already_deleted, tell_deleted
from provinces.last_change import last_change, with_last_change
from provinces.permissions import Permission, access_of, requires
from thai.days import today_as_known_now


@requires(Permission.EVENTS_READ)
@require_safe
@remembered
def projects(request: SignedInRequest) -> HttpResponse:
    """Projects by fiscal year."""
    page = page_of(request, Project.objects.visible_to(request.user).select_related("office"))
    may_write = access_of(request.user).may(Permission.EVENTS_WRITE)
    return render(request, "events/projects.html", {"page": page, "may_write": may_write})


@requires(Permission.EVENTS_READ)
@require_safe
def project(request: SignedInRequest, project_id: int) -> HttpResponse:
    """A project with those of its activities that the reader may see, and who came to them."""
    known = with_last_change(Project.objects.visible_to(request.user)).select_related("office")
    shown = get_object_or_404(known, pk=project_id)
    recent.note(request.user, shown)
    visible = EventProject.objects.filter(project=shown, event__in=Event.objects.visible_to(request.user))
    visible = visible.select_related("event__venue_province", "event__venue_district")
    activities = list(visible.order_by("activity_number", "event__first_day"))
    figures = event_figures([a.event for a in activities], today_as_known_now())
    rows = [(activity, figures[activity.event_id]) for activity in activities]
    context = {
        "project": shown,
        "rows": rows,
        "may_edit": access.may_change_project(request.user, shown),
        "objectives": movable(shown.objectives, services.key_of),
        "last_change": last_change(request.user, shown, shown.office and shown.office.province_id),
    }
    return render(request, "events/project.html", context)


@requires(Permission.EVENTS_WRITE)
def project_new(request: SignedInRequest) -> HttpResponse:
    """Enter a project of the own office."""
    office = access_of(request.user).office_for(Permission.EVENTS_WRITE)
    form = ProjectForm(request.POST or None, office=office)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = services.create_project(by=request.user, office=office, **form.facts())
            messages.success(request, _("The project was saved."))
            return redirect(made)
    return render(request, "events/project_new.html", {"form": form})


@requires(Permission.EVENTS_WRITE)
def project_edit(request: SignedInRequest, project_id: int) -> HttpResponse:
    """Change a project, in the form that entered it."""
    shown = changeable_project(request, project_id)
    title, form = shown.title, ProjectForm(request.POST or None, office=shown.office, instance=shown)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.update_project(by=request.user, project=shown, **form.facts())
            messages.success(request, form.and_merged(_("The changes were saved.")))
            return redirect(shown)
    return render(request, form.page("events/project_edit.html"), {"form": form, "project": shown, "title": title})


@requires(Permission.EVENTS_WRITE)
def project_remove(request: SignedInRequest, project_id: int) -> HttpResponse:
    """Ask whether a project shall go, then put it into the bin; one with activities stays."""
    shown = changeable_project(request, project_id)
    if request.method == "POST":
        with refusals_told(request), already_deleted():
            services.remove_project(by=request.user, project=shown)
            tell_deleted(request)
            return to_list(request, "events:projects")
    activities = Event.objects.filter(event_projects__project=shown).order_by("first_day", "pk")
    staying = a_few(activities.visible_to(request.user), of=activities)
    return render(request, "events/project_remove.html", {"project": shown, "staying": staying})


def changeable_project(request: SignedInRequest, project_id: int) -> Project:
    """The project if the user may change it: 404 for who may not know of it, 403 for who only reads."""
    shown = get_object_or_404(Project.objects.visible_to(request.user).select_related("office"), pk=project_id)
    access.insist_on_project(request.user, shown)
    return shown
