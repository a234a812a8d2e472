"""Read news as the public will read it, and clear it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from accounts.rules import RuleBroken, refusals_told
from events import access, services
from events.approved import mark_of
from events.cleared import news_differences, text_of
from events.forms import ClearanceForm
from events.views.editing import editable_event
from provinces.last_change import last_change, with_last_change
from provinces.permissions import Permission, requires


@requires(Permission.EVENTS_WRITE)
def news_clearance(request: SignedInRequest, event_id: int, release_id: int) -> HttpResponse:
    """News as the public will read it, what differs from the text cleared last, and the button that clears it."""
    event = editable_event(request, event_id)
    release = get_object_or_404(with_last_change(event.press_releases.select_related("cleared_by")), pk=release_id)
    if request.method == "POST":
        access.insist(request.user, event, Permission.EVENTS_APPROVE)
        form = ClearanceForm(request.POST)
        with refusals_told(request):
            if not form.is_valid():
                raise RuleBroken(_("Please open the page again and read the news."), code="nothing_shown")
            services.clear_news(by=request.user, event=event, release=release, **form.cleaned_data)
            messages.success(request, _("The news was cleared."))
        return redirect("events:news_clearance", event.pk, release.pk)
    context = {
        "event": event,
        "release": release,
        "differs": news_differences(release),
        "seen": mark_of(text_of(release)),
        "may_clear": access.may(request.user, event, Permission.EVENTS_APPROVE),
        "last_change": last_change(request.user, release, event.office.province_id),
        "is_public": event.press_releases.published().filter(pk=release.pk).exists(),
    }
    return render(request, "events/news_clearance.html", context)
