"""Acts on an appointment: one page for every kind in the table."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from provinces.permissions import Permission, requires
from thai.calendar import today
from thai.display import in_both_calendars, local_date
from volunteers import access, services
from volunteers.acts.kinds import KINDS, Effect, Kind
from volunteers.acts.store import Done
from volunteers.elsewhere import life_of
from volunteers.forms import ActForm, NominationForm, act_form
from volunteers.models import Appointment
from volunteers.services.joint_deeds import act_by_new_order


def writable_appointment(request: SignedInRequest, appointment_id: int) -> Appointment:
    """An appointment the reader may act on: 404 if not to be seen, 403 if not to be changed."""
    visible = Appointment.objects.visible_to(request.user)
    found = get_object_or_404(
        visible.select_related("person", "office", "renews", "order", "seat__subdistrict__district"), pk=appointment_id
    )
    access.must_write(request.user, found.office.province_id)
    return found


def perform(form: ActForm, *, by: User) -> str:
    """Do the act that was typed and say in a sentence what happened."""
    if form.gives_way:
        return _("Nothing was added: what had been recorded stands.")
    new_act, order = form.new_act(), form.new_order()
    if order:
        done = act_by_new_order(by=by, new_act=new_act, office=form.appointment.office, order=order)
    else:
        done = services.carry_out(by=by, new_acts=[new_act])
    answered = done.acts[0].target
    # An undone entry is told by its own name; anything else by the name of what was done.
    kind = KINDS[answered.kind] if answered and form.kind.effect == Effect.TAKE_BACK else form.kind
    return str(form.kind.past) % {
        "entry": kind.kind.label,
        "day": local_date(answered.effective_on) if answered else "",
        "name": form.appointment.person,
        "days": " – ".join(in_both_calendars(day) for day in (new_act.day, new_act.term_end) if day),
    } + _what_followed(done)


def _what_followed(done: Done) -> str:
    """A sentence about the person's other appointments that the act ended or gave back; empty if there are none."""
    others = len({act.appointment_id for act in done.acts}) - 1
    if not others:
        return ""
    told = ngettext(
        "%(n)s other appointment of this person changed with it.",
        "%(n)s other appointments of this person changed with it.",
        others,
    )
    return f" {told % {'n': others}}"


@requires(Permission.PEOPLE_WRITE)
def act(request: SignedInRequest, appointment_id: int, kind: str) -> HttpResponse:
    """Do one act, e.g. appoint or undo, after reading what it will do."""
    if kind not in KINDS or not KINDS[kind].form:
        raise Http404
    appointment = writable_appointment(request, appointment_id)
    form = act_form(kind, request.POST or None, appointment=appointment, user=request.user)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            messages.success(request, perform(form, by=request.user))
            return redirect(appointment.person)
    return _act_page(request, appointment, form)


def _act_page(request: SignedInRequest, appointment: Appointment, form: ActForm) -> HttpResponse:
    """The form beside everything recorded so far, so that a second editor sees what the first one did."""
    acts = appointment.acts.select_related("by", "order__office", "target").order_by("-recorded_at", "-pk")
    possible = form.is_bound or form.kind.kind in services.next_steps(appointment)
    context = {"appointment": appointment, "form": form, "acts": acts, "possible": possible}
    return render(request, form.page("volunteers/act.html"), context)


@requires(Permission.PEOPLE_WRITE)
def renew(request: SignedInRequest, appointment_id: int) -> HttpResponse:
    """Put the holder forward for a further term on the same seat."""
    appointment = writable_appointment(request, appointment_id)
    if appointment.seat is None:
        raise Http404
    seat, person, day = appointment.seat, appointment.person_id, today()
    life = life_of(person, user=request.user, on=day, seat=seat, apart_from=appointment)
    form = NominationForm(request.POST or None, life=life)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.nominate(
                by=request.user,
                person=appointment.person,
                office=appointment.office,
                seat=appointment.seat,
                category=appointment.category,
                renews=appointment,
                **form.nomination(),
            )
            messages.success(request, _("%(name)s is put forward for a further term.") % {"name": appointment.person})
            return redirect(appointment.person)
    # Who is only put forward, or has left, has no term that a further one could follow.
    possible = form.is_bound or Kind.END in services.next_steps(appointment)
    context = {"appointment": appointment, "form": form, "possible": possible}
    return render(request, "volunteers/renew.html", context)
