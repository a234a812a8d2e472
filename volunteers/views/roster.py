"""The roster: every seat of a province with its holder."""

from typing import NamedTuple

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.lists import remembered
from accounts.paging import PEOPLE_PER_PAGE, first_of, page_of
from accounts.requests import SignedInRequest
from provinces.kept import kept, key_of
from provinces.models import District, Province
from provinces.permissions import Permission, requires
from thai.days import Days
from volunteers import access, figures, joins
from volunteers.filters import RosterFilter
from volunteers.models.private import masked_phones
from volunteers.searching import people_kept_by
from volunteers.searching_places import abolished
from volunteers.views.readable import chosen_province

OTHERS_SHOWN = 10


@requires(Permission.PEOPLE_READ)
@require_safe
@remembered
def roster(request: SignedInRequest) -> HttpResponse:
    """Seats by tambon code, searched and filtered; the figures are those of the dashboard."""
    provinces = access.readable_provinces(request.user)
    province = chosen_province(request, provinces)
    asked = RosterFilter(request.GET, province=province, session=request.session.session_key)
    context = {
        "province": province,
        "provinces": provinces,
        "filter": asked,
        "may_edit": access.may_write(request.user, province.code),
    } | joins.on_the_first_page(request.user)
    if not asked.is_valid():
        return render(request, "volunteers/roster.html", context, status=400)
    return render(request, "volunteers/roster.html", context | listed(request, asked))


def listed(request: SignedInRequest, asked: RosterFilter) -> dict:
    """The figures, the page of rows, and people without a seat who match the search."""
    days, district = asked.days(), asked.cleaned_data["district"]
    counted = _counted(asked.province, district, days)
    page = page_of(request, figures.listed(asked.seats()), PEOPLE_PER_PAGE)
    rows = figures.describe(page.object_list, days, soon=counted.soon)
    holders = [row.person.pk for row in rows if row.person]
    phones = masked_phones(holders)
    return {
        "days": days,
        "coverage": counted.coverage,
        "ending": counted.ending,
        "soon": counted.soon,
        "page": page,
        "rows": [(row, phones.get(row.person.pk) if row.person else None) for row in rows],
        "others": _others(asked, holders),
        "abolished": abolished(asked.cleaned_data["q"]),
    }


class Counted(NamedTuple):
    """The figures on the chips: of the province or of one district, which has no ``ending``; what ``soon`` means."""

    coverage: figures.Coverage
    ending: int | None
    soon: int


def _counted(province: Province, district: District | None, days: Days) -> Counted:
    """What the chips show, kept until something of the province is written."""

    def count() -> Counted:
        soon = figures.ending_soon_days(days)
        if district:
            return Counted(figures.coverage_by_district(province.code, days)[district.code], None, soon)
        return Counted(
            figures.coverage_of(province.code, days), figures.ending_soon(province.code, days, within=soon), soon
        )

    return kept(key_of("roster", province.code, days, district and district.code), count)


def _others(asked: RosterFilter, shown: list[int]) -> Page | None:
    """People of the office's register who match the search but stand on none of the rows."""
    text = asked.cleaned_data["q"]
    if not text:
        return None
    return first_of(people_kept_by(asked.province.office, text).exclude(pk__in=shown), OTHERS_SHOWN)
