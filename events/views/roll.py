"""The roll of one half-day."""

from collections.abc import Collection

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.access import signed_in
from accounts.lists import remembered
from accounts.paging import page_of
from accounts.requests import SignedInRequest
from events import access, services
from events.figures import event_figure, session_figures
from events.finding import on_the_roll
from events.forms import RollForm
from events.forms.roll import named
from events.models import Attendance, Event, Participant
from events.roll_choice import RollChoice
from events.views.readable import event_at_the_desk
from events.views.roll_deeds import asked_about, carry_out, undoable
from events.views.roll_lines import Lines
from provinces.permissions import Permission
from thai.days import today_as_known_now

PER_PAGE = 50


@signed_in
@remembered
def roll(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Mark who came: a line per place of one half-day. htmx sends one mark at a time and asks for the list alone.

    Who helps at the desk marks, no more.
    """
    event = event_at_the_desk(request.user, event_id)
    figures, (keys, halves) = session_figures(event), named(request.POST)
    asked = RollChoice(
        request.GET, sessions=[each.session for each in figures], sent=halves, session=request.session.session_key
    )
    page = page_of(request, on_the_roll(event, asked, user=request.user), PER_PAGE)
    sent = request.POST or None
    places = places_of(event, page, keys, alone=bool(request.htmx))
    if request.htmx and keys and not any(place.pk in keys for place in places):
        return gone(request)
    form, done = form_of(sent, places, asked), False
    if request.method == "POST":
        access.insist_on_the_desk(request.user, event)
        done = asked.is_valid() and form.is_valid() and carry_out(request, event, form)
        if done and not request.htmx:
            return redirect(next_page(request))
        if done or form.met:
            said = {"reason": form.cleaned_data["reason"]}
            form = form_of(None, places, asked, met=form.met.values(), initial=said)
        figures = session_figures(event)
    shown = {"event": event, "form": form, "page": page, "filter": asked, "figures": figures, "done": done}
    return answer(request, shown | shown_of(request, event, form, shown), places)


def places_of(event: Event, page: Page, sent: Collection[int], *, alone: bool) -> list[Participant]:
    """Who stands on the page, and behind them whose cells were sent from where they stood before; or these alone."""
    listed = event.participants.places().select_related("substitute").filter(pk__in=sent) if sent else []
    shown = [] if alone and listed else list(page.object_list)
    return shown + [place for place in listed if place not in shown]


def form_of(data: QueryDict | None, places: list[Participant], asked: RollChoice, **more) -> RollForm:
    """The form of the half-day that is shown, with the marks that stand now."""
    rows = Attendance.objects.known().filter(session__in=asked.of_day, participant__in=places)
    told = rows.values_list("participant_id", "session_id", "mark", "known_from")
    marks, times = {}, {}
    for place, session, mark, moment in told:
        marks[place, session], times[place, session] = mark, moment
    return RollForm(data, places=places, sessions=asked.of_day, half=asked.session, marks=marks, times=times, **more)


def shown_of(request: SignedInRequest, event: Event, form: RollForm, shown: dict) -> dict:
    """What may be done now, and the numbers of the half-day."""
    asked, figures = shown["filter"], shown["figures"]
    half = asked.session
    may_close = access.may(request.user, event, Permission.ROLL_WRITE)
    at_desk = access.may_work_at_the_desk(request.user, event)
    stands = access.why_nothing_changes(event) if at_desk else ""
    no_roll = access.why_no_roll(event) or services.why_not_yet([half] if half else [])
    may_mark = at_desk and (may_close or not form.has_closed) and not no_roll and bool(half)
    # What was typed while somebody else closed the event is shown again beside the refusal.
    may_mark = may_mark and (not stands or request.method == "POST")
    form.enters_substitutes = may_close
    live = may_mark and not form.has_closed
    figure = next((each for each in figures if half and each.session == half), None)
    asks = asked_about(request, figure, form) if live and may_close else ""
    return {
        "half": half, "day": asked.chosen_day, "days": list(asked.days.values()),
        "figure": figure, "shown": [each for each in figures if each.session.day == asked.chosen_day],
        "no_roll": no_roll or stands, "may_mark": may_mark, "may_close": may_close, "live": live,
        "asks": asks, "seen": services.shown_now(event, half) if asks and half else "",
        "together": undoable(half) if live and may_close and half else None,
    }  # fmt: skip


def answer(request: SignedInRequest, shown: dict, places: list[Participant]) -> HttpResponse:
    """The page; for htmx the list that was searched, or the line of the one mark with what follows from it."""
    form, half = shown["form"], shown["half"]
    marked = request.method == "POST" and bool(request.htmx)
    alone = places[0].pk if marked and len(places) == 1 else None
    if half:
        saved = alone if shown["done"] else None
        shown["lines"] = Lines(form, half, may_mark=shown["may_mark"], live=shown["live"], saved=saved)
    status = 400 if shown["filter"].errors else 200
    if not request.htmx:
        shown["total"] = event_figure(shown["event"], today_as_known_now())
        return render(request, "events/roll.html", shown, status=status)
    template = "events/_roll_marked.html" if marked else "events/_roll_list.html"
    response = render(request, template, shown, status=status)
    if alone and (form.met or "action" in request.POST):
        response["HX-Retarget"] = response["HX-Reselect"] = f"#row-{alone}"
    return response


def gone(request: SignedInRequest) -> HttpResponse:
    """Whoever was marked was taken off the list meanwhile: the page is loaded anew and says so."""
    messages.warning(request, _("This person was taken off the list meanwhile. The mark was not saved."))
    response = HttpResponse(status=204)
    response["Portal-Location"] = next_page(request)
    return response


def next_page(request: SignedInRequest) -> str:
    """The address of the page without what it had asked, or with what a button asks after saving (``ask:close:7``)."""
    kept = request.GET.copy()
    kept.pop("action", None)
    deed, _sign, question = request.POST.get("action", "").partition(":")
    if deed == "ask":
        kept["action"] = question
    return f"{request.path}?{kept.urlencode()}" if kept else request.path
