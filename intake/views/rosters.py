"""Handing in a roster, and reading what it would do to the register. Nothing here writes into the register."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.audit import record
from accounts.lists import remembered
from accounts.paging import PEOPLE_PER_PAGE, page_of
from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from intake import services
from intake.forms import RosterForm, VerdictFilter
from intake.lines import lines_of
from intake.models import ImportBatch
from provinces.permissions import Permission, requires


@requires(Permission.PEOPLE_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
@remembered
def rosters(request: SignedInRequest) -> HttpResponse:
    """Hand in a roster; below, those that were handed in."""
    form = RosterForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            return redirect(services.hand_in(by=request.user, **form.answers()))
    batches = ImportBatch.objects.visible_to(request.user).select_related("office", "handed_in_by")
    context = {"form": form, "page": page_of(request, batches), "several": form.several}
    return render(request, "intake/rosters.html", context)


@requires(Permission.PEOPLE_WRITE)
@require_safe
def roster(request: SignedInRequest, batch_id: int) -> HttpResponse:
    """One roster: its progress while it is read, then its lines by verdict. Whom it shows is written down."""
    batches = ImportBatch.objects.visible_to(request.user).select_related("office", "handed_in_by", "file")
    batch = get_object_or_404(batches, pk=batch_id)
    if request.htmx:
        return render(request, "intake/_progress.html", {"batch": batch})
    asked = VerdictFilter(request.GET, batch=batch)
    page = page_of(request, asked.rows(), PEOPLE_PER_PAGE)
    lines = lines_of(batch, list(page.object_list))
    if lines:
        seen = [line.row.person_id for line in lines if line.row.person_id]
        record(
            by=request.user, act="intake.view_roster", target=batch, province_code=batch.office.province_code, seen=seen
        )
    return render(request, "intake/roster.html", {"batch": batch, "filter": asked, "page": page, "lines": lines})
