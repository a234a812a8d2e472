"""Things taken on (เรื่องที่รับไปดำเนินการ)."""

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.lists import remembered, to_list
from accounts.paging import page_of
from accounts.requests import SignedInRequest
from accounts.rules import refusals_on
from events import access, services
from events.figures import open_follow_ups
from events.filters import FollowUpFilter
from events.forms import FollowUpAnswerForm
from events.models import Event, FollowUp
from provinces.permissions import Permission, requires

WITH_EVENT = (
    *("remark__event__office", "remark__event__venue_province", "remark__speaker"),
    *("issue__event__office", "issue__event__venue_province"),
)
# Databases disagree where an empty day stands: here open things come before answered ones on all of them.
OPEN_FIRST = (F("answered_on").asc(nulls_first=True), F("due_on").asc(nulls_first=True), "pk")


@requires(Permission.EVENTS_READ)
@require_safe
@remembered
def follow_ups(request: SignedInRequest) -> HttpResponse:
    """What was promised at which event, by whom, until when, and what became of it."""
    mine = FollowUp.objects.visible_to(request.user).select_related(*WITH_EVENT)
    chosen = FollowUpFilter(request.GET, provinces=mine.provinces())
    context = {"filter": chosen, "open": open_follow_ups(Event.objects.visible_to(request.user))}
    if not chosen.is_valid():
        return render(request, "events/follow_ups.html", context, status=400)
    context["page"] = page_of(request, chosen.narrow(mine).order_by(*OPEN_FIRST))
    return render(request, "events/follow_ups.html", context)


@requires(Permission.EVENTS_READ)
def follow_up(request: SignedInRequest, follow_up_id: int) -> HttpResponse:
    """One thing taken on, and the form for its answer."""
    shown = get_object_or_404(FollowUp.objects.visible_to(request.user).select_related(*WITH_EVENT), pk=follow_up_id)
    form = FollowUpAnswerForm(request.POST or None, follow_up=shown)
    if request.method == "POST":
        access.insist(request.user, shown.event, Permission.EVENTS_WRITE)
        if form.is_valid():
            with refusals_on(form):
                services.answer_follow_up(by=request.user, follow_up=shown, **form.answered())
                messages.success(request, form.and_merged(_("The answer was saved.")))
                return to_list(request, "events:follow_ups")
    may_answer = access.may(request.user, shown.event, Permission.EVENTS_WRITE)
    context = {"follow_up": shown, "form": form, "may_answer": may_answer}
    return render(request, form.page("events/follow_up.html"), context)
