"""Appointment orders: one of the ministry's a month, and one a year of each province's governor for its network."""

from collections.abc import Iterator
from datetime import date

from demo import EXAMPLE
from demo.national.tables import Table
from thai.calendar import be_year, format_date
from thai.orders import authority_key, number_key
from volunteers.models import AppointmentOrder

MINISTRY = "กระทรวงแรงงาน"
TABLE = Table(
    AppointmentOrder,
    *("id", "office_id", "authority", "number", "be_year", "title", "signatory", "issued_on", "effective_on"),
    *("authority_key", "number_key"),
)


class Orders:
    """Orders by who gave them and when; each is made when somebody is first appointed by it."""

    def __init__(self, centre_id: int, offices: dict[str, int]) -> None:
        self._centre_id, self._offices = centre_id, offices
        self._rows: dict[tuple, tuple] = {}

    def of_month(self, day: date) -> int:
        """The ministry's order of a month; returns the key."""
        title = f"แต่งตั้งอาสาสมัครแรงงาน ประจำเดือน {format_date(day, 'month')} {EXAMPLE}"
        number, signatory = f"ตย {100 + day.month}", f"ปลัดกระทรวงแรงงาน {EXAMPLE}"
        return self._order((day.year, day.month), self._centre_id, MINISTRY, number, title, signatory, day)

    def of_network(self, province_code: str, day: date) -> int:
        """The governor's order of a year for the network of a province; returns the key."""
        authority = f"ผู้ว่าราชการจังหวัด {EXAMPLE} รหัส {province_code}"
        title = f"แต่งตั้งเครือข่ายอาสาสมัครแรงงาน พ.ศ. {be_year(day)} {EXAMPLE}"
        key = (day.year, province_code)
        return self._order(key, self._offices[province_code], authority, "ตย 1", title, authority, day)

    def _order(self, key: tuple, office: int, authority: str, number: str, title: str, who: str, day: date) -> int:
        if key not in self._rows:
            issued = day.replace(day=1)
            order_id = len(self._rows) + 1
            keys = authority_key(authority), number_key(number)
            self._rows[key] = (order_id, office, authority, number, be_year(issued), title, who, issued, None, *keys)
        return self._rows[key][0]

    def rows(self) -> Iterator[tuple]:
        """The rows of ``TABLE``."""
        yield from self._rows.values()
