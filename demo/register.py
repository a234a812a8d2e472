"""The invented register: seats of every tambon, people, orders, appointments, acts, and the spells they make."""

from collections.abc import Iterable
from datetime import date, datetime

from accounts.models import User
from demo.careers import Career
from demo.lives import Temper, live
from demo.moments import (
    PAPERS_FROM,
    RECORDS_FROM,
    RECORDS_FROM_LATE,
    RECORDS_FROM_SOUTH,
    SEATS_FROM,
    at,
    generator,
)
from demo.orders import OrderBook
from demo.people import impossible_national_id
from demo.scripts import script_for, terms_for
from provinces.models import Office, OfficeRecords, Subdistrict
from volunteers.models import Appointment, AppointmentAct, AppointmentOrder, Person, Seat
from volunteers.services import open_seats as register_seats
from volunteers.services import rebuild_spells, seal_all, write_all

BATCH = 2000
SEATS_PER_KHWAENG = 3
SOUTHERN_BORDER = frozenset({"90", "94", "95", "96"})
WITH_NATIONAL_ID = 4


def open_seats(codes: Iterable[str]) -> list[Seat]:
    """One seat for every tambon that exists today, three for every khwaeng; returns them in order of code."""
    areas = Subdistrict.objects.filter(valid_to=None, district__province__in=codes).order_by("code")
    seats = [
        Seat(subdistrict_id=code, province_id=code[:2], number=number)
        for code in areas.values_list("code", flat=True)
        for number in range(1, 1 + (SEATS_PER_KHWAENG if code[:2] == "10" else 1))
    ]
    return register_seats(seats, valid_from=SEATS_FROM, known_from=at(SEATS_FROM))


def begin_records(offices: Iterable[Office]) -> None:
    """Say since when each office's figures are known."""
    OfficeRecords.objects.filter(office__in=offices).delete()
    since = {office: records_from(office.province_id) for office in offices}
    OfficeRecords.objects.bulk_create(
        OfficeRecords(office=office, first_day=day, known_from=at(SEATS_FROM)) for office, day in since.items()
    )


def records_from(province_code: str) -> date:
    """The southern border area kept records first; about every fourth of the others came a term later."""
    if province_code in SOUTHERN_BORDER:
        return RECORDS_FROM_SOUTH
    return RECORDS_FROM_LATE if int(province_code) % 4 == 3 else RECORDS_FROM


def fill_register(seats: list[Seat], offices: dict[str, Office], clerks: dict[str, User], now: datetime) -> None:
    """Invent who held, holds and seeks every seat until now. ``clerks`` enter the acts, by province code ("" else)."""
    orders = OrderBook(Office.objects.get(kind=Office.Kind.CENTRE))
    careers = []
    by_province: dict[str, list[Seat]] = {}
    for seat in seats:
        by_province.setdefault(seat.province_id, []).append(seat)
    for code, own in by_province.items():
        clerk = clerks.get(code, clerks[""])
        careers += [_career(seat, place, offices[code], clerk, orders, now) for place, seat in enumerate(own)]
    _write(careers, orders)


def _career(seat: Seat, place: int, office: Office, clerk: User, orders: OrderBook, now: datetime) -> Career:
    code = seat.province_id
    career = Career(seat, office, clerk, orders, now, generator(seat.subdistrict_id, seat.number))
    terms = terms_for(code, place, first=records_from(code), today=career.today)
    live(career, terms, _temper(office), script_for(code, place))
    return career


def _temper(office: Office) -> Temper:
    if office.province_id in SOUTHERN_BORDER:
        return Temper.of(office.province_id, papers_from=records_from(office.province_id), on_paper=1)
    return Temper.of(office.province_id, papers_from=PAPERS_FROM, on_paper=0.1)


def _write(careers: list[Career], orders: OrderBook) -> None:
    appointments = [row for career in careers for row in career.appointments]
    people = list({id(row.person): row.person for row in appointments}.values())
    _give_national_ids([c.appointments[0].person for c in careers if c.office.province_id == "96"])
    write_all(people)
    # An order that would put people into office only after today has not arrived.
    named = {id(row.order) for row in appointments if row.order}
    AppointmentOrder.objects.bulk_create([row for row in orders.by_key.values() if id(row) in named], BATCH)
    # A renewal points to the appointment before it, which has to be there first.
    waiting = appointments
    while waiting:
        ready = [row for row in waiting if row.renews is None or row.renews.pk]
        Appointment.objects.bulk_create(ready, BATCH)
        waiting = [row for row in waiting if row.pk is None]
    acts = [act for career in careers for act in career.acts]
    AppointmentAct.objects.bulk_create(sorted(acts, key=lambda act: act.recorded_at), BATCH)


def _give_national_ids(people: list[Person]) -> None:
    """A few records show how an ID is masked."""
    numbers = [{"national_id": impossible_national_id(serial)} for serial in range(1, WITH_NATIONAL_ID + 1)]
    seal_all(zip(people[-WITH_NATIONAL_ID:], numbers, strict=False))


def replay_acts() -> int:
    """Let the register's own engine turn the acts into spells; returns how many there are."""
    return rebuild_spells()
