"""Aggregate open data: no person, no cookie, the same for everybody."""

import hashlib
from collections.abc import Callable
from functools import wraps
from io import BytesIO

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from accounts.access import public
from documents.spreadsheet import write_csv
from provinces.kept import public_page
from reports import open_data as data
from reports.days import PageDays, read_days
from thai.days import UnreadableDays

MAX_AGE = 300


def _dataset(view: Callable) -> Callable:
    """Read the days; answer so that caches may keep it. An impossible day is 400 with a sentence."""

    @public
    @require_safe
    @wraps(view)
    def answering(request: HttpRequest) -> HttpResponse:
        try:
            days = read_days(request.GET)
        except UnreadableDays as error:
            answer = {"error": str(error), "example": f"{request.path}?as_of=2019-11-28"}
            return JsonResponse(answer, status=400, json_dumps_params={"ensure_ascii": False})
        response = made(request, days=days)
        return get_conditional_response(request, etag=response["ETag"], response=response) or response

    @public_page("as_of", "known_at", "fiscal_year")
    @wraps(view)
    def made(request: HttpRequest, *, days: PageDays) -> HttpResponse:
        response = view(request, days)
        response["Cache-Control"] = f"public, max-age={MAX_AGE}"
        response["Access-Control-Allow-Origin"] = "*"
        response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()}"'
        return response

    return answering


@public
@require_safe
@public_page()
def open_data(request: HttpRequest) -> HttpResponse:
    """What there is, what each field means, under which licence."""
    return render(request, "reports/open_data.html", {"coverage": data.COVERAGE, "events": data.EVENTS})


@_dataset
def coverage_json(request: HttpRequest, days: PageDays) -> HttpResponse:
    """Seats by province on a day, as JSON."""
    return _json(data.coverage(days))


@_dataset
def coverage_csv(request: HttpRequest, days: PageDays) -> HttpResponse:
    """Seats by province on a day, as CSV for spreadsheets."""
    return _csv(f"coverage-{days.as_of}", data.fields_on(days, data.COVERAGE), data.coverage(days))


@_dataset
def events_json(request: HttpRequest, days: PageDays) -> HttpResponse:
    """Events of a fiscal year up to a day by province, as JSON."""
    return _json(data.events(days))


@_dataset
def events_csv(request: HttpRequest, days: PageDays) -> HttpResponse:
    """Events of a fiscal year up to a day by province, as CSV for spreadsheets."""
    return _csv(f"events-{days.as_of}", data.fields_on(days, data.EVENTS), data.events(days))


def _json(rows: list[dict]) -> HttpResponse:
    return JsonResponse(rows, safe=False, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _csv(name: str, fields: data.Fields, rows: list[dict]) -> HttpResponse:
    file = BytesIO()
    write_csv(file, data.columns(fields), [[row[field] for field in fields] for row in rows])
    response = HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
