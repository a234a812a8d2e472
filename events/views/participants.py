"""Who is on the list, who is invited, who answered what."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.paging import page_of
from accounts.patterns import Pattern
from accounts.requests import SignedInRequest
from accounts.rules import refusals_told
from events import access, services
from events.figures import group_sizes
from events.finding import narrowed
from events.forms import ReplyForm
from events.forms.participants import ANSWERS
from events.models import Event, Participant
from events.views.readable import event_with_roll
from provinces.permissions import Permission, Scope, requires
from volunteers.forms.searches import SearchForm

PER_PAGE = 100
SHOWN = (
    *("pk", "person_id", "order", "name", "place", "group", "province_id", "reply", "replied_at"),
    *("substitute_for__name", "replied_by__display_name", "replied_by__username"),
)


@requires(Permission.ROLL_READ)
@require_safe
def participants(request: SignedInRequest, event_id: int) -> HttpResponse:
    """The list as printed that day: name, tambon, group and answer; never a telephone or an ID. A look is recorded."""
    event = event_with_roll(request.user, event_id)
    own = access.inviting_scope(request.user, event)
    asked = SearchForm(request.GET, session=request.session.session_key)
    page = page_of(request, found_on_list(request, event, asked), PER_PAGE)
    services.note_list(by=request.user, event=event, people=[row.person_id for row in page if row.person_id])
    context = {
        "event": event,
        "filter": asked,
        "page": page,
        "rows": rows_of(request, event, page.object_list, own),
        "groups": group_sizes(event),
        "may_invite": bool(own),
        "no_roll": access.why_no_roll(event),
        "list_stands": access.why_the_list_stands(event),
        "may_add_guests": access.may(request.user, event, Permission.ROLL_WRITE),
    }
    return render(request, "events/participants.html", context, status=400 if asked.errors else 200)


def found_on_list(request: SignedInRequest, event: Event, asked: SearchForm) -> Sequence | QuerySet:
    """The places of the list in their order: all, or those that match the search; none for an unreadable one."""
    places = event.participants.order_by("order").values_list(*SHOWN, named=True)
    if not asked.is_valid():
        return places.none()
    told = attrgetter("person_id", "name", "place", "group")
    return narrowed(places, asked.typed, user=request.user, told=told)


def rows_of(request: SignedInRequest, event: Event, listed: Iterable, own: Scope) -> list[tuple]:
    """Each place of a page with its answer in words and the small forms of who may handle it ("" for others)."""
    may_handle = access.handling(request.user, event, own)
    stands = bool(access.why_the_list_stands(event))
    words = {value: str(label) for value, label in Participant.Reply.choices}
    deeds = Pattern(
        "events/_participant_deeds.html", ("key", "name"), {"event": event, "answers": ANSWERS}, request
    )  # fmt: skip
    return [
        (
            place,
            words[place.reply],
            deeds.fill(key=place.pk, name=place.name) if not stands and may_handle(place.province_id) else "",
        )
        for place in listed
    ]


@requires(Permission.ROLL_WRITE)
@require_POST
def participant_reply(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Enter the answer of somebody who told the office."""
    form = ReplyForm(request.POST)
    participant = handled(request, event_id, form)
    with refusals_told(request):
        services.set_reply(by=request.user, participant=participant, reply=form.cleaned_data.get("reply", ""))
    return redirect("events:participants", event_id)


@requires(Permission.ROLL_WRITE)
@require_POST
def participant_remove(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Take somebody off the list again."""
    participant = handled(request, event_id, ReplyForm(request.POST))
    with refusals_told(request):
        services.remove_participant(by=request.user, participant=participant)
        messages.success(request, _("%(name)s was taken off the list.") % {"name": participant.name})
    return redirect("events:participants", event_id)


def handled(request: SignedInRequest, event_id: int, form: ReplyForm) -> Participant:
    """The participant a form names: 404 outside the event, 403 for another office's person."""
    form.is_valid()
    event = event_with_roll(request.user, event_id)
    people = Participant.objects.select_related("event__office", "person")
    participant = get_object_or_404(people, event=event, pk=form.cleaned_data.get("participant"))
    access.insist_on_handling(request.user, participant)
    return participant
