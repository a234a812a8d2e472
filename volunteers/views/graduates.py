"""Labour graduates by district labour centre."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple, cast

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.lists import remembered
from accounts.paging import PEOPLE_PER_PAGE, page_of
from accounts.requests import SignedInRequest
from provinces.kept import kept, key_of
from provinces.naming import local_name
from provinces.permissions import Permission, requires
from volunteers import access, figures
from volunteers.figures import Holder
from volunteers.filters import GraduateFilter
from volunteers.models import PostingFacts
from volunteers.models.private import masked_phones
from volunteers.views.readable import chosen_province


@requires(Permission.PEOPLE_READ)
@require_safe
@remembered
def graduates(request: SignedInRequest) -> HttpResponse:
    """Who is posted where on a day; only some provinces have the programme."""
    provinces = access.readable_provinces(request.user)
    province = chosen_province(request, provinces)
    asked = GraduateFilter(request.GET, province=province, session=request.session.session_key)
    districts = province.districts.in_bulk()
    context = {
        "province": province,
        "provinces": provinces,
        "filter": asked,
        "programme": any(district.has_graduates for district in districts.values()),
    }
    if not asked.is_valid():
        return render(request, "volunteers/graduates.html", context, status=400)
    days = asked.days()
    counted = kept(key_of("graduates", province.code, days), lambda: figures.coverage_by_district(province.code, days))
    page = page_of(request, asked.postings(), PEOPLE_PER_PAGE)
    groups = groupby(rows(cast("QuerySet[PostingFacts]", page.object_list)), key=lambda row: row.district_id)
    context["districts"] = [(districts[code], counted[code].graduates, list(own)) for code, own in groups]
    context["coverage"] = figures.sum_coverage(counted.values())
    return render(request, "volunteers/graduates.html", context | {"days": days, "page": page})


class Posted(NamedTuple):
    """A graduate on the list: the tambons covered, the telephone with its middle hidden."""

    district_id: str
    first_day: date
    person: Holder
    tambons: list[str]
    phone: str


def rows(postings: QuerySet[PostingFacts]) -> Iterator[Posted]:
    """What the list shows of postings, in their order, in three queries."""
    columns = ("pk", "district_id", "first_day", "person", "person__prefix", "person__first_name", "person__last_name")
    found = list(postings.values_list(*columns))
    phones = masked_phones([row[3] for row in found])
    tambons = _tambons([row[0] for row in found])
    for key, district, first_day, *person in found:
        who = Holder(*person)
        yield Posted(district, first_day, who, tambons.get(key, []), phones.get(who.pk, ""))


def _tambons(postings: list[int]) -> dict[int, list[str]]:
    covered = PostingFacts.subdistricts.through.objects.filter(postingfacts__in=postings).order_by("subdistrict")
    names: dict[int, list[str]] = {}
    for key, name in covered.values_list("postingfacts", local_name("subdistrict__")):
        names.setdefault(key, []).append(name)
    return names
