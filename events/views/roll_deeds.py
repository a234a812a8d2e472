"""What the buttons of the roll do: save, an own mark all the same, all the others present and back, closing."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from events import access, services
from events.figures import SessionFigure, Together, marked_together
from events.forms import RollForm
from events.models import Attendance, Event, Session
from provinces.permissions import Permission

ASKED = ("close", "rest")
# What a button does to a whole half-day is for who answers for the roll.
WHOLE_HALF = {"close", "rest", "undo"}


def asked_about(request: SignedInRequest, figure: SessionFigure | None, form: RollForm) -> str:
    """Which question is asked about the half-day that is shown; "" where there is nothing to ask about.

    The address asks it; and a deed that was refused is asked about once more, with the numbers of now, unless there is
    something on a line to be read first.
    """
    deed, _sign, key = (request.POST or request.GET).get("action", "").partition(":")
    if figure is None or key != str(figure.session.pk) or deed not in ASKED:
        return ""
    if form.met or set(form.errors) - {NON_FIELD_ERRORS}:
        return ""
    nothing = figure.session.closes_from if deed == "close" else not figure.open
    return "" if nothing else deed


def undoable(half: Session) -> Together | None:
    """The latest step of today that marked everybody else present, while something of it stands."""
    step = marked_together(half)
    return step if step and services.is_of_today(step.moment) else None


def carry_out(request: SignedInRequest, event: Event, form: RollForm) -> bool:
    """Do what the button says with what was typed. What somebody else marked meanwhile is kept in ``form.met``."""
    deed, _sign, key = request.POST.get("action", "").partition(":")
    if deed in WHOLE_HALF:
        access.insist(request.user, event, Permission.ROLL_WRITE)
    session = next((each for each in form.sessions if str(each.pk) == key.partition(":")[0]), None)
    with refusals_on(form):
        try:
            if deed in ASKED and form.typed():
                write(request, event, form, form.typed())
            if deed == "rest" and session:
                mark_rest(request, event, session)
            elif deed == "undo" and session:
                undo_rest(request, event, session)
            elif deed == "close" and session:
                services.close_sessions(by=request.user, event=event, sessions=[session], **agreed(request))
                told = _("The roll of the %(half)s was saved and closed.")
                messages.success(request, told % {"half": session.get_half_display()})
            else:
                save(request, event, form)
        except services.MarkedMeanwhile as refusal:
            if not request.htmx:
                messages.warning(request, " ".join(refusal.messages))
            form.met = {each.cell: each for each in refusal.met}
    return not form.errors and not form.met


def save(request: SignedInRequest, event: Event, form: RollForm) -> None:
    """Write the page, with an own mark all the same; a button that asks something then tells only what it wrote."""
    deed, _sign, key = request.POST.get("action", "").partition(":")
    n = write(request, event, form, form.with_own(key) if deed == "own" else form.typed())
    if not request.htmx and (n or deed != "ask"):
        messages.success(request, _("The roll was saved."))


def write(request: SignedInRequest, event: Event, form: RollForm, marks: Mapping[tuple[int, int], str]) -> int:
    """Write marks against those that the page showed. Returns how many changed."""
    return services.take_roll(
        by=request.user,
        event=event,
        marks=marks,
        shown=form.shown(),
        reason=form.cleaned_data["reason"],
        proof=Attendance.Proof.SHEET,
    )


def mark_rest(request: SignedInRequest, event: Event, session: Session) -> None:
    """All the others present, as many as were asked about."""
    n = services.mark_rest(by=request.user, event=event, session=session, **agreed(request))
    # Of how many the page itself tells, with the way to undo it.
    if not n:
        messages.success(request, _("Everybody has a mark already."))


def undo_rest(request: SignedInRequest, event: Event, session: Session) -> None:
    """Take such a step back; a button that names no moment takes nothing back."""
    try:
        moment = parse_datetime(request.POST.get("action", "").split(":", 2)[2])
    except (IndexError, ValueError):
        moment = None
    n = services.undo_rest(by=request.user, event=event, session=session, moment=moment) if moment else 0
    told = ngettext("%(n)s mark was taken back.", "%(n)s marks were taken back.", n)
    messages.success(request, told % {"n": n})


def agreed(request: SignedInRequest) -> dict[str, Any]:
    """For how many the question was asked, and the seal of what it showed; what is no number agrees to nobody."""
    asked = request.POST.get("asked", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 0
    return {"asked": number, "seen": request.POST.get("seen", "")}
