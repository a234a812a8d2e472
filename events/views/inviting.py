"""Who is put on the list: volunteers and graduates who serve on the day, guests and substitutes."""

from operator import attrgetter

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext

from accounts.lists import back_to
from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from events import access, services
from events.filters import InviteeFilter
from events.finding import narrowed
from events.forms import InviteForm
from events.invitees import Invitee, invitees
from events.models import Event
from events.views.readable import event_with_roll
from provinces.models import District
from provinces.permissions import Permission, Scope, requires


@requires(Permission.ROLL_WRITE)
def participants_add(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Tick who serves in the own province on the day of the event."""
    event = event_with_roll(request.user, event_id)
    scope = access.inviting_scope(request.user, event)
    if not scope:
        raise PermissionDenied
    districts = District.objects.filter(scope.q("province_id"), valid_to=None)
    asked = InviteeFilter(request.GET, districts=districts, session=request.session.session_key)
    chosen = asked.cleaned_data["district"] if asked.is_valid() else None
    shown = [] if asked.errors else on_offer(request, event, scope, asked)
    guests = event.participants.guests().values_list("name", flat=True)
    form = InviteForm(request.POST or None, invitees=shown, guests=guests)
    if request.method == "POST" and not asked.errors and form.is_valid():
        with refusals_on(form):
            added = services.add_participants(by=request.user, event=event, invitees=form.ticked())
            told = ngettext("%(n)s person was added.", "%(n)s people were added.", added)
            messages.success(request, told % {"n": added})
            return redirect(after_adding(request, event, added if form.cleaned_data["everybody"] else 0))
    context = {"event": event, "form": form, "filter": asked, "districts": districts, "chosen": chosen}
    everybody = request.GET.get("ask") == "everybody" or bool(form.is_bound and form["everybody"].data)
    context["asks"] = everybody and bool(shown)
    return render(request, "events/participants_add.html", context, status=400 if asked.errors else 200)


def after_adding(request: SignedInRequest, event: Event, together: int) -> str:
    """The list; after many were added together with the way to undo it."""
    if not together:
        return back_to(request, "events:participants", event.pk)
    address = reverse("events:participants", args=[event.pk])
    return f"{address}?added={services.latest_adding(event, user=request.user)}"


def on_offer(request: SignedInRequest, event: Event, scope: Scope, asked: InviteeFilter) -> list[Invitee]:
    """Who may be invited, is not on the list yet, and matches what is asked for."""
    chosen = asked.cleaned_data["district"]
    listed = set(event.participants.exclude(person=None).values_list("person_id", flat=True))
    serving = invitees(scope=scope, on=event.first_day, district_code=chosen.code if chosen else "")
    free = [each for each in serving if each.person.pk not in listed]
    told = attrgetter("person.pk", "person.name", "place", "group")
    return list(narrowed(free, asked.typed, user=request.user, told=told))
