"""Acts on an appointment: one page, one form per kind of act."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from provinces.permissions import Permission, requires
from thai.calendar import format_date, format_date_en
from thai.display import local_date
from volunteers import services
from volunteers.forms import ACT_FORMS, NominationForm
from volunteers.models import Appointment, AppointmentAct
from volunteers.services.in_one_go import appoint_by_new_order
from volunteers.views.readable import must_write

VERBS = {
    "check": services.check,
    "propose": services.propose,
    "receive": services.receive,
    "return": services.send_back,
    "withdraw": services.withdraw,
    "appoint": services.appoint,
    "end": services.end,
    "revoke": services.revoke,
    "void": services.void,
    "undo": services.undo,
}


def writable_appointment(request: HttpRequest, appointment_id: int) -> Appointment:
    """An appointment the reader may act on: 404 if not to be seen, 403 if not to be changed."""
    visible = Appointment.objects.visible_to(request.user)
    found = get_object_or_404(
        visible.select_related("person", "office", "renews", "order", "seat__subdistrict__district"), pk=appointment_id
    )
    must_write(request, found.office.province_id)
    return found


def perform(kind: str, appointment: Appointment, *, by, arguments: dict) -> str:
    """Call the verb of an act and say in a sentence what happened."""
    if kind == "correct":
        services.correct(by=by, **arguments)
    elif kind == "undo":
        undone = services.undo(by=by, appointment=appointment, **arguments)
        return _("Undone: %(entry)s of %(day)s. %(name)s") % {
            "entry": undone.get_kind_display(),
            "day": local_date(undone.effective_on),
            "name": appointment.person,
        }
    elif isinstance(arguments.get("order"), dict):
        appoint_by_new_order(by=by, appointment=appointment, **arguments)
    else:
        VERBS[kind](by=by, appointment=appointment, **arguments)
    return _("Recorded: %(entry)s. %(name)s %(days)s") % {
        "entry": AppointmentAct.Kind(kind).label,
        "name": appointment.person,
        "days": " – ".join(in_both_calendars(value) for value in arguments.values() if isinstance(value, date)),
    }


def in_both_calendars(day: date) -> str:
    """How a typed day was understood: ``28 พ.ย. 2562 (28 Nov 2019)``."""
    return f"{format_date(day)} ({format_date_en(day)})"


@requires(Permission.PEOPLE_WRITE)
def act(request: HttpRequest, appointment_id: int, kind: str) -> HttpResponse:
    """Do one act, e.g. appoint or undo, after reading what it will do."""
    if kind not in ACT_FORMS:
        raise Http404
    appointment = writable_appointment(request, appointment_id)
    form = ACT_FORMS[kind](request.POST or None, appointment=appointment)
    if request.method == "POST" and form.is_valid():
        try:
            done = perform(kind, appointment, by=request.user, arguments=form.arguments())
        except services.RuleBroken as refusal:
            form.add_error(None, refusal)
            form.show_latest()
        else:
            messages.success(request, done)
            return redirect(appointment.person)
    return _act_page(request, appointment, form, kind)


def _act_page(request: HttpRequest, appointment: Appointment, form, kind: str) -> HttpResponse:
    """The form beside everything recorded so far, so that a second editor sees what the first one did."""
    acts = appointment.acts.select_related("by", "order", "target").order_by("-recorded_at", "-pk")
    possible = form.is_bound or kind in services.next_steps(appointment)
    context = {"appointment": appointment, "form": form, "acts": acts, "possible": possible}
    return render(request, "volunteers/act.html", context)


@requires(Permission.PEOPLE_WRITE)
def renew(request: HttpRequest, appointment_id: int) -> HttpResponse:
    """Put the holder forward for a further term on the same seat."""
    appointment = writable_appointment(request, appointment_id)
    if appointment.seat is None:
        raise Http404
    form = NominationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.nominate(
                by=request.user,
                person=appointment.person,
                office=appointment.office,
                seat=appointment.seat,
                category=appointment.category,
                renews=appointment,
                **form.nomination(),
            )
        except services.RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("%(name)s is put forward for a further term.") % {"name": appointment.person})
            return redirect(appointment.person)
    return render(request, "volunteers/renew.html", {"appointment": appointment, "form": form})
