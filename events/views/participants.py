"""Who is on the list, who is invited, who answered what."""

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.lists import remembered, to_list
from accounts.paging import PEOPLE_PER_PAGE, page_of
from accounts.patterns import Pattern
from accounts.requests import SignedInRequest
from accounts.rules import RuleBroken, refusals_told
from events import access, services
from events.figures import list_totals
from events.filters import ListFilter
from events.finding import narrowed
from events.forms import ReplyForm
from events.forms.participants import ANSWERS
from events.models import Event, Participant
from events.models.attendance import takes_a_place
from events.views.readable import event_with_roll
from provinces.permissions import Permission, Scope, requires
from volunteers.models import Person

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NUMBER = re.compile(r"[0-9]{1,18}")
SHOWN = (
    *("pk", "person_id", "order", "name", "place", "group", "province_id", "reply", "replied_at"),
    *("substitute_for__name", "replied_by__display_name", "replied_by__username"),
)


@requires(Permission.ROLL_READ)
@require_safe
@remembered
def participants(request: SignedInRequest, event_id: int) -> HttpResponse:
    """The list as printed that day: name, tambon, group and answer; never a telephone or an ID. A look is recorded."""
    event = event_with_roll(request.user, event_id)
    own = access.inviting_scope(request.user, event)
    asked = ListFilter(request.GET, session=request.session.session_key)
    page = page_of(request, found_on_list(request, event, asked), PEOPLE_PER_PAGE)
    people = [row.person_id for row in page if row.person_id]
    services.note_list(by=request.user, event=event, people=people)
    context = {
        "event": event,
        "filter": asked,
        "page": page,
        "rows": rows_of(request, event, page.object_list, own),
        "may_open": set(Person.objects.visible_to(request.user).filter(pk__in=people).values_list("pk", flat=True)),
        "totals": (totals := list_totals(event)),
        "replies": [(value, label, totals.replies[value]) for value, label in told_first()],
        "may_invite": bool(own),
        "no_roll": access.why_no_roll(event),
        "list_stands": access.why_the_list_stands(event),
        "added": just_added(request, event),
        "may_add_guests": access.may(request.user, event, Permission.ROLL_WRITE),
    }
    return render(request, "events/participants.html", context, status=400 if asked.errors else 200)


def told_first() -> list[tuple[str, "StrOrPromise"]]:
    """The answers with their words, who has not answered last."""
    return sorted(Participant.Reply.choices, key=lambda choice: choice[0] == Participant.Reply.NONE)


def just_added(request: SignedInRequest, event: Event) -> dict | None:
    """The step of adding that the address names, with how many it can still be undone for; None where for nobody."""
    step = request.GET.get("added", "")
    if not NUMBER.fullmatch(step) or access.why_the_list_stands(event):
        return None
    people = services.still_as_added(event, int(step), user=request.user)
    return {"step": step, "people": len(people)} if people else None


def found_on_list(request: SignedInRequest, event: Event, asked: ListFilter) -> Sequence | QuerySet:
    """The places of the list in their order: all, or those asked for; none for what cannot be read."""
    places = event.participants.order_by("order").values_list(*SHOWN, named=True)
    if not asked.is_valid():
        return places.none()
    if asked.cleaned_data["reply"]:
        # As many as the totals say: a substitute takes no place of its own.
        places = places.filter(takes_a_place(), reply=asked.cleaned_data["reply"])
    told = attrgetter("person_id", "name", "place", "group")
    return narrowed(places, asked.typed, user=request.user, told=told)


def rows_of(request: SignedInRequest, event: Event, listed: Iterable, own: Scope) -> list[tuple]:
    """Each place of a page with its answer in words and the small forms of who may handle it ("" for others)."""
    may_handle = access.handling(request.user, event, own)
    stands = bool(access.why_the_list_stands(event))
    words = {value: str(label) for value, label in Participant.Reply.choices}
    about = {"event": event, "answers": ANSWERS}
    corrects = access.may(request.user, event, Permission.ROLL_WRITE)
    deeds = {
        is_guest: Pattern(
            "events/_participant_deeds.html", ("key", "name"), {**about, "corrects": corrects and is_guest}, request
        )
        for is_guest in (True, False)
    }
    return [
        (
            place,
            words[place.reply],
            deeds[not place.person_id].fill(key=place.pk, name=place.name)
            if not stands and may_handle(place.province_id)
            else "",
        )
        for place in listed
    ]


@requires(Permission.ROLL_WRITE)
@require_POST
def participant_reply(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Enter the answer of somebody who told the office."""
    form = ReplyForm(request.POST)
    with refusals_told(request):
        participant = handled(request, event_id, form)
        services.set_reply(by=request.user, participant=participant, reply=form.cleaned_data.get("reply", ""))
    return to_list(request, "events:participants", event_id)


@requires(Permission.ROLL_WRITE)
@require_POST
def participant_remove(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Take somebody off the list again."""
    with refusals_told(request):
        participant = handled(request, event_id, ReplyForm(request.POST))
        services.remove_participant(by=request.user, participant=participant)
        messages.success(request, taken_off(request, participant))
    return to_list(request, "events:participants", event_id)


def taken_off(request: SignedInRequest, participant: Participant) -> str:
    """That somebody was taken off the list, and who can put them back: the bin is that of the event's office."""
    told = _("%(name)s was taken off the list. The office of the event can put them back for 24 hours.")
    if access.may(request.user, participant.event, Permission.ROLL_WRITE):
        told = _("%(name)s was taken off the list and can be put back for 24 hours.")
    return told % {"name": participant.name}


@requires(Permission.ROLL_WRITE)
@require_POST
def participants_undo(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Take those off the list again who were put on it together a moment ago."""
    event = event_with_roll(request.user, event_id)
    if not access.inviting_scope(request.user, event):
        raise PermissionDenied
    step = request.POST.get("step", "")
    with refusals_told(request):
        n = services.undo_adding(by=request.user, event=event, step=int(step) if NUMBER.fullmatch(step) else 0)
        told = ngettext("%(n)s person was taken off the list.", "%(n)s people were taken off the list.", n)
        messages.success(request, told % {"n": n})
    return to_list(request, "events:participants", event_id)


def handled(request: SignedInRequest, event_id: int, form: ReplyForm) -> Participant:
    """The participant a form names: 404 outside the event, 403 for another office's person.

    RuleBroken ``taken_off`` about somebody whom another page, or this one a moment ago, took off the list.
    """
    form.is_valid()
    event, key = event_with_roll(request.user, event_id), form.cleaned_data.get("participant")
    if key and services.was_taken_off(event, key):
        message = _("This person was taken off the list already. They can be put back for 24 hours.")
        raise RuleBroken(message, code="taken_off")
    people = Participant.objects.select_related("event__office", "person")
    participant = get_object_or_404(people, event=event, pk=key)
    access.insist_on_handling(request.user, participant)
    return participant
