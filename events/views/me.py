"""The own page of everybody who signs in: what is next, am I on the list, what have I been to."""

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.access import signed_in
from accounts.requests import SignedInRequest
from accounts.rules import refusals_told
from events import services
from events.desks import desks_of
from events.figures import past_figures
from events.forms.participants import OWN_ANSWERS, OwnReplyForm
from events.models import Event, Participant
from events.own_record import holding, office_of, person_of
from provinces.kept import kept, key_of, written_for_all
from provinces.models import Office
from provinces.permissions import access_of
from thai.calendar import today
from thai.days import today_as_known_now

NEXT, PAST = 5, 10
# Of so many public events ahead five are shown: the others may be those one is invited to.
LOOKED_AT = 25


@signed_in
def me(request: SignedInRequest) -> HttpResponse:
    """The next events of the signed-in person with the answer to each invitation; GET reads, POST answers."""
    person, day = person_of(request.user), today()
    works = access_of(request.user)
    desks = [] if works.memberships else desks_of(request.user)
    mine = Participant.objects.of_person(person).announced()
    if request.method == "POST":
        return reply(request, mine)
    office = office_of(person) or works.office
    participations = list(mine.filter(event__last_day__gte=day).order_by("event__first_day", "pk"))
    listed = {each.event_id for each in participations}
    behind = mine.filter(event__last_day__lt=day).order_by("-event__first_day", "-pk")
    context = {
        "person": person,
        "holding": holding(person, on=day),
        "participations": participations,
        "past": past_figures(behind[:PAST], today_as_known_now()),
        "office": office,
        "office_events": Event.objects.none() if person else office_ahead(request.user, day),
        "public_events": public_ahead(request, office, listed) if person else [],
        "answers": OWN_ANSWERS,
        "desks": desks,
    }
    return render(request, "events/me.html", context)


def reply(request: SignedInRequest, mine) -> HttpResponse:
    """Write down one's own answer; the same answer twice is one."""
    form = OwnReplyForm(request.POST)
    form.is_valid()
    participant = get_object_or_404(mine, pk=form.cleaned_data.get("participant"))
    with refusals_told(request):
        services.set_reply(by=request.user, participant=participant, reply=form.cleaned_data.get("reply", ""))
        messages.success(request, _("Thank you. Your answer was saved."))
    return redirect("events:me")


def office_ahead(user, day):
    """The next announced events of the user's offices, for those who are nobody in the register."""
    announced = Event.objects.announced().visible_to(user)
    return announced.from_day(day).with_place().order_by("first_day", "pk")[:NEXT]


class Announced(NamedTuple):
    """A public event ahead: its key, and its line on every page."""

    pk: int
    line: str


def public_ahead(request: SignedInRequest, office: Office | None, listed: set[int]) -> list[Announced]:
    """The next public events of the own province, but for those on whose list the person is (``listed``)."""
    code, day = office and office.province_id, today()
    if not code:
        return []

    def make() -> list[Announced]:
        public = Event.objects.public(on=day).on_schedule_of(code)
        events = public.from_day(day).with_place().order_by("first_day", "pk")
        template = "events/_public_event.html"
        lines = [(e.pk, {"event": e.for_public, "schedule_of": code}) for e in events[:LOOKED_AT]]
        return [Announced(key, written_for_all(template, line, request)) for key, line in lines]

    ahead = kept(key_of("announced", code), make)
    return [each for each in ahead if each.pk not in listed][:NEXT]
