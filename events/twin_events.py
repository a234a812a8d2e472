"""The same event entered twice: by its title and its days, at one office or at two that hold it together."""

from collections.abc import Collection
from datetime import date
from operator import attrgetter

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.rules import RuleBroken
from events.models import Event
from events.models.events import EventQuerySet
from provinces.models import Office, Province
from thai.display import local_date_range
from thai.search import same_in_gist


def twin_of(
    title: str, days: tuple[date, date], *, among: EventQuerySet, office: Office, provinces: Collection[Province]
) -> Event | None:
    """The first of some events that is called so on one of the days, is not cancelled, and is held by the office or
    by another one together with one of the provinces."""
    joint = Event.provinces.through.objects.filter(province__in=provinces).values("event")
    held = among.between(*days).filter(Q(office=office) | Q(pk__in=joint)).exclude(state=Event.State.CANCELLED)
    return same_in_gist(title, held, attrgetter("title"))


def insist_it_is_no_twin(event: Event) -> None:
    """Refuse to bring an event back beside one that its office has entered in its place meanwhile."""
    own = Event.objects.filter(office=event.office).exclude(pk=event.pk)
    twin = twin_of(event.title, (event.first_day, event.last_day), among=own, office=event.office, provinces=())
    if twin:
        message = _(
            "Your office has “%(title)s” on %(day)s already, and people would be counted twice. If these are two "
            "events, please change the title or the days of that one first; else leave this one."
        )
        said = {"title": twin, "day": local_date_range(twin.first_day, twin.last_day)}
        raise RuleBroken(message % said, code="twin_event")
