"""Every district, for the box that finds one."""

from django.db.models import Prefetch
from django.http import JsonResponse
from django.views.decorators.http import require_safe

from accounts.access import signed_in
from accounts.requests import SignedInRequest
from provinces.models import District, Province


@signed_in
@require_safe
def districts(request: SignedInRequest) -> JsonResponse:
    """Every district that exists, province by province, for the box that finds one (places.js)."""
    found = Province.objects.prefetch_related(Prefetch("districts", District.objects.filter(valid_to=None)))
    rows = [(each.pk, each.title, [district.name_th for district in each.districts.all()]) for each in found]
    return JsonResponse(rows, safe=False, json_dumps_params={"ensure_ascii": False})
