"""Press releases for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.access import public
from accounts.paging import page_of
from events.access import may_read_events_of
from events.figures import event_figure
from events.models import Event, PressRelease, WithdrawnRelease
from provinces.kept import public_page
from provinces.last_change import LastChange, last_change, with_last_change
from thai.calendar import today
from thai.days import Days


@public
@require_safe
@public_page("page")
def news(request: HttpRequest) -> HttpResponse:
    """All press releases, newest first."""
    return render(request, "events/news.html", {"page": page_of(request, PressRelease.objects.published(), 10)})


@public
@require_safe
@public_page()
def news_item(request: HttpRequest, release_id: int) -> HttpResponse:
    """One press release with its credits and the facts of its event, which is as public as its news."""
    release = with_last_change(PressRelease.objects.published()).filter(pk=release_id).first()
    if release is None:
        return _not_to_be_read(request, release_id)
    event = Event.objects.with_place().get(pk=release.event_id)
    context = {
        "release": release,
        "event": event.for_public,
        "figure": event_figure(event, Days(today())),
        "roles": event.roles.select_related("dignitary"),
        "products": event.booth_products.all(),
        "groups": event.target_groups.all(),
        "last_change": _last_change(request, release, event),
    }
    return render(request, "events/news_item.html", context)


def _last_change(request: HttpRequest, release: PressRelease, event: Event) -> LastChange | None:
    """When the news was changed last, for readers of the office's events; the public reads the day it was published."""
    code = event.office.province_id
    if code is None or not request.user.is_authenticated or not may_read_events_of(request.user, code):
        return None
    return last_change(request.user, release, code)


def _not_to_be_read(request: HttpRequest, release_id: int) -> HttpResponse:
    """News that is being revised (404: it may come again) or was withdrawn (410) says so; else there is nothing."""
    if PressRelease.objects.in_revision().filter(pk=release_id).exists():
        return render(request, "events/news_in_revision.html", status=404)
    withdrawn = get_object_or_404(WithdrawnRelease, pk=release_id)
    return render(request, "events/news_withdrawn.html", {"withdrawn": withdrawn}, status=410)
