"""The least a report could be: its rows read in one go and handed to the spreadsheet library, and nothing more.

PostgreSQL hands them over by COPY, SQLite by a plain SELECT. The SQL stands here alone; a test asks both.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from django.db import connection
from rustpy_xlsxwriter import write_worksheets

from bench.sample import Sample
from thai.calendar import fiscal_year_bounds

ATTENDANCE = """
WITH half AS (
    SELECT half.id, half.event_id FROM events_session half
    JOIN events_event event ON event.id = half.event_id
    JOIN events_rollclosing closing ON closing.session_id = half.id AND closing.known_until IS NULL
    WHERE half.day BETWEEN %(first)s AND %(last)s AND half.day <= %(day)s
        AND event.first_day <= %(last)s AND event.last_day >= %(first)s
), halves AS (
    SELECT event_id, COUNT(*) AS number FROM half GROUP BY event_id
), came AS (
    SELECT mark.participant_id, COUNT(*) AS number FROM half
    JOIN events_attendance mark ON mark.session_id = half.id AND mark.mark = 'present' AND mark.known_until IS NULL
    GROUP BY mark.participant_id
)
SELECT event.first_day, event.title, who.name, who.place, who."group",
    CASE WHEN halves.number > 0 THEN COALESCE(came.number, 0) END, halves.number
FROM events_event event
JOIN events_participant who ON who.event_id = event.id
LEFT JOIN halves ON halves.event_id = event.id
LEFT JOIN came ON came.participant_id = who.id
WHERE event.first_day <= %(last)s AND event.last_day >= %(first)s
    AND event.state IN ('published', 'running', 'finished', 'closed')
ORDER BY event.first_day, event.id, who."order"
"""
FLOORS = {"attendance": ATTENDANCE}
HEADINGS = ("first_day", "title", "name", "place", "group", "came", "half_days")
NUMBERS = 2


def make(kind: str, sample: Sample) -> int:
    """Read the rows of the nation's year and write them to a workbook in memory; returns its bytes."""
    file = io.BytesIO()
    write_worksheets([("Sheet", (dict(zip(HEADINGS, row, strict=True)) for row in rows(kind, sample)))], file)
    return len(file.getvalue())


def rows(kind: str, sample: Sample) -> Iterator[list]:
    """Every row of the report's longest table, numbers as numbers and None where nobody knows."""
    first, last = fiscal_year_bounds(sample.year)
    parameters = {"day": sample.day, "first": first, "last": last}
    read = _copied if connection.vendor == "postgresql" else _selected
    for row in read(FLOORS[kind], parameters):
        yield [*row[:-NUMBERS], *(None if value in (None, "") else float(value) for value in row[-NUMBERS:])]


def _copied(sql: str, parameters: dict) -> Iterable[list]:
    text = io.StringIO()
    with connection.cursor() as cursor:
        whole = cursor.cursor.mogrify(sql, parameters).decode()
        cursor.cursor.copy_expert(f"COPY ({whole}) TO STDOUT (FORMAT csv)", text)
    text.seek(0)
    return csv.reader(text)


def _selected(sql: str, parameters: dict) -> Iterable[list]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        while found := cursor.fetchmany(2000):
            yield from found
