"""Nominating for a seat: find a person, or enter a new one, then give the day."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.paging import first_of
from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from provinces.permissions import Permission, requires
from thai.calendar import today
from volunteers import access, services
from volunteers.elsewhere import Life, life_of, lives_of
from volunteers.forms import NewNomineeForm, NominationForm, PersonSearchForm
from volunteers.forms.searches import name_searched_for
from volunteers.models import Appointment, Person, Seat
from volunteers.searching import people_kept_by
from volunteers.services.joint_deeds import nominate_newcomer
from volunteers.views.seats import readable_seat

FOUND_SHOWN = 20
LONGEST_KEY = 19


@requires(Permission.PEOPLE_WRITE)
def nominate(request: SignedInRequest, seat_id: int) -> HttpResponse:
    """Put somebody forward: find a person, or enter a new one, then give the day."""
    place = readable_seat(request, seat_id)
    access.must_write(request.user, place.province_id)
    choice = request.GET.get("person", "")
    if not choice:
        return _find_nominee(request, place)
    nominee = None if choice == "new" else _nominee(request, place, choice)
    form = _nomination_form(request, place, nominee)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            appointment = _nominate(request, place, nominee, form)
            messages.success(request, _("%(name)s is nominated.") % {"name": appointment.person})
            return redirect(appointment.person)
    return render(request, "volunteers/nominate.html", {"seat": place, "form": form, "nominee": nominee})


def _find_nominee(request: SignedInRequest, place: Seat) -> HttpResponse:
    """Step one: search the office's register."""
    search = PersonSearchForm(request.GET, session=request.session.session_key)
    text = search.cleaned_data["q"] if search.is_valid() else ""
    context = {"seat": place, "search": search, "text": text}
    if text:
        people = people_kept_by(place.province.office, text).prefetch_related("phones")
        context["page"] = page = first_of(people, FOUND_SHOWN)
        lives = lives_of([person.pk for person in page], user=request.user, on=today())
        context["found"] = [(person, lives.get(person.pk, Life())) for person in page]
    return render(request, "volunteers/nominate.html", context)


def _nominee(request: SignedInRequest, place: Seat, choice: str) -> Person:
    """Step two: the chosen person, who is kept by the seat's office."""
    if not (choice.isascii() and choice.isdigit() and len(choice) < LONGEST_KEY):
        raise Http404
    visible = Person.objects.visible_to(request.user)
    return get_object_or_404(visible, pk=int(choice), office=place.province.office, merged_into=None)


def _nomination_form(request: SignedInRequest, place: Seat, nominee: Person | None) -> NominationForm | NewNomineeForm:
    if nominee:
        return NominationForm(request.POST or None, life=life_of(nominee.pk, user=request.user, on=today(), seat=place))
    searched = name_searched_for(request.GET, session=request.session.session_key)
    return NewNomineeForm(request.POST or None, office=place.province.office, initial=searched)


def _nominate(request: SignedInRequest, place: Seat, nominee: Person | None, form) -> Appointment:
    """Nominate the person found, or the person just typed; both in one transaction of a service."""
    office, nomination = place.province.office, form.nomination() | {"category": _category(place)}
    if nominee:
        return services.nominate(by=request.user, person=nominee, office=office, seat=place, **nomination)
    person = form.person_fields()
    return nominate_newcomer(by=request.user, office=office, seat=place, person=person, nomination=nomination)


def _category(place: Seat) -> str:
    bangkok = place.province.is_bangkok
    return Appointment.Category.BANGKOK if bangkok else Appointment.Category.TAMBON_LEAD
