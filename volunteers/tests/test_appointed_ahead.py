"""Who is appointed from a later day: nobody is being checked any more, and the seat counts as before until that day."""

from datetime import date, timedelta

import pytest

from thai.calendar import today
from thai.days import Days
from volunteers import figures, services
from volunteers.figures import Coverage
from volunteers.models import Seat
from volunteers.tests.reading import table, words

START = date(2027, 1, 1)
SAID = "แต่งตั้งแล้ว เริ่ม 1 ม.ค. 2570"


@pytest.fixture(autouse=True)
def in_november(time_machine_at):
    """It is 28 November 2569."""
    time_machine_at(date(2026, 11, 28))


@pytest.fixture
def time_machine_at():
    """Stand still on a day at nine in the morning in Bangkok."""
    import time_machine

    travels = []

    def travel(day):
        travels.append(time_machine.travel(f"{day}T09:00:00+07:00", tick=True))
        travels[-1].start()

    yield travel
    for each in travels:
        each.stop()


@pytest.fixture
def appointing(nominated, narathiwat_officer, person):
    """Nominate, propose if asked, and appoint from New Year: ``appointing(seat, "มานะ", propose=True)``."""

    def make(seat, name, propose=False, start=START, **evidence):
        appointment = nominated(seat, on=date(2026, 10, 1), who=person(name))
        if propose:
            services.propose(by=narathiwat_officer, appointment=appointment, on=date(2026, 10, 5))
        services.appoint(
            by=narathiwat_officer, appointment=appointment, term_start=start, term_end=date(2029, 12, 31),
            **(evidence or {"no_order_reason": "ทดสอบ"}),
        )  # fmt: skip
        return appointment

    return make


def test_the_seat_counts_as_before_and_nobody_is_checked(appointing, seats):
    appointing(seats[0], "มานะ")
    appointing(seats[1], "สมศรี", propose=True)
    about = Days(today())
    rows = figures.seat_states("96", about)
    assert figures.coverage_of("96", about) == Coverage(3, 0, 1, 0, 2, 0)
    assert [(row.state, row.begins, row.ahead) for row in rows] == [
        ("vacant", START, SAID), ("pending", START, SAID), ("vacant", None, ""),
    ]  # fmt: skip
    assert figures.coverage_of_seats(rows) == Coverage(3, 0, 1, 0, 2)


def test_pages_say_so_and_never_that_somebody_is_checked(appointing, signed_in, narathiwat_officer, advisor, seat):
    appointment = appointing(seat, "มานะ")
    office, district = signed_in(narathiwat_officer), seat.subdistrict.district_id
    addresses = [appointment.person.get_absolute_url(), seat.get_absolute_url(), "/volunteers/", "/volunteers/seats/"]
    answers = [office.get(address) for address in addresses] + [signed_in(advisor).get(f"/dashboard/96/{district}/")]
    found = [" ".join(words(answer, "main")) for answer in answers]
    assert [SAID in page for page in found] == [True] * 5
    checked = "ตรวจสอบคุณสมบัติ"
    # The chip of the roster and the legend of the board name the state.
    assert [page.count(checked) for page in found] == [0, 0, 1, 1, 0]


def test_the_roster_names_them_with_their_term_and_offers_no_nomination(
    appointing, signed_in, narathiwat_officer, seat
):
    appointing(seat, "มานะ")
    row = table(signed_in(narathiwat_officer).get("/volunteers/"))[0]
    assert (row[1], row[3]) == ("มานะ ตัวอย่าง", SAID)
    assert row[5].startswith("1 ม.ค. 2570 – 31 ธ.ค. 2572")


def test_a_list_by_state_shows_what_the_figures_count(appointing, seats, nominated):
    appointing(seats[0], "มานะ")
    nominated(seats[1], on=date(2026, 11, 1))
    by_state = {
        state: list(Seat.objects.in_state(state, Days(today())).values_list("pk", flat=True))
        for state in ("nominated", "vacant")
    }
    assert by_state == {"nominated": [seats[1].pk], "vacant": [seat.pk for seat in seats]}


def test_what_is_appointed_lies_on_no_desk(appointing, seats, nominated, narathiwat_officer):
    appointing(seats[0], "มานะ", propose=True)
    waiting = nominated(seats[1], on=date(2026, 11, 1))
    services.propose(by=narathiwat_officer, appointment=waiting, on=date(2026, 11, 1))
    assert figures.pending_waits("96", Days(today())) == {"": [(55, 55)], "office": [(28, 28)]}


def test_on_its_first_day_the_term_runs(appointing, seat):
    appointing(seat, "มานะ")
    states = [figures.seat_states("96", Days(day))[0] for day in (START - timedelta(days=1), START)]
    assert [(row.state, row.begins) for row in states] == [("vacant", START), ("appointed", None)]


@pytest.mark.parametrize(("issued", "told"), [(date(2026, 10, 20), SAID), (date(2026, 11, 20), ""), (None, "")])
def test_of_a_day_gone_by_only_an_order_issued_by_then_tells(
    appointing, seat, narathiwat, narathiwat_officer, issued, told
):
    order = services.record_order(
        by=narathiwat_officer, office=narathiwat, authority="กระทรวงแรงงาน", number="12", be_year=2569, issued_on=issued
    )
    appointing(seat, "มานะ", order=order)
    gone = Days(date(2026, 11, 1))
    row = figures.seat_states("96", gone)[0]
    assert (row.ahead, figures.coverage_of("96", gone).nominated) == (told, 0 if told else 1)


def test_the_order_of_who_begins_is_quoted(appointing, seat, narathiwat, narathiwat_officer):
    order = services.record_order(
        by=narathiwat_officer, office=narathiwat, authority="กระทรวงแรงงาน", number="12", be_year=2569
    )
    appointing(seat, "มานะ", order=order)
    assert str(figures.seat_states("96", Days(today()))[0].appointment.order) == "กระทรวงแรงงาน 12/2569"


def test_before_it_was_known_somebody_was_being_checked(appointing, seat):
    appointment = appointing(seat, "มานะ")
    before = appointment.acts.get(kind="nominate").recorded_at
    assert figures.coverage_of("96", Days(today(), before)).nominated == 1


def test_an_appointment_ended_before_it_began_is_over(appointing, seat, narathiwat_officer):
    appointment = appointing(seat, "มานะ")
    services.revoke(by=narathiwat_officer, appointment=appointment, from_day=START, reason="ยกเลิกคำสั่ง")
    assert figures.seat_states("96", Days(today()))[0].begins is None
