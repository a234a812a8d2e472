"""Papers of an event."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from documents.pdf import PDFFailed, render_pdf
from events.papers.sign_in_sheet import ROWS, sign_in_sheet_data
from events.services import note_printing
from events.views.readable import event_with_roll
from provinces.permissions import Permission, requires
from thai import whole
from thai.display import local_date_range


@requires(Permission.ROLL_READ)
@require_safe
def papers(request: SignedInRequest, event_id: int) -> HttpResponse:
    """What can be printed for an event, and what each paper holds."""
    event = event_with_roll(request.user, event_id)
    return render(request, "events/papers.html", {"event": event, "sheet": sign_in_sheet_data(event), "rows": ROWS})


@requires(Permission.ROLL_READ)
@require_safe
def sign_in_sheet(request: SignedInRequest, event_id: int) -> HttpResponse:
    """The sheet people sign: one set per day, one list per group; empty rows when nobody is listed yet."""
    event = event_with_roll(request.user, event_id)
    try:
        data = sign_in_sheet_data(event) | {"whole": whole.pattern()}
        pdf = render_pdf("events/sign_in_sheet", data, created=timezone.now())
    except PDFFailed:
        messages.error(request, _("The sheet could not be made. Please try again in a moment."))
        return redirect("events:papers", event.pk)
    note_printing(by=request.user, event=event, paper="sign_in_sheet")
    name = " ".join([_("Sign-in sheet"), local_date_range(event.first_day, event.last_day), f"{event.pk}.pdf"])
    headers = {"Content-Disposition": content_disposition_header(False, name) or ""}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
