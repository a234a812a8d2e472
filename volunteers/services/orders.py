"""Appointment orders, typed once from the ministry's paper."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from accounts.rules import RuleBroken
from provinces.models import Office
from volunteers.models import AppointmentOrder


def record_order(
    *,
    by: User,
    office: Office,
    authority: str,
    number: str,
    be_year: int,
    title: str = "",
    signatory: str = "",
    issued_on: date | None = None,
    effective_on: date | None = None,
) -> AppointmentOrder:
    """Enter a received order. The same number of one authority and year is one order.

    A paper that a second province types is a paper of more than one province: the first entry moves to the
    centre, where every office can appoint by it, and is returned.
    """
    order = AppointmentOrder(
        office=office,
        authority=authority,
        number=number,
        be_year=be_year,
        title=title,
        signatory=signatory,
        issued_on=issued_on,
        effective_on=effective_on,
    )
    try:
        with transaction.atomic():
            order.save(force_insert=True)
            record(by=by, act="volunteers.record_order", target=order, province_code=office.province_id or "")
    except IntegrityError as error:
        known = AppointmentOrder.objects.get(authority=authority, number=number, be_year=be_year)
        if known.office_id == office.pk or known.office.province_id is None:
            raise RuleBroken(_("This order is already in the register. Please choose it from the list.")) from error
        return _share(known, by=by)
    return order


def _share(order: AppointmentOrder, *, by: User) -> AppointmentOrder:
    """Keep an order at the centre from now on."""
    keeper = order.office
    with transaction.atomic():
        order.office = Office.objects.get(kind=Office.Kind.CENTRE)
        order.save(update_fields=["office"])
        record(by=by, act="volunteers.share_order", target=order, province_code=keeper.province_id)
    return order
