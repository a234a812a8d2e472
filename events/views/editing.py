"""Make, change and move on an event, and fill in its parts."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rules import RuleBroken
from events import services
from events.forms import PART_FORMS, EventForm, StateForm
from events.views.fetch import insist, readable_event
from provinces.permissions import Permission, access_of, requires


@requires(Permission.EVENTS_WRITE)
def event_new(request: HttpRequest) -> HttpResponse:
    """Make an event; a form sent twice makes one."""
    office = access_of(request.user).office_for(Permission.EVENTS_WRITE)
    at_home = {"provinces": [office.province_id], "venue_province": office.province_id} if office.province_id else {}
    form = EventForm(request.POST or None, user=request.user, initial=at_home)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.create_event(by=request.user, office=office, key=form.cleaned_data["key"], **form.facts())
        except RuleBroken as broken:
            form.add_error(None, broken)
        else:
            messages.success(request, _("The event was saved as a draft."))
            return redirect(made)
    return render(request, "events/event_new.html", {"form": form})


@requires(Permission.EVENTS_WRITE)
def event_edit(request: HttpRequest, event_id: int) -> HttpResponse:
    """Change the facts of an event."""
    event = readable_event(request.user, event_id)
    insist(event, request.user, Permission.EVENTS_WRITE)
    form = EventForm(request.POST or None, user=request.user, instance=event)
    if request.method == "POST" and form.is_valid():
        try:
            services.update_event(by=request.user, event=event, **form.facts())
        except RuleBroken as broken:
            form.add_error(None, broken)
        else:
            messages.success(request, _("The changes were saved."))
            return redirect(event)
    return render(request, "events/event_edit.html", {"form": form, "event": event})


@requires(Permission.EVENTS_WRITE)
@require_POST
def event_state(request: HttpRequest, event_id: int) -> HttpResponse:
    """Take one step on the way of an event."""
    event = readable_event(request.user, event_id)
    insist(event, request.user, Permission.EVENTS_WRITE)
    form = StateForm(request.POST)
    try:
        if not form.is_valid():
            raise RuleBroken(_("There is no such step."))
        services.change_state(by=request.user, event=event, **form.cleaned_data)
    except RuleBroken as broken:
        messages.error(request, " ".join(broken.messages))
    else:
        messages.success(request, _("The event is now: %(state)s.") % {"state": event.get_state_display()})
    return redirect(event)


@requires(Permission.EVENTS_WRITE)
def event_part(request: HttpRequest, event_id: int, part: str) -> HttpResponse:
    """The rows of one part of an event, and the form that adds another."""
    event = readable_event(request.user, event_id)
    insist(event, request.user, Permission.EVENTS_WRITE)
    form_class = part_form(part)
    form = form_class(request.POST or None, event=event)
    if request.method == "POST" and form.is_valid():
        try:
            services.add_part(by=request.user, event=event, row=form.row(), speaker=form.speaker())
        except RuleBroken as broken:
            form.add_error(None, broken)
        else:
            messages.success(request, _("Added."))
            return redirect("events:event_part", event.pk, part)
    rows = services.rows_of(event, form_class.Meta.model)
    context = {"event": event, "part": part, "heading": form.heading, "form": form, "rows": rows}
    return render(request, "events/event_part.html", context)


@requires(Permission.EVENTS_WRITE)
@require_POST
def event_part_remove(request: HttpRequest, event_id: int, part: str, row_id: int) -> HttpResponse:
    """Remove one row of a part."""
    event = readable_event(request.user, event_id)
    insist(event, request.user, Permission.EVENTS_WRITE)
    row = get_object_or_404(services.rows_of(event, part_form(part).Meta.model), pk=row_id)
    try:
        services.remove_part(by=request.user, event=event, row=row)
    except RuleBroken as broken:
        messages.error(request, " ".join(broken.messages))
    else:
        messages.success(request, _("Removed."))
    return redirect("events:event_part", event.pk, part)


def part_form(part: str):
    """The form of a part, or 404."""
    if part not in PART_FORMS:
        raise Http404
    return PART_FORMS[part]
