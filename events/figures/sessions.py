"""The marks of each half-day as they stand now, closed or not: what the roll's own page shows."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q
from django.utils.translation import gettext, pgettext

from events.models import Attendance, Event, Participant, Session
from events.models.attendance import takes_a_place


@dataclass(frozen=True)
class SessionFigure:
    """The marks of one half-day; ``open`` places have no mark, so their roll was not taken.

    ``saved_at`` is when the latest of its marks was written; None without any.
    """

    session: Session
    present: int
    substituted: int
    excused: int
    absent: int
    open: int
    saved_at: datetime | None = None

    @property
    def marked(self) -> int:
        """Places that have a mark."""
        return self.present + self.substituted + self.excused + self.absent

    @property
    def places(self) -> int:
        """Places on the list."""
        return self.marked + self.open

    @property
    def away(self) -> int:
        """Places whose holder is excused or substituted."""
        return self.substituted + self.excused

    @property
    def not_absent(self) -> int:
        """Places with a mark that does not say absent."""
        return self.present + self.away

    @property
    def tally(self) -> list[tuple[str, str, int]]:
        """Each mark with its word and its number, between all places and those without one."""
        marks = [(mark.value, str(mark.label), getattr(self, mark.value)) for mark in Attendance.Mark]
        return [("", gettext("all persons"), self.places), *marks, ("open", pgettext("roll", "none yet"), self.open)]

    @property
    def absent_when_closed(self) -> int:
        """Who will have been absent if the roll is closed now: those marked so, and those without a mark."""
        return self.absent + self.open

    @property
    def is_taken(self) -> bool:
        """Whether anybody has a mark, or the roll is closed; before that who came is unknown."""
        return bool(self.session.closing or self.marked)

    @property
    def came(self) -> int:
        """Filled places: present in person or through a substitute."""
        return self.present + self.substituted


def session_figures(event: Event) -> list[SessionFigure]:
    """The marks of each half-day of an event, in order, closed or not."""
    mark = Attendance.Mark
    own = Q(takes_a_place("attendances__participant__"), attendances__known_until=None)
    sessions = event.sessions.with_closings().annotate(
        **{name: Count("attendances", filter=own & Q(attendances__mark=name)) for name in mark.values},
        saved_at=Max("attendances__known_from", filter=own),
    )
    # Grouped rows know no order of their own.
    sessions = sessions.order_by("day", "-half")
    places = Participant.objects.places().filter(event=event).count()
    return [
        SessionFigure(s, s.present, s.substituted, s.excused, s.absent,
                      places - s.present - s.substituted - s.excused - s.absent, s.saved_at)
        for s in sessions
    ]  # fmt: skip


@dataclass(frozen=True)
class Together:
    """What is left of the latest step by which all the others of a half-day were marked present."""

    moment: datetime
    places: int


def marked_together(session: Session) -> Together | None:
    """The latest such step that can be undone; None where none of its marks stands any more."""
    step = {"session": session, "mark": Attendance.Mark.PRESENT, "proof": Attendance.Proof.BULK}
    rows = Attendance.objects.known().filter(takes_a_place("participant__"), **step)
    latest = rows.order_by().values("known_from").annotate(places=Count("pk")).order_by("-known_from").first()
    return Together(latest["known_from"], latest["places"]) if latest else None
