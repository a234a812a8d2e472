"""Things taken on (เรื่องที่รับไปดำเนินการ)."""

from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.paging import page_of
from events import services
from events.figures import open_follow_ups
from events.filters import FollowUpFilter
from events.forms import FollowUpAnswerForm
from events.models import Event, FollowUp
from events.views.fetch import insist
from provinces.permissions import Permission, requires

WITH_EVENT = ("remark__event__office", "remark__speaker", "issue__event__office")
# Databases disagree where an empty day stands: here open things come before answered ones on all of them.
OPEN_FIRST = (F("answered_on").asc(nulls_first=True), F("due_on").asc(nulls_first=True), "pk")


@requires(Permission.EVENTS_READ)
@require_safe
def follow_ups(request: HttpRequest) -> HttpResponse:
    """What was promised at which event, by whom, until when, and what became of it."""
    mine = FollowUp.objects.visible_to(request.user).select_related(*WITH_EVENT)
    chosen = FollowUpFilter(request.GET, mine)
    context = {
        "filter": chosen,
        "page": page_of(request, chosen.qs.order_by(*OPEN_FIRST)),
        "open": open_follow_ups(Event.objects.visible_to(request.user)),
    }
    return render(request, "events/follow_ups.html", context)


@requires(Permission.EVENTS_READ)
def follow_up(request: HttpRequest, follow_up_id: int) -> HttpResponse:
    """One thing taken on, and the form for its answer."""
    shown = get_object_or_404(FollowUp.objects.visible_to(request.user).select_related(*WITH_EVENT), pk=follow_up_id)
    form = FollowUpAnswerForm(request.POST or None, initial={"answer": shown.answer, "answered_on": shown.answered_on})
    if request.method == "POST":
        insist(shown.event, request.user, Permission.EVENTS_WRITE)
        if form.is_valid():
            services.answer_follow_up(by=request.user, follow_up=shown, **form.cleaned_data)
            messages.success(request, _("The answer was saved."))
            return redirect("events:follow_ups")
    may_answer = shown.event.allows(request.user, Permission.EVENTS_WRITE)
    return render(request, "events/follow_up.html", {"follow_up": shown, "form": form, "may_answer": may_answer})
