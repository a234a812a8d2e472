"""Every figure about seats and people. Nothing else in the portal counts them.

Each takes ``Days``: the day it is about and the moment it was known.
A province whose office kept no records on that day has unknown figures: None, never 0, and no seat is listed.
"""

from volunteers.figures.coverage import (
    UNKNOWN,
    AreaFigures,
    Coverage,
    by_district,
    by_province,
    coverage_by_district,
    coverage_by_province,
    coverage_of,
    coverage_of_seats,
    sum_coverage,
)
from volunteers.figures.curve import TrendPoint, trend
from volunteers.figures.narrower import SPANS, Narrower, narrower, on_desk, waiting_over
from volunteers.figures.rows import Holder, OrderName, Place, SeatRow
from volunteers.figures.seats import (
    describe,
    ending_seats,
    ending_soon,
    ending_soon_days,
    listed,
    seat_states,
)
from volunteers.figures.spells import holders_in
from volunteers.figures.waits import LONG_PENDING_DAYS, Ages, Wait, ages_by_district, ages_by_province, pending_waits

__all__ = [
    "LONG_PENDING_DAYS",
    "SPANS",
    "UNKNOWN",
    "Ages",
    "AreaFigures",
    "Coverage",
    "Holder",
    "Narrower",
    "OrderName",
    "Place",
    "SeatRow",
    "TrendPoint",
    "Wait",
    "ages_by_district",
    "ages_by_province",
    "by_district",
    "by_province",
    "coverage_by_district",
    "coverage_by_province",
    "coverage_of",
    "coverage_of_seats",
    "describe",
    "ending_seats",
    "ending_soon",
    "ending_soon_days",
    "holders_in",
    "listed",
    "narrower",
    "on_desk",
    "pending_waits",
    "seat_states",
    "sum_coverage",
    "trend",
    "waiting_over",
]
