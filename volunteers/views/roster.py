"""The roster: every seat of a province with its holder."""

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.lists import remembered
from accounts.paging import PEOPLE_PER_PAGE, first_of, page_of
from accounts.requests import SignedInRequest
from provinces.permissions import Permission, requires
from volunteers import figures, joins
from volunteers.models.private import masked_phones
from volunteers.searching import people_kept_by
from volunteers.searching_places import abolished
from volunteers.seat_filter import SeatFilter
from volunteers.views.seat_lists import asked_of, counted, finer

OTHERS_SHOWN = 10


@requires(Permission.PEOPLE_READ)
@require_safe
@remembered
def roster(request: SignedInRequest) -> HttpResponse:
    """Seats by tambon code, searched and filtered; the figures are those of the dashboard."""
    asked, context = asked_of(request)
    context |= joins.on_the_first_page(request.user)
    if not asked.is_valid():
        return render(request, "volunteers/roster.html", context, status=400)
    return render(request, "volunteers/roster.html", context | listed(request, asked))


def listed(request: SignedInRequest, asked: SeatFilter) -> dict:
    """The figures, the page of rows, and people without a seat who match the search."""
    days = asked.days()
    counts = counted(asked.province, asked.cleaned_data["district"], days)
    page = page_of(request, figures.listed(asked.seats()), PEOPLE_PER_PAGE)
    rows = figures.describe(page.object_list, days, soon=counts.soon)
    holders = [row.person.pk for row in rows if row.person]
    phones = masked_phones(holders)
    return {
        "days": days,
        "counted": counts,
        "finer": finer(request, asked, counts.narrower),
        "page": page,
        "rows": [(row, phones.get(row.person.pk) if row.person else None) for row in rows],
        "others": _others(asked, holders),
        "abolished": abolished(asked.cleaned_data["q"]),
    }


def _others(asked: SeatFilter, shown: list[int]) -> Page | None:
    """People of the office's register who match the search but stand on none of the rows."""
    text = asked.cleaned_data["q"]
    if not text:
        return None
    return first_of(people_kept_by(asked.province.office, text).exclude(pk__in=shown), OTHERS_SHOWN)
