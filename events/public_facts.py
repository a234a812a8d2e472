"""What the public may read of an event: everything, or only its days and its district."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from events.hours import hours_of

# Google's documented address for a search on its map: it needs no key and opens the map of the telephone.
MAP = "https://www.google.com/maps/search/?api=1&query="


@dataclass(frozen=True)
class PublicEvent:
    """An event as the schedule, the feed and the front page show it; hidden facts are empty.

    Pages for the public read this and never the event itself, so that a new field is hidden until it is named here.
    """

    # Whatever answers as an event does; the model that makes one of these is not known here.
    event: Any

    @property
    def is_full(self) -> bool:
        """Whether more than the days and the district is shown: where the office wants it, at the border afterwards."""
        return self.event.is_shown_in_full

    @property
    def id(self) -> int:
        """The key of the event, part of its public address."""
        return self.event.pk

    @property
    def title(self) -> str:
        """The title, or a sentence that tells nothing but who invites."""
        if self.is_full:
            return self.event.title
        return _("Event of %(office)s") % {"office": self.event.office.name}

    @property
    def kind(self) -> str:
        """The kind in words, empty when hidden."""
        return self.event.get_kind_display() if self.is_full else ""

    @property
    def first_day(self) -> date:
        """The first day."""
        return self.event.first_day

    @property
    def last_day(self) -> date:
        """The last day, inclusive."""
        return self.event.last_day

    @property
    def start_time(self) -> time | None:
        """When it starts; None when unknown or hidden."""
        return self.event.start_time if self.is_full else None

    @property
    def end_time(self) -> time | None:
        """When it ends; None when unknown or hidden."""
        return self.event.end_time if self.is_full else None

    @property
    def hours(self) -> str:
        """From when until when, in words; empty when unknown or hidden."""
        return hours_of(self)

    @property
    def venue(self) -> str:
        """Room and place, empty when unknown or hidden."""
        return self.event.venue if self.is_full else ""

    @property
    def area(self) -> str:
        """District and province of the venue; its tambon too where the public may know more than the district."""
        return self.event.venue_address if self.is_full else self.event.venue_area

    @property
    def map_address(self) -> str:
        """Where a map shows the venue; empty where none is known or it is hidden."""
        return f"{MAP}{quote(f'{self.venue} {self.area}')}" if self.venue else ""

    @property
    def organising_province(self) -> str | None:
        """The code of the organiser's province; None for the centre."""
        return self.event.office.province_id

    @property
    def organiser(self) -> str:
        """Who invites; only the office when more is hidden."""
        return self.event.organiser if self.is_full else self.event.office.name

    @property
    def is_cancelled(self) -> bool:
        """Whether it will not take place, as far as the public was told."""
        return self.event.is_cancelled

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed."""
        return self.event.is_over
