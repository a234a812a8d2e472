"""Make, change, move on and delete an event."""

from collections import Counter

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.drafts import keeps_draft
from accounts.lists import to_list
from accounts.requests import SignedInRequest
from accounts.rules import RuleBroken, refusals_on, refusals_told
from events import access, services
from events.forms import EventEditForm, NewEventForm, StateForm
from events.models import Event
from events.services.states import STEPS
from events.views.readable import readable_event
from provinces.gone import already_deleted, tell_deleted
from provinces.permissions import Permission, access_of, requires

GOES_ALONG = {
    "session": gettext_lazy("half-days"),
    "programmeitem": gettext_lazy("lines of the programme"),
    "eventrole": gettext_lazy("roles"),
    "targetgroup": gettext_lazy("target groups"),
    "boothproduct": gettext_lazy("booth products"),
    "eventproject": gettext_lazy("links to projects"),
}


@keeps_draft
@requires(Permission.EVENTS_WRITE)
def event_new(request: SignedInRequest) -> HttpResponse:
    """Make an event; a form sent twice makes one."""
    office = access_of(request.user).office_for(Permission.EVENTS_WRITE)
    at_home = {"provinces": [office.province_id], "venue_province": office.province_id} if office.province_id else {}
    form = NewEventForm(request.POST or None, user=request.user, office=office, initial=at_home)
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
        told = {"step": STEPS[form.cleaned_data["step"]].label, "state": event.state_in_words}
        messages.success(request, _("Done: %(step)s. The event is now: %(state)s.") % told)
    return redirect(event)


@requires(Permission.EVENTS_WRITE)
def event_remove(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Ask whether an event shall go, with its half-days and programme, then put it into the bin."""
    event = editable_event(request, event_id)
    if request.method == "POST":
        with refusals_told(request), already_deleted():
            services.remove_event(by=request.user, event=event)
            tell_deleted(request)
            return to_list(request, "events:list")
    staying = services.hanging_on(event)
    going = Counter(str(type(row)._meta.model_name) for row in ([] if staying else services.parts_of(event)))
    named = [(GOES_ALONG[name], number) for name, number in going.items()]
    context = {"event": event, "staying": staying, "going": named}
    return render(request, "events/event_remove.html", context)


def editable_event(request: SignedInRequest, event_id: int) -> Event:
    """The event if the user may change it: 404 for who may not know of it, 403 for who only reads."""
    event = readable_event(request.user, event_id)
    access.insist(request.user, event, Permission.EVENTS_WRITE)
    return event
