"""From the nation down to the tambon: figures about a day, as known at a moment. Never a holder's name."""

from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from events.access import may_read_events_of
from provinces.access import may_enter_printed
from provinces.kept import kept, key_of, written_for_all
from provinces.models import District, MapShape, Province, ProvinceCluster
from provinces.permissions import Permission, requires
from reports import figures
from reports.access import may_rank, own_provinces
from reports.charts import national_map, trend_chart
from reports.days import PageDays, about_days
from reports.filters import OrderChoice
from volunteers import joins
from volunteers.access import may_read


@requires(Permission.FIGURES_READ)
@require_safe
@about_days
def dashboard(request: SignedInRequest, *, days: PageDays) -> HttpResponse:
    """The nation: six figures, the map with its table, whom to watch or how one's own stands, twelve months."""
    ranks, own = may_rank(request.user), own_provinces(request.user)
    asked = OrderChoice(request.GET, may_rank=ranks)
    order = asked.chosen()

    def parts() -> dict:
        overview = figures.nation(days)
        return {
            "overview": overview,
            "order": order,
            "orders": asked.offered,
            "may_rank": ranks,
            "groups": _grouped(overview.lines, order),
            "map": national_map(overview.lines, MapShape.objects.all()),
            "watch": figures.to_watch(overview.lines) if ranks else [],
            "beside": figures.beside_their_clusters(overview.lines, own),
            "trend": trend_chart(overview.trend),
        }

    page = _kept(request, "reports/_nation.html", None, days, parts, ranks, sorted(own))
    context = {"days": days, "page": page, "filter": asked} | joins.on_the_first_page(request.user)
    return render(request, "reports/dashboard.html", context, status=400 if asked.errors else 200)


@requires(Permission.FIGURES_READ)
@require_safe
@about_days
def cluster(request: HttpRequest, cluster_id: int, *, days: PageDays) -> HttpResponse:
    """One provincial cluster by province."""
    found = get_object_or_404(ProvinceCluster, pk=cluster_id)

    def parts() -> dict:
        overview = figures.cluster(found, days)
        return {"cluster": found, "overview": overview, "groups": [figures.Group(None, overview.lines)]}

    page = _kept(request, "reports/_cluster.html", None, days, parts)
    return render(request, "reports/cluster.html", {"cluster": found, "days": days, "page": page})


@requires(Permission.FIGURES_READ)
@require_safe
@about_days
def province(request: SignedInRequest, province_code: str, *, days: PageDays) -> HttpResponse:
    """One province by district; its desks, its events for those who may read them, what sources printed."""
    found = get_object_or_404(Province.objects.select_related("cluster"), pk=province_code)
    may_read_events = may_read_events_of(request.user, found.pk)

    def parts() -> dict:
        overview = figures.province(found, days)
        return {
            "province": found,
            "overview": overview,
            "has_programme": any(line.area.has_graduates for line in overview.lines),
            "desks": figures.by_desk(found.pk, days) if overview.known else [],
            "may_read_events": may_read_events,
            "printed": figures.printed(found.pk, overview),
            "trend": trend_chart(overview.trend),
        }

    page = _kept(request, "reports/_province.html", found.pk, days, parts, may_read_events)
    may_enter = may_enter_printed(request.user, found.pk)
    context = {"province": found, "days": days, "page": page, "may_enter_printed": may_enter}
    return render(request, "reports/province.html", context)


@requires(Permission.FIGURES_READ)
@require_safe
@about_days
def district(request: SignedInRequest, province_code: str, district_code: str, *, days: PageDays) -> HttpResponse:
    """One district by seat: state and age, no names; the seat's own page is for those who may read names."""
    districts = District.objects.select_related("province__cluster")
    found = get_object_or_404(districts, pk=district_code, province_id=province_code)
    coverage = figures.district_coverage(found, days)
    rows = figures.seat_rows(province_code, days, district_code) if coverage.seats is not None else []
    context = {
        "district": found,
        "days": days,
        "coverage": coverage,
        "rows": rows,
        "may_open_seats": may_read(request.user, province_code),
    }
    return render(request, "reports/district.html", context)


class Kept(NamedTuple):
    """The body of a page, and how many of its areas have figures on the day."""

    body: str
    known: int
    areas: int


def _kept(
    request: HttpRequest, template: str, province_code: str | None, days: PageDays, parts: Callable[[], dict], *rights
) -> Kept:
    """The body of a dashboard, the same for everybody with the same ``rights``."""

    def make() -> Kept:
        context = parts()
        body = written_for_all(template, context | {"days": days}, request)
        return Kept(body, context["overview"].known, len(context["overview"].lines))

    return kept(key_of(template, province_code, days, request.get_full_path(), *rights), make)


def _grouped(lines: list[figures.Line[Province]], order: str) -> list[figures.Group]:
    if order == "cluster":
        return figures.by_cluster(lines)
    return [figures.Group(None, figures.by_coverage(lines) if order == "coverage" else lines)]
