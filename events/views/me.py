"""The own page of everybody who signs in: what is next, am I on the list, what have I been to."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.access import signed_in
from accounts.requests import SignedInRequest
from accounts.rules import refusals_told
from events import services
from events.figures import past_figures
from events.forms import ReplyForm
from events.forms.participants import ANSWERS
from events.models import Event, Participant
from events.own_record import holding, office_of, person_of
from provinces.permissions import access_of
from thai.calendar import today
from thai.days import today_as_known_now

NEXT, PAST = 5, 10


@signed_in
def me(request: SignedInRequest) -> HttpResponse:
    """The next events of the signed-in person with the answer to each invitation; GET reads, POST answers."""
    person, day = person_of(request.user), today()
    mine = Participant.objects.of_person(person).announced()
    if request.method == "POST":
        return reply(request, mine)
    office = office_of(person) or access_of(request.user).office
    behind = mine.filter(event__last_day__lt=day).order_by("-event__first_day", "-pk")
    announced = Event.objects.announced().visible_to(request.user)
    context = {
        "person": person,
        "holding": holding(person, on=day),
        "participations": mine.filter(event__last_day__gte=day).order_by("event__first_day", "pk"),
        "past": past_figures(behind[:PAST], today_as_known_now()),
        "office": office,
        "office_events": announced.from_day(day).with_place().order_by("first_day", "pk")[:NEXT],
        "public_events": public_ahead(office, day, person),
        "answers": ANSWERS,
    }
    return render(request, "events/me.html", context)


def reply(request: SignedInRequest, mine) -> HttpResponse:
    """Write down one's own answer; the same answer twice is one."""
    form = ReplyForm(request.POST)
    form.is_valid()
    participant = get_object_or_404(mine, pk=form.cleaned_data.get("participant"))
    with refusals_told(request):
        services.set_reply(by=request.user, participant=participant, reply=form.cleaned_data.get("reply", ""))
        messages.success(request, _("Thank you. Your answer was saved."))
    return redirect("events:me")


def public_ahead(office, day, person):
    """The next public events of the own province on whose list the person is not."""
    if office is None or office.province_id is None:
        return Event.objects.none()
    events = Event.objects.public(on=day).in_province(office.province_id).from_day(day)
    return events.exclude(participants__person=person).with_place().order_by("first_day", "pk")[:NEXT]
