"""What the reader of a page may open, which province it is about, and whether its reader may write there."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.requests import SignedInRequest
from provinces.models import Office, Province
from provinces.permissions import Permission, access_of, scope_of
from volunteers.models import AppointmentOrder, Person


def readable_person(request: SignedInRequest, person_id: int) -> Person:
    """A person the reader may see; 404 else."""
    people = Person.objects.visible_to(request.user).select_related("office__province").prefetch_related("phones")
    return get_object_or_404(people, pk=person_id)


def readable_order(request: SignedInRequest, order_id: int) -> AppointmentOrder:
    """An order the reader may see; 404 else."""
    orders = AppointmentOrder.objects.visible_to(request.user).select_related("office", "same_as__office")
    return get_object_or_404(orders, pk=order_id)


def readable_provinces(request: SignedInRequest) -> list[Province]:
    """The provinces whose register the reader may open, in Thai order."""
    scope = scope_of(request.user, Permission.PEOPLE_READ)
    return list(Province.objects.filter(scope.q("code")))


def chosen_province(request: SignedInRequest, provinces: list[Province]) -> Province:
    """The province of ``?province=``, else the reader's own, else the first; 404 outside ``provinces``."""
    by_code = {province.code: province for province in provinces}
    own = [m.office.province_id for m in access_of(request.user).memberships]
    wanted = request.GET.get("province") or next((code for code in [*own, *by_code] if code in by_code), None)
    if wanted not in by_code:
        raise Http404
    return by_code[wanted]


def office_to_write(request: SignedInRequest, province: Province) -> Office:
    """The labour office of a province, if the reader may write its register; else 403."""
    must_write(request, province.code)
    return Office.objects.get(province=province)


def office_for_orders(request: SignedInRequest, province: Province) -> Office:
    """Where a received order is kept: at the ministry's centre by those who write for the nation."""
    if scope_of(request.user, Permission.PEOPLE_WRITE).nation:
        return Office.objects.get(kind=Office.Kind.CENTRE)
    return office_to_write(request, province)


def must_write(request: SignedInRequest, province_code: str | None) -> None:
    """403 unless the reader may write the register of this province."""
    if not may_write(request, province_code):
        raise PermissionDenied


def may_write(request: SignedInRequest, province_code: str | None) -> bool:
    """Whether the reader may write the register of this province."""
    return province_code in scope_of(request.user, Permission.PEOPLE_WRITE)
