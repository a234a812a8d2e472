"""The tambons of Narathiwat have seats; a few people stand ready."""

from datetime import date

import pytest

from provinces.models import Subdistrict
from volunteers import services


@pytest.fixture
def seats(narathiwat, open_seats):
    """Three seats of Narathiwat, by tambon code."""
    tambons = Subdistrict.objects.current(on=date(2020, 1, 1)).filter(district__province_id="96").order_by("code")[:3]
    return open_seats(tambons)


@pytest.fixture
def seat(seats):
    """The first of them."""
    return seats[0]


@pytest.fixture
def person(narathiwat, narathiwat_officer):
    """Enter a person at Narathiwat: ``person("สมหญิง")``."""

    def make(first_name="สมหญิง", **fields):
        return services.register_person(
            by=narathiwat_officer, office=narathiwat, prefix="", first_name=first_name, last_name="ตัวอย่าง", **fields
        )

    return make


@pytest.fixture
def nominated(narathiwat, narathiwat_officer, person):
    """Nominate somebody for a seat: ``nominated(seat, on=date(2020, 1, 5))``."""

    def make(seat, on=date(2020, 1, 5), who=None, **fields):
        who = who or person(f"ทดลอง{seat.pk}")
        return services.nominate(by=narathiwat_officer, person=who, office=narathiwat, seat=seat, on=on, **fields)

    return make


@pytest.fixture
def pending(nominated, seat, narathiwat_officer):
    """Somebody who awaits the order since January."""
    appointment = nominated(seat, on=date(2026, 1, 5))
    services.propose(by=narathiwat_officer, appointment=appointment, on=date(2026, 1, 10))
    return appointment


@pytest.fixture
def appointed(narathiwat_officer, nominated):
    """Appoint somebody to a seat for three years from a day."""

    def make(seat, start=date(2020, 2, 1), end=date(2023, 1, 31), who=None, **fields):
        appointment = nominated(seat, on=date(2020, 1, 5), who=who, **fields)
        services.appoint(
            by=narathiwat_officer, appointment=appointment, term_start=start, term_end=end, no_order_reason="ทดสอบ"
        )
        return appointment

    return make
