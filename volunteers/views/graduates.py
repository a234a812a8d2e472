"""Labour graduates by district labour centre."""

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from provinces.permissions import Permission, requires
from volunteers import access, figures
from volunteers.filters import GraduateFilter
from volunteers.views.readable import chosen_province


@requires(Permission.PEOPLE_READ)
@require_safe
def graduates(request: SignedInRequest) -> HttpResponse:
    """Who is posted where on a day; only some provinces have the programme."""
    provinces = access.readable_provinces(request.user)
    province = chosen_province(request, provinces)
    asked = GraduateFilter(request.GET, province=province)
    context = {
        "province": province,
        "provinces": provinces,
        "filter": asked,
        "programme": province.districts.filter(has_graduates=True).exists(),
    }
    if not asked.is_valid():
        return render(request, "volunteers/graduates.html", context, status=400)
    days = asked.days()
    groups = groupby(asked.postings(), key=lambda posting: posting.district)
    counted = figures.coverage_by_district(province.code, days)
    context["districts"] = [(d, counted[d.code].graduates, list(postings)) for d, postings in groups]
    context["coverage"] = figures.coverage_of(province.code, days)
    return render(request, "volunteers/graduates.html", context | {"days": days})
