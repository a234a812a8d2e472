"""Seats: the board by district, and the page of one seat."""

from itertools import groupby

from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from accounts.lists import remembered
from accounts.requests import SignedInRequest
from provinces import recent
from provinces.kept import kept, key_of, written_for_all
from provinces.last_change import last_change, named
from provinces.permissions import Permission, requires
from thai.calendar import today
from thai.days import today_as_known_now
from volunteers import access, figures
from volunteers.models import AppointmentAct, Seat, SeatState
from volunteers.seat_filter import SeatFilter
from volunteers.tenures import candidates, seat_history
from volunteers.views.seat_lists import asked_of, counted, finer

# Stands on both sides of a seat's key where its holder is to be named.
OPEN = "\x1f"


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


def _line(row: figures.SeatRow) -> tuple[int, str, str, int | None, str, int | None]:
    """What the board says of a seat: key, name and state, the days it has waited, what lies ahead, and of one whose
    candidate is being checked the days it is vacant."""
    vacant = row.vacant_days if row.state == SeatState.NOMINATED else None
    return row.seat.pk, row.seat.name, row.state, row.days, row.ahead if row.begins else "", vacant


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
