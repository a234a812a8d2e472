"""The register in a real browser: a seat filled by keyboard, choices that fold, lists of people on a small phone."""

from datetime import date

import pytest
from django.utils import timezone

from config.tests.keyboard import Keyboard
from events.models import Event, Participant
from events.services import recount
from provinces.models import District, Subdistrict
from volunteers import services
from volunteers.models import Appointment, Person, PostingFacts

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
HEIGHT = "document.documentElement.scrollHeight"
TALLEST = 6_000
# Two lines of a row with the air around them; a name or a state that is too long for a line takes one more.
TWO_LINES, LONGER = 70, 110
HEIGHTS = "rows => rows.map(row => row.offsetHeight).sort((one, other) => one - other)"


@pytest.fixture
def vacant_seat(world, open_seats):
    """A seat in the next tambon that nobody holds."""
    return open_seats([Subdistrict.objects.filter(district_id="9601", valid_to=None).order_by("code")[3]])[0]


@pytest.fixture
def pending(world, narathiwat, narathiwat_officer, vacant_seat):
    """Somebody who waits for the appointment."""
    by, on = narathiwat_officer, date(2026, 1, 5)
    person = services.register_person(by=by, office=narathiwat, first_name="สมใจ", last_name="ใจงาม")
    held = services.nominate(by=by, person=person, office=narathiwat, seat=vacant_seat, on=on)
    services.propose(by=by, appointment=held, on=on)
    return held


def test_a_vacant_seat_is_filled_by_keyboard_in_eight_activations(world, narathiwat, vacant_seat, visit, complaints):
    by = world.users["officer"]
    services.register_person(by=by, office=narathiwat, first_name="สมใจ", last_name="ใจงาม")
    page = visit(by)
    page.goto("/volunteers/")
    page.emulate_media(reduced_motion="reduce")
    keys = Keyboard(page)
    keys.to(f"a[href='/volunteers/seats/{vacant_seat.pk}/nominate/']").press(leads=True)
    keys.to("main [name=q]").type("สมใจ").press(leads=True)
    keys.to("main a[href^='?person=']").press(leads=True)
    keys.to("main form.form .btn-primary").press(leads=True)
    keys.to("main a[href$='/propose/']").press(leads=True)
    keys.to("main form.form .btn-primary").press(leads=True)
    keys.to("main a[href$='/appoint/']").press(leads=True)
    keys.to("[name=no_order_reason]").type("ตามหนังสือจังหวัด")
    keys.to("main form.form .btn-primary").press(leads=True)
    held = Appointment.objects.get(seat=vacant_seat)
    assert (held.no_order_reason, keys.activations <= 8, keys.unseen, complaints) == ("ตามหนังสือจังหวัด", True, [], [])


@pytest.mark.parametrize("script", [True, False])
def test_what_was_not_chosen_folds_away(script, visit, pending, narathiwat_officer, complaints):
    page, names = (
        visit(narathiwat_officer, width=360, java_script_enabled=script),
        ("order", "number", "no_order_reason"),
    )
    page.goto(f"/volunteers/appointments/{pending.pk}/appoint/")
    shown = [page.is_visible(f"[name={name}]") for name in names]
    page.check("[name=evidence][value=none]")
    folded = [page.is_visible(f"[name={name}]") for name in names]
    page.fill("[name=no_order_reason]", "ตามหนังสือ")
    page.click("main form.form .btn-primary")
    page.wait_for_url(f"**{pending.person.get_absolute_url()}")
    assert (shown, folded, complaints) == ([True] * 3, [False, False, True], [])


def test_who_fills_in_one_choice_has_chosen_it(visit, pending, narathiwat_officer):
    page = visit(narathiwat_officer)
    page.goto(f"/volunteers/appointments/{pending.pk}/appoint/")
    page.fill("[name=no_order_reason]", "ตามหนังสือ")
    assert page.is_checked("[name=evidence][value=none]")


@pytest.fixture
def hundred(world, narathiwat, narathiwat_officer, open_seats):
    """A hundred participants, a hundred graduates and a hundred seats of Narathiwat, with names of usual length."""
    people = Person.objects.bulk_create(
        Person(office=narathiwat, prefix="miss", first_name="สมหญิง", last_name="ทดลองงาน") for _n in range(100)
    )
    event = Event.objects.get(pk=world["event"])
    Participant.objects.bulk_create(
        Participant(
            event=event, person=person, name=person.name, place="ตำบลบางนาค อำเภอเมืองนราธิวาส", order=9 + n,
            group="อาสาสมัครแรงงาน", province_id="96", reply="coming" if n % 2 else "none", replied_at=timezone.now(),
        )
        for n, person in enumerate(people)
    )  # fmt: skip
    recount(event)
    districts = list(District.objects.filter(province="96", has_graduates=True, valid_to=None).order_by("code"))
    for n, person in enumerate(people):
        services.post_graduate(
            by=narathiwat_officer, person=person, district=districts[n % len(districts)], first_day=date(2025, 10, 1)
        )
    open_seats(list(Subdistrict.objects.filter(district__province="96", valid_to=None).order_by("-code")[:70]))
    assert PostingFacts.objects.count() > 100
    return world


@pytest.mark.parametrize("width", [320, 360])
def test_fifty_people_are_two_lines_each_on_a_phone(width, hundred, visit):
    page, seen = visit(hundred.users["officer"], width=width), {}
    for address in (f"/events/{hundred['event']}/participants/", "/volunteers/graduates/", "/volunteers/"):
        page.goto(address)
        rows = page.eval_on_selector_all(".brief tbody tr", HEIGHTS)
        fits = (rows[len(rows) // 2] <= TWO_LINES, rows[-1] <= LONGER, page.evaluate(HEIGHT) <= TALLEST)
        seen[address] = (len(rows), *fits, page.evaluate("document.documentElement.scrollWidth"))
    assert seen == dict.fromkeys(seen, (50, True, True, True, width))
