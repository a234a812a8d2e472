"""Appointment orders, typed once from the ministry's paper by each office that keeps it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from accounts.records import once, take_turn, there_once
from accounts.rules import RuleBroken
from jobs.uploads import Scan
from provinces.bin import NAMED, a_few, goes_with, put_away, rows_as_text, stored
from provinces.models import Office
from thai.fields import fill_derived
from volunteers import access
from volunteers.models import Appointment, AppointmentOrder
from volunteers.services.scans import set_scan

# The fields by which a paper is known.
NAMING = {"authority", "number", "be_year"}


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
    scan: Scan | None = None,
    form_key: UUID | None = None,
) -> AppointmentOrder:
    """Enter a received order into an office's list. The same number of one authority and year is there once.

    Another province may hold the same paper; each keeps its own row. What the centre keeps is in everybody's list
    already and is refused here, as is a paper whose day of issue has not come.
    """
    AppointmentOrder.must_be_issued(issued_on)
    AppointmentOrder.must_have_begun(be_year)
    order = AppointmentOrder(
        office=office, authority=authority, number=number, be_year=be_year, title=title, signatory=signatory,
        issued_on=issued_on, effective_on=effective_on, form_key=form_key,
    )  # fmt: skip
    with there_once(_known):
        own = AppointmentOrder.objects.filter(office=office)
        return once(own, form_key=form_key, make=lambda: _insert(by, order, scan))[0]


def update_order(
    *,
    by: User,
    order: AppointmentOrder,
    version: int | None = None,
    scan: Scan | None = None,
    without_scan: bool = False,
    **facts,
) -> None:
    """Correct what was typed from the paper (fields of ``record_order``); who comes second is told.

    Without a ``scan`` the one that is kept stays, unless it is to be taken away.
    """
    access.must_change_order(by, order)
    AppointmentOrder.must_be_issued(facts.get("issued_on"))
    AppointmentOrder.must_have_begun(facts.get("be_year"))
    changed = sorted(name for name, value in facts.items() if getattr(order, name) != value)
    with there_once(_known):
        take_turn(order, version)
        for name, value in facts.items():
            setattr(order, name, value)
        refuse_the_centres(order)
        # A row that was a double before the keys were made keeps its own key until its paper is named anew.
        keys = fill_derived([order]) if NAMING & set(changed) else ()
        filed = set_scan(order, scan, without=without_scan)
        order.save(update_fields=[*facts, *keys, *filed])
        _note(by, "update_order", order, fields=changed + filed, version=order.version)


def remove_order(*, by: User, order: AppointmentOrder) -> None:
    """Put an order into the bin, if no appointment or act rests on it and no other row is joined to it."""
    access.must_change_order(by, order)
    with transaction.atomic():
        order = stored(order)
        if goes_with(order)[1]:
            message = _("People are appointed by this order, or other offices' orders are joined to it, so it stays.")
            raise RuleBroken(message, code="referred_to")
        put_away(by=by, office=order.office, thing=order, title=str(order), rows=rows_as_text([order]))
        _note(by, "remove_order", order)
        order.delete()


def resting_on(order: AppointmentOrder, *, by: User) -> list[str]:
    """The first few of what refers to an order and keeps it, in words: rows joined to it, people appointed by it.

    Only people whom ``by`` may know of are named; an order may hold thousands, its own page lists them.
    """
    found = [f"{other} · {other.office.name}" for other in order.joined.select_related("office")[:NAMED]]
    people = Appointment.objects.filter(Q(order=order) | Q(acts__order=order)).distinct()
    known = people.visible_to(by).select_related("person", "seat__subdistrict").order_by("pk")
    return found + a_few(known, of=people, say=_where)


def _where(held: Appointment) -> str:
    return f"{held.person} · {held.seat.subdistrict.title}" if held.seat else str(held.person)


def follow_the_paper(order: AppointmentOrder) -> None:
    """An order put back follows the row it was joined to, if that was itself joined to another meanwhile."""
    paper = order.same_as
    if paper and paper.same_as_id:
        order.same_as_id = paper.same_as_id
        order.save(update_fields=["same_as"])


def join_orders(*, by: User, orders: Iterable[AppointmentOrder], paper: AppointmentOrder) -> None:
    """Say that the rows of other offices are the same paper as ``paper``; only the centre sees them all and may.

    Every row stays with its office and its appointments. Rows that were joined to one of them follow it. A row of
    another number or year is another paper.
    """
    access.must_write_for_the_nation(by)
    keys = [order.pk for order in orders]
    if paper.pk in keys:
        raise RuleBroken(_("An order cannot be joined to itself."), code="joined_to_itself")
    with transaction.atomic():
        # Held in one order, and only then asked who follows them: two at once would build a chain or a deadlock.
        rows = AppointmentOrder.objects.filter(pk__in=[paper.pk, *keys]).order_by("pk").select_for_update()
        held = {order.pk: order for order in rows}
        target = held.pop(paper.pk)
        if any((order.number_key, order.be_year) != (target.number_key, target.be_year) for order in held.values()):
            raise RuleBroken(
                _("An order of another number or year is another paper. Please choose rows of %(number)s/%(year)s.")
                % {"number": target.number, "year": target.be_year},
                code="another_paper",
            )
        if target.same_as_id:
            raise RuleBroken(
                _("This order is itself joined to another. Please choose that one."), code="joined_already"
            )
        AppointmentOrder.objects.filter(Q(pk__in=keys) | Q(same_as__in=keys)).update(same_as=target)
        record(by=by, act="volunteers.join_orders", target=target, orders=sorted(keys))


def separate_order(*, by: User, order: AppointmentOrder) -> bool:
    """Take back that a row is the same paper as another; again changes nothing. Returns whether it was joined."""
    access.must_write_for_the_nation(by)
    with transaction.atomic():
        joined = AppointmentOrder.objects.filter(pk=order.pk).exclude(same_as=None).update(same_as=None)
        if joined:
            _note(by, "separate_order", order)
    return bool(joined)


def _insert(by: User, order: AppointmentOrder, scan: Scan | None) -> AppointmentOrder:
    """Write the order, unless the centre has it."""
    refuse_the_centres(order)
    set_scan(order, scan)
    order.save(force_insert=True)
    _note(by, "record_order", order)
    return order


def refuse_the_centres(order: AppointmentOrder) -> None:
    """Refuse an order that the centre keeps: it is in everybody's list already."""
    if AppointmentOrder.objects.same_paper(order).filter(office__kind=Office.Kind.CENTRE).exists():
        raise _known()


def _note(by: User, act: str, order: AppointmentOrder, **details) -> None:
    code = order.office.province_code
    record(by=by, act=f"volunteers.{act}", target=order, province_code=code, **details)


def _known() -> RuleBroken:
    return RuleBroken(
        _("This order is already in the register. Please choose it from the list."), code="order_known_already"
    )
