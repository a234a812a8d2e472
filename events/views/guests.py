"""Guests and substitutes on the list of an event: put there by name, and corrected."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from accounts.lists import to_list
from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from events import access, services
from events.forms import GuestEditForm, GuestForm
from events.views.readable import event_with_roll
from provinces.permissions import Permission, requires


@requires(Permission.ROLL_WRITE)
def guest_add(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Put a guest or a substitute on the list; who came from a line of the roll goes back to it."""
    event = event_with_roll(request.user, event_id)
    access.insist(request.user, event, Permission.ROLL_WRITE)
    stands_in_for = request.GET.get("substitute_for")
    form = GuestForm(request.POST or None, event=event, initial={"substitute_for": stands_in_for})
    came_from = "events:roll" if stands_in_for else "events:participants"
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            guest = services.add_guest(by=request.user, event=event, **form.facts())
            messages.success(request, _("%(name)s is on the list.") % {"name": guest.name})
            return to_list(request, came_from, event.pk)
    return render(request, "events/guest_add.html", {"event": event, "form": form, "came_from": came_from})


@requires(Permission.ROLL_WRITE)
def guest_edit(request: SignedInRequest, event_id: int, participant_id: int) -> HttpResponse:
    """Correct a guest. Who is of the register is corrected there, so about them nothing is found here."""
    event = event_with_roll(request.user, event_id)
    access.insist(request.user, event, Permission.ROLL_WRITE)
    guest = get_object_or_404(event.participants.guests(), pk=participant_id)
    name, form = guest.name, GuestEditForm(request.POST or None, row=guest)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.update_guest(by=request.user, participant=guest, **form.facts())
            messages.success(request, form.and_merged(_("The changes were saved.")))
            return to_list(request, "events:participants", event.pk)
    return render(request, form.page("events/guest_edit.html"), {"event": event, "form": form, "name": name})
