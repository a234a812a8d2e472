"""Say that changes of programme and roles were seen."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from accounts.rules import RuleBroken, refusals_told
from events import services
from events.forms import SeenForm
from events.views.editing import editable_event
from provinces.permissions import Permission, requires


@requires(Permission.EVENTS_APPROVE)
@require_POST
def event_seen(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Note that the changes on the page were seen; what came meanwhile goes on waiting."""
    event, form = editable_event(request, event_id), SeenForm(request.POST)
    with refusals_told(request):
        if not form.is_valid():
            raise RuleBroken(_("Please open the page again and look at the changes."), code="nothing_shown")
        services.mark_seen(by=request.user, event=event, shown=form.cleaned_data["shown"])
        messages.success(request, _("Noted as seen: %(event)s") % {"event": event.title})
    return redirect("start") if form.cleaned_data.get("at_start") else redirect(event)
