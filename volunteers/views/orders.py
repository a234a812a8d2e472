"""Appointment orders: the list, one order with its people, and entering a received one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.paging import page_of
from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from provinces.permissions import Permission, requires
from volunteers import access, services
from volunteers.forms import OrderForm
from volunteers.models import Appointment, AppointmentOrder
from volunteers.views.readable import chosen_province, readable_order


@requires(Permission.PEOPLE_READ)
@require_safe
def orders(request: SignedInRequest) -> HttpResponse:
    """Orders of the own office and of the ministry, the newest first."""
    found = AppointmentOrder.objects.visible_to(request.user).select_related("same_as__office").newest_first()
    page = page_of(request, found)
    province = chosen_province(request, access.readable_provinces(request.user))
    context = {"page": page, "province": province, "may_edit": access.may_write(request.user, province.code)}
    return render(request, "volunteers/orders.html", context)


@requires(Permission.PEOPLE_READ)
@require_safe
def order(request: SignedInRequest, order_id: int) -> HttpResponse:
    """One order and the people appointed by it whom the reader may see; not those entered by mistake."""
    paper = readable_order(request, order_id)
    appointments = Appointment.objects.visible_to(request.user).filter(order=paper, closed_on=None)
    appointments = appointments.select_related("person", "seat__subdistrict__district")
    page = page_of(request, appointments.order_by("seat__subdistrict_id", "pk"))
    joined = paper.joined.visible_to(request.user).select_related("office").order_by("office__province_id")
    return render(request, "volunteers/order.html", {"order": paper, "joined": joined, "page": page})


@requires(Permission.PEOPLE_WRITE)
def order_new(request: SignedInRequest) -> HttpResponse:
    """Type a received order once."""
    province = chosen_province(request, access.readable_provinces(request.user))
    office = access.office_for_orders(request.user, province)
    form = OrderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            paper = services.record_order(by=request.user, office=office, **form.cleaned_data)
            messages.success(request, _("The order %(order)s is in the register.") % {"order": paper})
            return redirect("volunteers:order", paper.pk)
    return render(request, "volunteers/order_new.html", {"form": form, "province": province, "office": office})
