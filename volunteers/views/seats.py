"""Seats: the board by district, the page of one seat, and nominating for it."""

from itertools import groupby

from django.contrib import messages
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.lists import remembered
from accounts.paging import first_of
from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from provinces import recent
from provinces.kept import kept, key_of, written_for_all
from provinces.last_change import last_change, named
from provinces.permissions import Permission, requires
from thai.calendar import today
from thai.days import today_as_known_now
from volunteers import access, figures, services
from volunteers.elsewhere import Life, life_of, lives_of
from volunteers.filters import SeatFilter
from volunteers.forms import NewNomineeForm, NominationForm, PersonSearchForm
from volunteers.forms.searches import name_searched_for
from volunteers.models import Appointment, AppointmentAct, Person, Seat
from volunteers.searching import people_kept_by
from volunteers.services.joint_deeds import nominate_newcomer
from volunteers.tenures import candidates, seat_history
from volunteers.views.seat_lists import asked_of, counted, finer

FOUND_SHOWN = 20
# Stands on both sides of a seat's key where its holder is to be named.
OPEN = "\x1f"
LONGEST_KEY = 19


def readable_seat(request: SignedInRequest, seat_id: int) -> Seat:
    """A seat whose holders the reader may see, with the last act on an appointment to it; 404 else."""
    acts = AppointmentAct.objects.filter(appointment__seat=OuterRef("pk")).order_by("-recorded_at", "-pk")
    told = acts.annotate(who=named("by__"))
    seats = Seat.objects.visible_to(request.user).annotate(
        entry_at=Subquery(told.values("recorded_at")[:1]), entry_by=Subquery(told.values("who")[:1])
    )  # fmt: skip
    return get_object_or_404(seats.select_related("province__office", "subdistrict__district"), pk=seat_id)


@requires(Permission.PEOPLE_READ)
@require_safe
@remembered
def seats(request: SignedInRequest) -> HttpResponse:
    """The board: the seats of a province by district, each with its state, its age and its holder."""
    asked, context = asked_of(request)
    if not asked.is_valid():
        return render(request, "volunteers/seats.html", context, status=400)
    days = asked.days()
    counts = counted(asked.province, asked.cleaned_data["district"], days)
    context |= {"days": days, "counted": counts, "finer": finer(request, asked, counts.narrower)}
    return render(request, "volunteers/seats.html", context | {"board": with_names(board_of(request, asked), asked)})


def board_of(request: SignedInRequest, asked: SeatFilter) -> str:
    """The cards of the districts without a name, the same for every reader; kept but for what was searched for."""
    if asked.typed:
        return _board(request, asked)
    key = key_of("seats", asked.province.code, asked.days(), asked.asked())
    return kept(key, lambda: _board(request, asked))


def with_names(board: str, asked: SeatFilter) -> SafeString:
    """The cards with the holders' names, which are kept nowhere, in the places that were left open for them."""
    holders = figures.holders_in(asked.province.code, asked.days())
    parts = board.split(OPEN)
    names = [holders[int(key)].name if int(key) in holders else "" for key in parts[1::2]]
    written = zip((SafeString(part) for part in parts[::2]), [*names, ""], strict=True)
    return format_html_join("", "{}{}", written)


def _board(request: SignedInRequest, asked: SeatFilter) -> str:
    days = asked.days()
    rows = figures.describe(figures.listed(asked.seats().recorded(days)), days, names=False, soon=0)
    groups = [(code, list(own)) for code, own in groupby(rows, key=lambda row: row.seat.district_id)]
    context = {
        "open": OPEN,
        "narrowed": asked.narrows,
        "districts": [
            (asked.every_district[code], figures.coverage_of_seats(own), [_line(row) for row in own])
            for code, own in groups
        ],
    }
    return written_for_all("volunteers/_board.html", context, request) if groups else ""


def _line(row: figures.SeatRow) -> tuple[int, str, str, int | None, str]:
    """What the board says of a seat: its key, name and state, the days it has waited, and what lies ahead."""
    return row.seat.pk, row.seat.name, row.state, row.days, row.ahead if row.begins else ""


@requires(Permission.PEOPLE_READ)
@require_safe
def seat(request: SignedInRequest, seat_id: int) -> HttpResponse:
    """Everyone who held a seat, the gaps between, and who is a candidate now."""
    place = readable_seat(request, seat_id)
    recent.note(request.user, place)
    day, now = today(), today_as_known_now()
    context = {
        "seat": place,
        "row": figures.describe(figures.listed(Seat.objects.filter(pk=place.pk)), now)[0],
        "tenures": seat_history(place, on=day),
        "candidates": candidates(place, on=day),
        "may_edit": access.may_write(request.user, place.province_id),
        "last_change": last_change(request.user, place, place.province_id),
    }
    return render(request, "volunteers/seat.html", context)


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
