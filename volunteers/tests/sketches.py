"""Acts and appointments drawn by hand, for what needs no database: everything happens in January 2020."""

from datetime import UTC, date, datetime, timedelta

from volunteers.acts.timeline import Act, Case

NOON = datetime(2020, 1, 1, 5, tzinfo=UTC)
# Long after everything that these stories record.
LATER = NOON + timedelta(days=60)


def jan(day: int) -> date:
    """A day of January 2020."""
    return date(2020, 1, day)


def hour(number: int) -> datetime:
    """The moment at which the act with this number was recorded."""
    return NOON + timedelta(hours=number)


def act(number: int, kind: str, day: date, appointment: int = 1, **more) -> Act:
    """The act with a number, recorded in its hour."""
    return Act(number, appointment, kind, day, hour(number), **more)


def case(number: int = 1, *, person: int | None = None, seat: int | None = 7, **more) -> Case:
    """An appointment of the person with the same number (or another) on seat 7, at office 5."""
    return Case(number, person or number, 5, seat, **more)


def nobody(day: date, known_at: datetime, office: int | None) -> bool:
    """No holder acts on."""
    return False


def everybody(day: date, known_at: datetime, office: int | None) -> bool:
    """Every holder acts on."""
    return True


CAREER = (
    act(1, "nominate", jan(2)),
    act(2, "propose", jan(5)),
    act(3, "receive", jan(9)),
    act(4, "appoint", jan(15), term_end=jan(31)),
)
