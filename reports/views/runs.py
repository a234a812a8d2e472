"""Asking for reports, watching them being made, taking them away."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.lists import remembered
from accounts.middleware import BY_SCRIPT
from accounts.paging import page_of
from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from jobs.serving import handed_out
from provinces.permissions import Permission, requires
from reports import services, waiting
from reports.forms import AskForm
from reports.models import ReportRun


@requires(Permission.REPORTS_TOTALS)
@require_http_methods(["GET", "HEAD", "POST"])
@remembered
def list(request: SignedInRequest) -> HttpResponse:
    """Ask for a report; below, the runs one may see. A script asks what became of those its reader waits for."""
    if request.headers.get(BY_SCRIPT) == "reports":
        return render(request, "reports/_notice.html", {"runs": waiting.waited_for(request)})
    form = AskForm(request.POST or None, user=request.user, initial=_asked_before(request))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            asked = services.ask(by=request.user, **form.answers())
            waiting.wait_for(request, asked)
            return redirect(asked)
    runs = ReportRun.objects.visible_to(request.user).select_related("province", "requested_by").defer("people")
    return render(request, "reports/list.html", {"form": form, "page": page_of(request, runs)})


@requires(Permission.REPORTS_TOTALS)
@require_safe
def run(request: SignedInRequest, run_id: int) -> HttpResponse:
    """One run: its progress while it is made, then the file. htmx asks for the middle part alone."""
    found = _visible(request, run_id)
    if not request.htmx:
        # A tab that looks by itself, behind another one, has not been seen.
        waiting.seen(request, found)
    template = "reports/_progress.html" if request.htmx else "reports/run.html"
    return render(request, template, {"run": found})


@requires(Permission.REPORTS_TOTALS)
@require_safe
def download(request: SignedInRequest, run_id: int) -> HttpResponse | StreamingHttpResponse:
    """The finished file; a run that is not ready leads back to its page."""
    found = _visible(request, run_id)
    file = services.hand_out(by=request.user, run=found)
    if file is None:
        return redirect(found)
    waiting.seen(request, found)
    return handed_out(file)


def _visible(request: SignedInRequest, run_id: int) -> ReportRun:
    runs = ReportRun.objects.visible_to(request.user).select_related("province", "requested_by", "file")
    return get_object_or_404(runs, pk=run_id)


def _asked_before(request: SignedInRequest) -> dict[str, str | bool]:
    """What a link to ask again names; a form's key is never taken from an address."""
    asked: dict[str, str | bool] = {
        name: value for name, value in request.GET.items() if name != "form_key" and value and isinstance(value, str)
    }
    # A box is ticked by any text.
    return asked | ({"with_names": asked["with_names"] != "no"} if "with_names" in asked else {})
