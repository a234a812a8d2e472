"""Enter an approval that was given on paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from events import services
from events.approved import differences, facts_of, mark_of
from events.forms import PaperApprovalForm
from events.views.editing import editable_event
from provinces.permissions import Permission, requires


@requires(Permission.EVENTS_WRITE)
def event_approval(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Say which letter approved the event as it is now; a form sent twice is one approval."""
    event = editable_event(request, event_id)
    form = PaperApprovalForm(request.POST or None, initial={"seen": mark_of(facts_of(event))})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.approve_on_paper(by=request.user, event=event, **form.cleaned_data)
            messages.success(request, _("The approval on paper was saved."))
            return redirect(event)
    context = {"event": event, "form": form, "differs": differences(event)}
    return render(request, "events/event_approval.html", context)
