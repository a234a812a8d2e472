"""What the reader of a page may open and which province it is about; 404 for everybody else."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.requests import SignedInRequest
from provinces.last_change import with_last_change
from provinces.models import Province
from provinces.permissions import access_of
from volunteers.models import AppointmentOrder, Person


def readable_person(request: SignedInRequest, person_id: int) -> Person:
    """A person the reader may see; 404 else."""
    people = with_last_change(Person.objects.visible_to(request.user)).select_related("office__province")
    return get_object_or_404(people.prefetch_related("phones"), pk=person_id)


def readable_order(request: SignedInRequest, order_id: int) -> AppointmentOrder:
    """An order the reader may see; 404 else."""
    orders = with_last_change(AppointmentOrder.objects.visible_to(request.user))
    return get_object_or_404(orders.select_related("office", "same_as__office", "scan"), pk=order_id)


def chosen_province(request: SignedInRequest, provinces: list[Province]) -> Province:
    """The province of ``?province=``, else the reader's own, else the first; 404 outside ``provinces``."""
    by_code = {province.code: province for province in provinces}
    own = [m.office.province_id for m in access_of(request.user).memberships]
    wanted = request.GET.get("province") or next((code for code in [*own, *by_code] if code in by_code), None)
    if wanted not in by_code:
        raise Http404
    return by_code[wanted]
