"""Enter an approval that was given on paper, with its scan, at once or later."""

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from events import services
from events.approved import differences, facts_of, mark_of
from events.forms import ApprovalScanForm, PaperApprovalForm
from events.models import Approval, Event
from events.views.editing import editable_event
from events.views.readable import event_with_roll
from jobs.serving import handed_out, wants_to_see
from provinces.permissions import Permission, requires


@requires(Permission.EVENTS_WRITE)
def event_approval(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Say which letter approved the event as it is now; a form sent twice is one approval."""
    event = editable_event(request, event_id)
    seen = {"seen": mark_of(facts_of(event))}
    form = PaperApprovalForm(request.POST or None, request.FILES or None, event=event, initial=seen)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.approve_on_paper(by=request.user, event=event, **form.letter())
            messages.success(request, _("The approval on paper was saved."))
            return redirect(event)
    context = {"event": event, "form": form, "differs": differences(event)}
    return render(request, "events/event_approval.html", context)


@requires(Permission.EVENTS_WRITE)
def approval_scan_add(request: SignedInRequest, event_id: int, approval_id: int) -> HttpResponse:
    """Add the scan of a letter that was entered without one, or put another in its place."""
    event = editable_event(request, event_id)
    approval = _letter(event, approval_id)
    form = ApprovalScanForm(request.POST or None, request.FILES or None, approval=approval)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.add_scan(by=request.user, approval=approval, **form.cleaned_data)
            messages.success(request, _("The scan was saved."))
            return redirect(event)
    context = {"event": event, "approval": approval, "form": form}
    return render(request, "events/approval_scan_add.html", context)


@requires(Permission.ROLL_READ)
@require_safe
def approval_scan(request: SignedInRequest, event_id: int, approval_id: int) -> StreamingHttpResponse:
    """The scan of a letter, for the offices of the event; ``?shown=1`` in the browser where that is possible."""
    approval = _letter(event_with_roll(request.user, event_id), approval_id)
    file = services.hand_out_scan(by=request.user, approval=approval)
    return handed_out(file, name=_("Approval %(number)s") % {"number": approval.number}, shown=wants_to_see(request))


def _letter(event: Event, approval_id: int) -> Approval:
    """An approval of the event that was given on paper; 404 else."""
    letters = event.approvals.exclude(number="").select_related("scan")
    approval = get_object_or_404(letters, pk=approval_id)
    approval.event = event
    return approval
