"""Each aggregate beside its floor: the same question in SQL written by hand, asked and read and nothing more.

The floors stand here alone; a test asks both and demands the same numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from bench.sample import Sample
from events.figures import event_rows, session_figures, totals_of
from events.models import Event
from thai.calendar import fiscal_year_bounds
from thai.days import Days
from volunteers.figures import coverage_by_province, coverage_of

STATES = """
SELECT area, state, COUNT(*) FROM (
    SELECT seat.province_id AS area, seat.id,
        COALESCE(MIN(CASE spell.state WHEN 'appointed' THEN 1 WHEN 'pending' THEN 2 ELSE 3 END), 4) AS state
    FROM volunteers_seat seat
    JOIN volunteers_seatvalidity valid ON valid.seat_id = seat.id AND valid.known_until IS NULL
        AND valid.valid_from <= %(day)s AND (valid.valid_to IS NULL OR valid.valid_to >= %(day)s)
    LEFT JOIN volunteers_seatspell spell ON spell.seat_id = seat.id AND spell.known_until IS NULL
        AND spell.first_day <= %(day)s AND (spell.last_day IS NULL OR spell.last_day >= %(day)s)
    {where}
    GROUP BY seat.province_id, seat.id
) seats GROUP BY area, state
"""
TOTALS = """
SELECT event.id, COUNT(DISTINCT COALESCE(who.substitute_for_id, who.id)), COUNT(mark.id)
FROM events_event event
JOIN events_session half ON half.event_id = event.id AND half.day BETWEEN %(first)s AND %(last)s
    AND half.day <= %(day)s
JOIN events_rollclosing closing ON closing.session_id = half.id AND closing.known_until IS NULL
JOIN events_attendance mark ON mark.session_id = half.id AND mark.mark = 'present' AND mark.known_until IS NULL
JOIN events_participant who ON who.id = mark.participant_id
LEFT JOIN events_attendance holder ON holder.participant_id = who.substitute_for_id
    AND holder.session_id = mark.session_id AND holder.mark = 'present' AND holder.known_until IS NULL
WHERE event.first_day <= %(last)s AND event.last_day >= %(first)s
    AND event.state IN ('published', 'running', 'finished', 'closed') AND holder.id IS NULL
GROUP BY event.id
"""
# COALESCE: SQLite would begin with everybody who is nobody's substitute, for it takes them for one row.
ROLL = """
SELECT half.id, mark.mark, COUNT(*)
FROM events_session half
JOIN events_attendance mark ON mark.session_id = half.id AND mark.known_until IS NULL
JOIN events_participant who ON who.id = mark.participant_id AND COALESCE(who.substitute_for_id, 0) = 0
WHERE half.event_id = %(event)s GROUP BY half.id, mark.mark
"""


@dataclass(frozen=True)
class Aggregate:
    """A figure as the portal makes it, and the SQL that is the least it could be; both give comparable numbers.

    ``by`` is what the two are compared in: the clock, or the time in statements alone (``sql_ms``).
    """

    name: str
    figure: Callable[[Sample], object]
    sql: str
    parameters: Callable[[Sample], dict[str, date | int | str]]
    by: str = "p50"

    def floor(self, sample: Sample) -> list[tuple]:
        """Ask the SQL and read its rows."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.parameters(sample))
            return cursor.fetchall()


def _year(sample: Sample) -> dict[str, date | int | str]:
    first, last = fiscal_year_bounds(sample.year)
    return {"first": first, "last": last, "day": sample.day}


AGGREGATES = [
    Aggregate(
        "coverage of the nation",
        lambda sample: coverage_by_province(Days(sample.day)),
        STATES.format(where=""),
        lambda sample: {"day": sample.day},
        by="sql_ms",
    ),
    Aggregate(
        "coverage of a province",
        lambda sample: coverage_of(sample.province, Days(sample.day)),
        STATES.format(where="WHERE seat.province_id = %(province)s"),
        lambda sample: {"day": sample.day, "province": sample.province},
        by="sql_ms",
    ),
    Aggregate(
        "event totals of a fiscal year",
        lambda sample: totals_of(event_rows(*fiscal_year_bounds(sample.year))),
        TOTALS,
        _year,
    ),
    Aggregate(
        "totals of a roll",
        lambda sample: session_figures(Event.objects.get(pk=sample.event_200)),
        ROLL,
        lambda sample: {"event": sample.event_200},
    ),
]
