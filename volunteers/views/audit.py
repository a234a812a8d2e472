"""The trail: who looked, took, signed in or changed, for heads, the ministry and the auditor."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.audit import record
from accounts.lists import remembered
from accounts.paging import page_of
from accounts.requests import SignedInRequest
from documents.spreadsheet import XLSX_TYPE
from provinces import trail
from provinces.permissions import Permission, access_of, requires
from thai.calendar import today
from thai.display import local_date
from volunteers.trail_file import MOST_ENTRIES, people_in, trail_file
from volunteers.trail_filter import TrailFilter


@requires(Permission.AUDIT_READ)
@require_safe
@remembered
def audit(request: SignedInRequest) -> HttpResponse:
    """The entries asked for, the newest first, in words; heads read their own office's."""
    asked = TrailFilter(request.GET, user=request.user, session=request.session.session_key)
    if not asked.is_valid():
        return render(request, "volunteers/audit.html", {"filter": asked, "fields": asked}, status=400)
    page = page_of(request, asked.entries())
    lines = trail.told(request.user, page.object_list)
    context = {"filter": asked, "fields": fields_of(request, asked), "page": page, "lines": lines}
    return render(request, "volunteers/audit.html", context)


def fields_of(request: SignedInRequest, asked: TrailFilter) -> TrailFilter:
    """What stands in the fields: what was asked, or what came back and was not asked yet."""
    kept = request.forms.kept  # type: ignore[attr-defined]
    return TrailFilter(initial=kept.dict(), user=request.user, session="") if kept else asked


@requires(Permission.AUDIT_READ)
@require_safe
def audit_export(request: SignedInRequest) -> HttpResponse:
    """The same as a workbook; the trail then tells who took it and whom it names."""
    asked = TrailFilter(request.GET, user=request.user, session=request.session.session_key)
    if not asked.is_valid():
        return render(request, "volunteers/audit.html", {"filter": asked, "fields": asked}, status=400)
    entries = asked.entries()
    if entries[MOST_ENTRIES:].exists():
        messages.error(request, _("This is too much for one file. Please choose fewer days."))
        return redirect("volunteers:audit")
    seen = people_in(entries)
    content = trail_file(request.user, entries, seen)
    note_export(request, asked, {person for _entry, person in seen})
    name = " ".join([_("Trail"), f"{local_date(today())}.xlsx"])
    headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
    return HttpResponse(content, content_type=XLSX_TYPE, headers=headers)


def note_export(request: SignedInRequest, asked: TrailFilter, seen: set[int]) -> None:
    """Write down who took the trail, of whose deeds and whom it names; never what was typed into the search."""
    office, chosen = access_of(request.user).office_for(Permission.AUDIT_READ), asked.cleaned_data
    record(
        by=request.user,
        act="volunteers.export_trail",
        target=request.user,
        province_code=office.province_code,
        seen=seen,
        who=chosen["who"].pk if chosen["who"] else None,
        what=chosen["what"],
        days=[str(chosen[name] or "") for name in ("first", "last")],
    )
