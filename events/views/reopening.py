"""Open a closed roll again, with a reason."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from events import access, services
from events.forms import ReopenForm
from events.views.readable import event_with_roll
from provinces.permissions import Permission, requires


@requires(Permission.ROLL_WRITE)
def roll_reopen(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Choose closed half-days, say why, and open their roll; the closings stay known for the time before."""
    event = event_with_roll(request.user, event_id)
    access.insist(request.user, event, Permission.ROLL_WRITE)
    closed = [session for session in event.sessions.with_closings() if session.closing]
    form = ReopenForm(request.POST or None, sessions=closed)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.reopen_sessions(by=request.user, event=event, **form.cleaned_data)
            messages.success(request, _("The roll is open again."))
            return redirect("events:roll", event.pk)
    return render(request, "events/roll_reopen.html", {"event": event, "form": form, "closed": closed})
