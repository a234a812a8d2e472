"""The records of the register as "opened last" names them."""

from django.utils.translation import gettext_lazy as _

from provinces.naming import local_name, titled
from provinces.recent import Kind
from thai.names import full_name
from volunteers.models import AppointmentOrder, Person, Seat


def kinds() -> tuple[Kind, ...]:
    """People by their name, seats by their tambon, orders by authority and number."""
    return (
        Kind(
            Person,
            _("A person"),
            "volunteers:person",
            lambda: ("prefix", "first_name", "last_name"),
            full_name,
        ),
        Kind(
            Seat,
            _("Seat"),
            "volunteers:seat",
            lambda: (local_name("subdistrict__"), "province_id", "number"),
            lambda tambon, code, number: titled(tambon, code) + (f" ({number})" if number != "1" else ""),
        ),
        Kind(
            AppointmentOrder,
            _("Order"),
            "volunteers:order",
            lambda: ("authority", "number", "be_year"),
            lambda authority, number, year: f"{authority} {number}/{year}",
        ),
    )
