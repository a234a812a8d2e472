"""How an end and a beginning that lie ahead are worded: the same on every page, paper and list."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thai.display import local_date, local_number
from volunteers.states import EndReason


def reason_of(last_day: date | None, ended_on: date | None, end_reason: str) -> str:
    """Why days in office end on ``last_day``: the reason on record for it; "" where simply the term is over."""
    cut_short = last_day is not None and ended_on == last_day and end_reason != EndReason.TERM
    return end_reason if cut_short else ""


def in_days(n: int) -> str:
    """So many days, in words."""
    return ngettext("%(n)s day", "%(n)s days", n) % {"n": local_number(n)}


def leaves(days: int, reason: str = "") -> str:
    """That somebody leaves office in so many days (0: the last one), with the reason unless the term is over."""
    if not reason:
        return _term_ends(days)
    why = {"days": local_number(days), "reason": EndReason(reason).label}
    if days < 1:
        return _("Last day in office (%(reason)s)") % why
    sentence = ngettext(
        "Leaves office in %(days)s day (%(reason)s)", "Leaves office in %(days)s days (%(reason)s)", days
    )
    return sentence % why


def begins(first_day: date) -> str:
    """That somebody is appointed, and when they begin."""
    return _("Appointed, begins %(day)s") % {"day": local_date(first_day)}


def begins_later(first_day: date | None, ended_on: date | None, *, on: date) -> str:
    """The same of a term that is decided and begins after a day; "" of one that does not, or was ended before it."""
    ahead = first_day is not None and first_day > on and (ended_on is None or ended_on >= first_day)
    return begins(first_day) if first_day and ahead else ""


def _term_ends(days: int) -> str:
    if days < 1:
        return _("Last day of the term")
    return ngettext("Term ends in %(days)s day", "Term ends in %(days)s days", days) % {"days": local_number(days)}
