"""Who is put on the list: volunteers and graduates who serve on the day, guests and substitutes."""

from operator import attrgetter

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

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
    free = [] if asked.errors else on_offer(event, scope)
    shown = narrowed_to(request, free, asked) if free else []
    there = {each.person.pk for each in shown}
    unseen = [each for each in free if each.person.pk not in there]
    guests = event.participants.guests().values_list("name", flat=True)
    form = InviteForm(request.POST or None, invitees=shown, unseen=unseen, guests=guests)
    if request.method == "POST" and not asked.errors and form.is_valid():
        with refusals_on(form):
            added = services.add_participants(by=request.user, event=event, invitees=form.ticked())
            # How many were added is said by the line that takes it back.
            return redirect(after_adding(request, event, added))
    context = {"event": event, "form": form, "filter": asked, "districts": districts, "chosen": chosen}
    everybody = request.GET.get("ask") == "everybody" or bool(form.is_bound and form["everybody"].data)
    context["asks"] = everybody and bool(shown)
    return render(request, "events/participants_add.html", context, status=400 if asked.errors else 200)


def after_adding(request: SignedInRequest, event: Event, added: int) -> str:
    """The list; where somebody was added with the way to undo it."""
    if not added:
        return back_to(request, "events:participants", event.pk)
    address = reverse("events:participants", args=[event.pk])
    return f"{address}?added={services.latest_adding(event, user=request.user)}"


def on_offer(event: Event, scope: Scope) -> list[Invitee]:
    """Who may be invited and is not on the list yet."""
    listed = set(event.participants.exclude(person=None).values_list("person_id", flat=True))
    return [each for each in invitees(scope=scope, on=event.first_day) if each.person.pk not in listed]


def narrowed_to(request: SignedInRequest, free: list[Invitee], asked: InviteeFilter) -> list[Invitee]:
    """Who of them matches what is asked for."""
    chosen = asked.cleaned_data["district"]
    there = [each for each in free if not chosen or each.district_code == chosen.code]
    told = attrgetter("person.pk", "person.name", "place", "group")
    return list(narrowed(there, asked.typed, user=request.user, told=told))
