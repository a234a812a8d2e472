"""The public schedule: every province, one province, its calendar, one event. Only public facts."""

import hashlib
from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import public
from accounts.paging import page_of
from events.calendar_feed import calendar_feed
from events.figures import event_figure
from events.forms.order import movable
from events.models import Event
from events.services import key_of
from provinces.kept import public_page
from provinces.models import Province, ProvinceCluster
from thai.calendar import today
from thai.days import Days

FEED_PAST = timedelta(days=366)


def public_events(order: str = "first_day"):
    """Published events that the public may know of today."""
    return Event.objects.public(on=today()).with_place().order_by(order, "pk")


@public
@require_safe
@public_page("page")
def schedule(request: HttpRequest) -> HttpResponse:
    """The next events of the nation and the way to each province."""
    provinces = Province.objects.all()
    context = {
        "page": page_of(request, public_events().from_day(today())),
        "clusters": ProvinceCluster.objects.prefetch_related(Prefetch("provinces", provinces)),
        "provinces_alone": provinces.filter(cluster=None),
    }
    return render(request, "events/schedule.html", context)


@public
@require_safe
@public_page("page")
def schedule_province(request: HttpRequest, province_code: str) -> HttpResponse:
    """The events of one province: those to come, then those that were."""
    province = get_object_or_404(Province, pk=province_code)
    events = public_events().on_schedule_of(province.pk)
    day = today()
    context = {
        "province": province,
        "next_events": events.from_day(day),
        "page": page_of(request, events.filter(last_day__lt=day).order_by("-first_day", "-pk")),
        "feed": _subscription(request, reverse("events:schedule_feed", args=[province.pk])),
    }
    return render(request, "events/schedule_province.html", context)


@public
@require_safe
def schedule_feed(request: HttpRequest, province_code: str) -> HttpResponse:
    """The calendar of one province: the last year and everything ahead; 304 when nothing changed."""
    response = _feed(request, province_code=province_code)
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


@public_page()
def _feed(request: HttpRequest, *, province_code: str) -> HttpResponse:
    province = get_object_or_404(Province.objects.select_related("office"), pk=province_code)
    events = public_events().on_schedule_of(province.pk).from_day(today() - FEED_PAST)
    name = _("Labour volunteer events, %(province)s") % {"province": province.title}
    office = getattr(province, "office", None)
    return _calendar(request, name, events, f"schedule-{province.pk}.ics", host=office and office.pk)


@public
@require_safe
@public_page()
def schedule_event_feed(request: HttpRequest, event_id: int) -> HttpResponse:
    """The calendar of one event, an entry for each of its days; 404 when it is not public."""
    event = get_object_or_404(public_events(), pk=event_id)
    return _calendar(request, event.for_public.title, [event], f"event-{event.pk}.ics")


def _calendar(
    request: HttpRequest, name: str, events: Iterable[Event], filename: str, *, host: int | None = None
) -> HttpResponse:
    body = calendar_feed(name, events, lambda event: request.build_absolute_uri(public_address(event)), host=host)
    headers = {
        "ETag": quote_etag(hashlib.sha256(body).hexdigest()),
        "Cache-Control": "max-age=900",
        "Content-Disposition": f'inline; filename="{filename}"',
    }
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)


@public
@require_safe
@public_page()
def schedule_event(request: HttpRequest, event_id: int) -> HttpResponse:
    """One event as the public may read it; 404 when it is not public."""
    event = get_object_or_404(public_events(), pk=event_id)
    full = event.for_public.is_full
    context = {
        "event": event.for_public,
        "figure": event_figure(event, Days(today())) if full else None,
        "provinces": event.provinces.all(),
        "activities": event.event_projects.select_related("project") if full else [],
        "roles": event.roles.select_related("dignitary") if full else [],
        "programme": event.programme.select_related("speaker") if full else [],
        "objectives": movable(event.objectives, key_of) if full else [],
        "target_groups": event.target_groups.all() if full else [],
        "booth_products": event.booth_products.all() if full else [],
        "press_releases": event.press_releases.published(),
    }
    return render(request, "events/schedule_event.html", context)


def _subscription(request: HttpRequest, address: str) -> dict[str, str]:
    """The address of a calendar as a file, and as calendar programs take it to subscribe."""
    file = request.build_absolute_uri(address)
    return {"file": file, "subscribe": f"webcal://{file.partition('://')[2]}"}


def public_address(event: Event) -> str:
    """The public page of an event."""
    return reverse("events:schedule_event", args=[event.pk])
