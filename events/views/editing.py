"""Make, change and move on an event, and fill in its parts."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.drafts import keeps_draft
from accounts.requests import SignedInRequest
from accounts.rules import RuleBroken, refusals_on, refusals_told
from events import access, services
from events.forms import PART_FORMS, EventEditForm, NewEventForm, StateForm
from events.models import Event
from events.views.readable import readable_event
from provinces.permissions import Permission, access_of, requires


@keeps_draft
@requires(Permission.EVENTS_WRITE)
def event_new(request: SignedInRequest) -> HttpResponse:
    """Make an event; a form sent twice makes one."""
    office = access_of(request.user).office_for(Permission.EVENTS_WRITE)
    at_home = {"provinces": [office.province_id], "venue_province": office.province_id} if office.province_id else {}
    form = NewEventForm(request.POST or None, user=request.user, initial=at_home)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            key = form.cleaned_data["form_key"]
            made = services.create_event(by=request.user, office=office, form_key=key, **form.facts())
            messages.success(request, _("The event was saved as a draft."))
            return redirect(made)
    return render(request, "events/event_new.html", {"form": form})


@keeps_draft
@requires(Permission.EVENTS_WRITE)
def event_edit(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Change the facts of an event."""
    event = editable_event(request, event_id)
    form = EventEditForm(request.POST or None, user=request.user, instance=event)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.update_event(by=request.user, event=event, version=form.cleaned_data["version"], **form.facts())
            messages.success(request, form.and_merged(_("The changes were saved.")))
            return redirect(event)
    return render(request, form.page("events/event_edit.html"), {"form": form, "event": event})


@requires(Permission.EVENTS_WRITE)
@require_POST
def event_state(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Take one step on the way of an event."""
    event = editable_event(request, event_id)
    form = StateForm(request.POST)
    with refusals_told(request):
        if not form.is_valid():
            raise RuleBroken(_("There is no such step."), code="no_such_step")
        services.change_state(by=request.user, event=event, **form.cleaned_data)
        messages.success(request, _("The event is now: %(state)s.") % {"state": event.get_state_display()})
    return redirect(event)


@requires(Permission.EVENTS_WRITE)
def event_part(request: SignedInRequest, event_id: int, part: str) -> HttpResponse:
    """The rows of one part of an event, and the form that adds another."""
    event = editable_event(request, event_id)
    form_class = part_form(part)
    form = form_class(request.POST or None, event=event)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            key = form.cleaned_data["form_key"]
            services.add_part(by=request.user, event=event, row=form.row(), speaker=form.speaker(), form_key=key)
            messages.success(request, _("Added."))
            return redirect("events:event_part", event.pk, part)
    rows = services.rows_of(event, form_class.Meta.model)
    context = {"event": event, "part": part, "heading": form.heading, "form": form, "rows": rows}
    return render(request, "events/event_part.html", context)


@requires(Permission.EVENTS_WRITE)
@require_POST
def event_part_remove(request: SignedInRequest, event_id: int, part: str, row_id: int) -> HttpResponse:
    """Remove one row of a part."""
    event = editable_event(request, event_id)
    row = get_object_or_404(services.rows_of(event, part_form(part).Meta.model), pk=row_id)
    with refusals_told(request):
        services.remove_part(by=request.user, event=event, row=row)
        messages.success(request, _("Removed."))
    return redirect("events:event_part", event.pk, part)


def editable_event(request: SignedInRequest, event_id: int) -> Event:
    """The event if the user may change it: 404 for who may not know of it, 403 for who only reads."""
    event = readable_event(request.user, event_id)
    access.insist(request.user, event, Permission.EVENTS_WRITE)
    return event


def part_form(part: str):
    """The form of a part, or 404."""
    if part not in PART_FORMS:
        raise Http404
    return PART_FORMS[part]
