"""What events answer to the open lists of the register (``volunteers.joins``)."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.paging import first_of
from accounts.rules import RuleBroken
from events.access import headed_by, may, to_approve
from events.approved import differences_of
from events.models import Attendance, Event, FollowUp, Participant, PressRelease
from events.seen import unseen_of
from provinces.permissions import Permission
from thai.calendar import today
from thai.display import local_date, local_date_range
from volunteers.joins import Card, Finding, Section, Waiting, more_than
from volunteers.models import Person

MOST_FOUND = 25


def find_events(user: User, text: str) -> Iterator[Finding]:
    """Events that the user may read, by title or place, the newest first."""
    events = Event.objects.visible_to(user).matching(text).with_place()
    page = first_of(events, MOST_FOUND)
    for event in page:
        days = local_date_range(event.first_day, event.last_day)
        yield Finding(_("event"), event.title, f"{days} {event.venue_area}", event.get_absolute_url())
    yield from more_than(page, _("event"), f"{reverse('events:list')}?{urlencode({'q': text})}")


def follow_ups_waiting(user: User, on: date) -> Iterator[Waiting]:
    """Things taken on at events of the user's offices that nobody has answered; ``on`` does not matter to them."""
    mine = FollowUp.objects.visible_to(user).open()
    for follow_up in mine.select_related("remark__event__office", "issue__event__office"):
        event = follow_up.event
        if may(user, event, Permission.EVENTS_WRITE):
            yield Waiting(
                _("thing taken on"), follow_up.text, event.last_day, follow_up.due_on, follow_up.get_absolute_url()
            )


def events_to_approve(user: User) -> Iterator[Waiting]:
    """Events that wait for the user to approve them, the next one first; no query for who heads no office.

    Of what was approved before and changed since, what differs.
    """
    waiting = list(
        to_approve(user).order_by("first_day", "pk").only("title", "first_day", "last_day", "state", "approval_differs")
    )
    differing = differences_of(waiting)
    for event in waiting:
        days = local_date_range(event.first_day, event.last_day)
        address, differs = event.get_absolute_url(), tuple(differing.get(event.pk, ()))
        yield Waiting(days, event.title, None, event.first_day, address, differs)


def details_to_see(user: User) -> Card:
    """Events whose programme or roles were changed since the user, or who else may approve them, saw them."""
    return Card("events/_unseen_card.html", unseen_of(headed_by(user)))


def news_to_clear(user: User) -> Card:
    """News that the user has to read and clear, that of the next event first; no query for who heads no office."""
    waiting = PressRelease.objects.filter(event__in=headed_by(user), is_cleared=False).select_related("event")
    return Card("events/_news_to_clear.html", list(waiting.order_by("event__first_day", "pk")))


def lists_after(user: User, person_id: int, day: date) -> Iterator[str]:
    """Where somebody is said to have come after a day, and the lists of events still to come, as the user sees them."""
    events = Event.objects.with_roll_visible_to(user).filter(last_day__gt=day)
    rows = Participant.objects.filter(person=person_id, event__in=events).select_related("event")
    marks = Attendance.objects.known().filter(participant__in=rows, mark=Attendance.Mark.PRESENT, session__day__gt=day)
    came = dict(marks.order_by("-session__day").values_list("participant_id", "session__day"))
    for row in rows.order_by("event__first_day", "pk"):
        if row.pk in came:
            yield _("marked present on %(day)s, %(event)s") % {
                "day": local_date(came[row.pk]),
                "event": row.event.title,
            }
        elif row.event.last_day >= today() and not row.event.is_cancelled:
            said = {"day": local_date(row.event.first_day), "event": row.event.title}
            yield _("on the list of %(event)s, %(day)s") % said


def move_participations(keep: Person, gone: Person) -> None:
    """Two records of one person become one: places on lists move; both on one list is for people to decide."""
    both = Event.objects.filter(participants__person=keep).filter(participants__person=gone).first()
    if both:
        message = _("Both records stand on the list of %(event)s. Please take one of them off the list first.")
        raise RuleBroken(message % {"event": both.title}, code="both_on_one_list")
    Participant.objects.filter(person=gone).update(person=keep)


def own_participations(person: Person) -> Iterator[Section]:
    """The lists on which the person stands, by day."""
    rows = Participant.objects.of_person(person).order_by("event__first_day", "event")
    lines = [(local_date_range(p.event.first_day, p.event.last_day), f"{p.event.title} ({p.name})") for p in rows]
    yield Section(_("Events"), lines)
