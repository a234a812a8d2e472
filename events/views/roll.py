"""The roll of one day."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.paging import page_of
from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from events import access, services
from events.figures import SessionFigure, event_figure, session_figures
from events.filters import DayChoice
from events.forms import RollForm
from events.models import Attendance, Event, Participant, Session
from events.views.readable import event_with_roll
from provinces.permissions import Permission, requires
from thai.days import today_as_known_now

PER_PAGE = 200


@requires(Permission.ROLL_READ)
def roll(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Mark who came: one row per place, one column per half-day; what was typed is kept."""
    event = event_with_roll(request.user, event_id)
    may_write = access.may(request.user, event, Permission.ROLL_WRITE)
    figures = session_figures(event)
    days = list(dict.fromkeys(f.session.day for f in figures))
    asked = DayChoice(request.GET, days=days)
    day = asked.chosen()
    page = page_of(request, event.participants.places().select_related("substitute"), PER_PAGE)
    places = list(page.object_list)
    form = form_of(request.POST or None, places, figures, day)
    if request.method == "POST":
        access.insist(request.user, event, Permission.ROLL_WRITE)
        if asked.is_valid() and form.is_valid() and save(request, event, form):
            return redirect(request.get_full_path())
        if form.met:
            figures = session_figures(event)
            said = {"reason": form.cleaned_data["reason"]}
            form = form_of(None, places, figures, day, met=form.met.values(), initial=said)
    no_roll = access.why_no_roll(event) or services.why_not_yet(form.sessions)
    stands = access.why_nothing_changes(event) if may_write else ""
    may_mark = may_write and not no_roll and any(session.roll_is_open for session in form.sessions)
    # What was typed while somebody else closed the event is shown again beside the refusal.
    may_mark = may_mark and (not stands or request.method == "POST")
    no_roll = no_roll or stands
    context = {"event": event, "form": form, "page": page, "filter": asked, "no_roll": no_roll, "may_mark": may_mark}
    context |= {"day": day, "days": days, "figures": figures, "shown": [f for f in figures if f.session.day == day]}
    context["total"] = event_figure(event, today_as_known_now())
    return render(request, "events/roll.html", context, status=400 if asked.errors else 200)


def form_of(data: QueryDict | None, places: list[Participant], figures: list[SessionFigure], day, **more) -> RollForm:
    """The form of the day that is shown, with the marks that stand now."""
    sessions = [figure.session for figure in figures if figure.session.day == day]
    return RollForm(data, places=places, sessions=sessions, marks=marks_of(sessions), **more)


def save(request: SignedInRequest, event: Event, form: RollForm) -> bool:
    """Write the page, with what its button adds to it: the rest present, an own mark all the same, the half-day closed.

    What somebody else marked since the page was shown is kept in ``form.met``.
    """
    deed, _sign, key = request.POST.get("action", "").partition(":")
    session = next((s for s in form.sessions if str(s.pk) == key), None)
    marks, proof = form.typed(), Attendance.Proof.SHEET
    if deed == "present" and session:
        marks, proof = form.with_rest_present(session), Attendance.Proof.BULK
    if deed == "own":
        marks = form.with_own(key)
    closing = [session] if deed == "close" and session else []
    reason = form.cleaned_data["reason"]
    written = {"marks": marks, "shown": form.shown(), "reason": reason, "proof": proof, "close": closing}
    with refusals_on(form):
        try:
            services.take_roll(by=request.user, event=event, **written)
            messages.success(request, _("The roll was saved.") if not closing else _("The roll was saved and closed."))
        except services.MarkedMeanwhile as refusal:
            messages.warning(request, " ".join(refusal.messages))
            form.met = {each.cell: each for each in refusal.met}
    return not form.errors and not form.met


def marks_of(sessions: list[Session]) -> dict[tuple[int, int], str]:
    """The marks that stand, by participant and half-day."""
    rows = Attendance.objects.known().filter(session__in=sessions).values_list("participant_id", "session_id", "mark")
    return {(participant, session): mark for participant, session, mark in rows}
