"""The term that a form of an act offers, and what is rare about the one that was typed."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.asking import Question
from provinces.models import DatedSetting, Office
from thai.calendar import ONE_DAY, be_year, term_end, today
from thai.days import Days
from thai.display import local_date
from volunteers.models import Appointment, AppointmentOrder
from volunteers.models.orders import AppointmentOrderQuerySet

DEFAULT_TERM_YEARS = 3


def term_years(on: date, office: Office) -> int:
    """The usual length of a term that begins on a day (dated setting ``term_years``, an office's own first)."""
    return DatedSetting.objects.value("term_years", Days(on), default=DEFAULT_TERM_YEARS, office=office)


def long_term(names: tuple[str, ...], first: date, last: date, office: Office) -> Iterator[Question]:
    """A question at the fields ``names`` if a term is longer than the dated setting that holds on its first day."""
    usual = term_years(first, office)
    if last > term_end(first, usual):
        fact = ngettext(
            "a term until %(last)s is longer than the usual %(n)s year",
            "a term until %(last)s is longer than the usual %(n)s years",
            usual,
        )
        yield Question("long_term", names, fact % {"last": local_date(last), "n": usual})


def first_day_offered(appointment: Appointment) -> date:
    """A further term begins on the day after the one before it; any other today."""
    before = appointment.renews
    if before and before.term_end:
        return before.term_end + ONE_DAY
    return today()


def orders_offered(appointment: Appointment) -> AppointmentOrderQuerySet:
    """Orders of the office and of the ministry that still stand, the newest first; none that is issued after today."""
    keeper = Q(office=appointment.office) | Q(office__province=None)
    issued = AppointmentOrder.objects.filter(keeper).exclude(Q(issued_on__gt=today()) | Q(be_year__gt=be_year(today())))
    return issued.exclude(state=AppointmentOrder.State.REVOKED).newest_first()


def late_order(order: AppointmentOrder | None, first: date) -> Iterator[Question]:
    """A question about an order that was issued after the term began: the normal late order, or a slip of the year."""
    if order and order.issued_on and order.issued_on > first:
        fact = _("the order was issued on %(issued)s, after the term began on %(first)s")
        said = {"issued": local_date(order.issued_on), "first": local_date(first)}
        yield Question("late_order", ("order", "term_start"), fact % said)
