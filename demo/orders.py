"""Invented appointment orders: one for each national term, and one a month for whoever comes between."""

from datetime import date

from demo import EXAMPLE
from demo.moments import days, last_day_of_term
from provinces.models import Office
from thai.calendar import be_year, format_date
from volunteers.models import AppointmentOrder

AUTHORITY = "กระทรวงแรงงาน"
TITLE = "แต่งตั้งอาสาสมัครแรงงาน"


class OrderBook:
    """Orders by the day on which they put people into office; unsaved until all are known."""

    def __init__(self, centre: Office) -> None:
        self.centre = centre
        self.by_key: dict[tuple, AppointmentOrder] = {}

    def for_term(self, start: date) -> AppointmentOrder:
        """The order of a national term, issued ten days before it begins."""
        key = (start.year, 0)
        if key not in self.by_key:
            end = last_day_of_term(start)
            title = f"{TITLE} วาระ {format_date(start)} ถึง {format_date(end)} {EXAMPLE}"
            self.by_key[key] = self._order(key, title, start - days(10), effective_on=start)
        return self.by_key[key]

    def for_month(self, day: date) -> AppointmentOrder:
        """The order of a month, for replacements and terms that begin in it."""
        key = (day.year, day.month)
        if key not in self.by_key:
            title = f"{TITLE}แทนตำแหน่งที่ว่าง {format_date(day, 'month')} {EXAMPLE}"
            self.by_key[key] = self._order(key, title, day.replace(day=1))
        return self.by_key[key]

    def _order(self, key: tuple, title: str, issued_on: date, effective_on: date | None = None) -> AppointmentOrder:
        return AppointmentOrder(
            office=self.centre,
            authority=AUTHORITY,
            number=f"ตย {100 + key[1]}",
            be_year=be_year(issued_on),
            title=title,
            signatory=f"ปลัดกระทรวงแรงงาน {EXAMPLE}",
            issued_on=issued_on,
            effective_on=effective_on,
        )
