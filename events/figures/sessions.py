"""The marks of each half-day as they stand now, closed or not: what the roll's own page shows."""

from dataclasses import dataclass

from django.db.models import Count, Q

from events.models import Attendance, Event, Participant, Session
from events.models.attendance import takes_a_place


@dataclass(frozen=True)
class SessionFigure:
    """The marks of one half-day; ``open`` places have no mark, so their roll was not taken."""

    session: Session
    present: int
    substituted: int
    excused: int
    absent: int
    open: int

    @property
    def is_taken(self) -> bool:
        """Whether anybody has a mark, or the roll is closed; before that who came is unknown."""
        return bool(self.session.closing or self.present or self.substituted or self.excused or self.absent)

    @property
    def came(self) -> int:
        """Filled places: present in person or through a substitute."""
        return self.present + self.substituted


def session_figures(event: Event) -> list[SessionFigure]:
    """The marks of each half-day of an event, in order, closed or not."""
    mark = Attendance.Mark
    own = Q(takes_a_place("attendances__participant__"), attendances__known_until=None)
    sessions = event.sessions.with_closings().annotate(
        **{name: Count("attendances", filter=own & Q(attendances__mark=name)) for name in mark.values}
    )
    # Grouped rows know no order of their own.
    sessions = sessions.order_by("day", "-half")
    places = Participant.objects.places().filter(event=event).count()
    return [
        SessionFigure(s, s.present, s.substituted, s.excused, s.absent,
                      places - s.present - s.substituted - s.excused - s.absent)
        for s in sessions
    ]  # fmt: skip
