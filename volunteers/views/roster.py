"""The roster: every seat of a province with its holder."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.paging import page_of
from accounts.requests import SignedInRequest
from provinces.models import Province
from provinces.permissions import Permission, requires
from thai.days import Days
from volunteers import access, figures
from volunteers.filters import RosterFilter
from volunteers.models import Person
from volunteers.models.private import masked_phones
from volunteers.searching import people_kept_by
from volunteers.views.readable import chosen_province

OTHERS_SHOWN = 10


@requires(Permission.PEOPLE_READ)
@require_safe
def roster(request: SignedInRequest) -> HttpResponse:
    """Seats by tambon code, searched and filtered; the figures are those of the dashboard."""
    provinces = access.readable_provinces(request.user)
    province = chosen_province(request, provinces)
    asked = RosterFilter(request.GET, province=province)
    context = {
        "province": province,
        "provinces": provinces,
        "filter": asked,
        "may_edit": access.may_write(request.user, province.code),
    }
    if not asked.is_valid():
        return render(request, "volunteers/roster.html", context, status=400)
    return render(request, "volunteers/roster.html", context | listed(request, asked))


def listed(request: SignedInRequest, asked: RosterFilter) -> dict:
    """The figures, the page of rows, and people without a seat who match the search."""
    days, district = asked.days(), asked.cleaned_data["district"]
    coverage = _coverage(asked.province, district, days)
    page = page_of(request, asked.seats())
    rows = figures.describe(figures.listed(page.object_list), days)
    holders = [row.person.pk for row in rows if row.person]
    phones = masked_phones(holders)
    return {
        "days": days,
        "coverage": coverage,
        "ending": None if district else figures.ending_soon(asked.province.code, days),
        "page": page,
        "rows": [(row, phones.get(row.person.pk) if row.person else None) for row in rows],
        "others": _others(asked, holders),
    }


def _coverage(province: Province, district, days: Days) -> figures.Coverage:
    if district:
        return figures.coverage_by_district(province.code, days)[district.code]
    return figures.coverage_of(province.code, days)


def _others(asked: RosterFilter, shown: list[int]) -> list[Person]:
    """People of the office's register who match the search but stand on none of the rows."""
    text = asked.cleaned_data["q"]
    if not text:
        return []
    people = people_kept_by(asked.province.office, text)
    return list(people.exclude(pk__in=shown)[:OTHERS_SHOWN])
