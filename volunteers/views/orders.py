"""Appointment orders: the list, one order with its people, and entering a received one."""

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.forms import PostedForm
from accounts.lists import remembered, to_list
from accounts.paging import page_of
from accounts.requests import SignedInRequest
from accounts.rules import refusals_on, refusals_told
from jobs.serving import handed_out, wants_to_see
from provinces import recent
from provinces.gone import already_deleted, tell_deleted
from provinces.last_change import last_change
from provinces.permissions import Permission, requires
from volunteers import access, services
from volunteers.filters import OrderFilter
from volunteers.forms import OrderForm, SamePaperForm
from volunteers.models import Appointment, AppointmentOrder
from volunteers.views.readable import chosen_province, readable_order


@requires(Permission.PEOPLE_READ)
@require_safe
@remembered
def orders(request: SignedInRequest) -> HttpResponse:
    """Orders of the own office and of the ministry, the newest first."""
    found = AppointmentOrder.objects.visible_to(request.user).select_related("same_as__office").newest_first()
    province = chosen_province(request, access.readable_provinces(request.user))
    asked = OrderFilter(request.GET, session=request.session.session_key)
    context = {"filter": asked, "province": province, "may_edit": access.may_write(request.user, province.code)}
    if not asked.is_valid():
        return render(request, "volunteers/orders.html", context, status=400)
    context["page"] = page_of(request, asked.narrow(found))
    return render(request, "volunteers/orders.html", context)


@requires(Permission.PEOPLE_READ)
@require_safe
def order(request: SignedInRequest, order_id: int) -> HttpResponse:
    """One order and the people appointed by it whom the reader may see; not those entered by mistake."""
    paper = readable_order(request, order_id)
    recent.note(request.user, paper)
    appointments = Appointment.objects.visible_to(request.user).filter(order=paper, closed_on=None)
    appointments = appointments.select_related("person", "seat__subdistrict__district")
    page = page_of(request, appointments.order_by("seat__subdistrict_id", "pk"))
    joined = paper.joined.visible_to(request.user).select_related("office").order_by("office__province_id")
    context = {
        "order": paper,
        "joined": joined,
        "page": page,
        "may_change": access.may_change_order(request.user, paper),
        "may_join": access.writes_for_the_nation(request.user),
        "last_change": last_change(request.user, paper, paper.office.province_id),
    }
    return render(request, "volunteers/order.html", context)


@requires(Permission.PEOPLE_READ)
@require_safe
def order_scan(request: SignedInRequest, order_id: int) -> StreamingHttpResponse:
    """The scan of an order, for whoever may read the order; ``?shown=1`` in the browser where that is possible."""
    paper = readable_order(request, order_id)
    file = services.hand_out_scan(by=request.user, order=paper)
    return handed_out(file, name=str(paper), shown=wants_to_see(request))


@requires(Permission.PEOPLE_WRITE)
def order_new(request: SignedInRequest) -> HttpResponse:
    """Type a received order once."""
    province = chosen_province(request, access.readable_provinces(request.user))
    office = access.office_for_orders(request.user, province)
    form = OrderForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            paper = services.record_order(by=request.user, office=office, **form.facts())
            messages.success(request, _("The order %(order)s is in the register.") % {"order": paper})
            return redirect(paper)
    return render(request, "volunteers/order_new.html", {"form": form, "province": province, "office": office})


@requires(Permission.PEOPLE_WRITE)
def order_edit(request: SignedInRequest, order_id: int) -> HttpResponse:
    """Correct an order, in the form that entered it."""
    paper = changeable_order(request, order_id)
    name, form = str(paper), OrderForm(request.POST or None, request.FILES or None, order=paper)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.update_order(by=request.user, order=paper, **form.facts())
            messages.success(request, form.and_merged(_("The changes were saved.")))
            return redirect(paper)
    return render(request, form.page("volunteers/order_edit.html"), {"form": form, "order": paper, "name": name})


@requires(Permission.PEOPLE_WRITE)
def order_remove(request: SignedInRequest, order_id: int) -> HttpResponse:
    """Ask whether an order shall go, then put it into the bin; one that people are appointed by stays."""
    paper = changeable_order(request, order_id)
    if request.method == "POST":
        with refusals_told(request), already_deleted():
            services.remove_order(by=request.user, order=paper)
            tell_deleted(request)
            return to_list(request, "volunteers:orders")
    staying = services.resting_on(paper, by=request.user)
    return render(request, "volunteers/order_remove.html", {"order": paper, "staying": staying})


@requires(Permission.PEOPLE_WRITE)
def order_join(request: SignedInRequest, order_id: int) -> HttpResponse:
    """The centre says of which other row this one is the same paper, or takes that back."""
    paper = readable_order(request, order_id)
    access.must_write_for_the_nation(request.user)
    # A post that came back after signing in only stands there: an empty form is no valid one then (decision 15).
    if request.method == "POST" and "separate" in request.POST and PostedForm(request.POST).is_valid():
        services.separate_order(by=request.user, order=paper)
        messages.success(request, _("The joining is taken back: the order stands for itself again."))
        return redirect(paper)
    papers = AppointmentOrder.objects.filter(be_year=paper.be_year, number_key=paper.number_key, same_as=None)
    form = SamePaperForm(request.POST or None, papers=papers.exclude(pk=paper.pk).select_related("office"))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.join_orders(by=request.user, orders=[paper], paper=form.cleaned_data["paper"])
            messages.success(request, _("The orders are joined: they are the same paper."))
            return redirect(paper)
    return render(request, "volunteers/order_join.html", {"form": form, "order": paper})


def changeable_order(request: SignedInRequest, order_id: int) -> AppointmentOrder:
    """The order if the user may change it: 404 for who may not know of it, 403 for who only reads."""
    paper = readable_order(request, order_id)
    access.must_change_order(request.user, paper)
    return paper
