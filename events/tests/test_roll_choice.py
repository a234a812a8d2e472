"""Which half-day of a roll is shown, and who of its list."""

import pytest

from events import services
from volunteers.tests.reading import words


@pytest.fixture
def look(event, guests, signed_in, narathiwat_officer):
    """Three on the list, the first present and the second absent in the morning: ``look("?only=open")``."""
    places = guests(event, "สมชาย", "สมหญิง", "สมศรี")
    morning = event.sessions.get(half="morning")
    marks = {(places[0].pk, morning.pk): "present", (places[1].pk, morning.pk): "absent"}
    services.take_roll(by=narathiwat_officer, event=event, marks=marks)
    client = signed_in(narathiwat_officer)
    return lambda asked="": client.get(f"/events/{event.pk}/roll/{asked}")


def names(page) -> list[str]:
    return words(page, ".listed")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", ["สมชาย", "สมหญิง", "สมศรี"]),
        ("?only=open", ["สมศรี"]),
        ("?only=absent", ["สมหญิง"]),
        ("?only=excused", []),
        ("?q=หญิง", ["สมหญิง"]),
        ("?q=๓", ["สมศรี"]),
        ("?q=2&only=open", []),
        ("?half=afternoon&only=open", ["สมชาย", "สมหญิง", "สมศรี"]),
    ],
)
def test_the_list_is_narrowed_by_name_number_and_mark(asked, shown, look):
    assert names(look(asked)) == shown


def test_a_place_is_found_by_its_tambon(look, event):
    event.participants.filter(name="สมศรี").update(place="ตำบลบางนาค อำเภอเมืองนราธิวาส")
    assert names(look("?q=ต.บางนาค")) == ["สมศรี"]


@pytest.mark.parametrize("asked", ["?half=night", "?only=late", "?only=\0", "?half=ก"])
def test_what_is_no_half_day_or_mark_is_said(asked, look):
    page = look(asked)
    assert (page.status_code, names(page)) == (400, [])


def test_a_long_number_does_not_belong_into_the_address(look):
    assert look("?q=0812345678").status_code == 400


def test_the_first_half_day_that_is_not_closed_is_shown(look, event, narathiwat_officer):
    halves = list(event.sessions.order_by("-half"))
    shown = []
    for half in halves:
        shown.append(look().context["half"].half)
        services.close_sessions(by=narathiwat_officer, event=event, sessions=[half])
    assert (shown, look().context["half"].half) == (["morning", "afternoon"], "morning")


def test_the_search_box_leads_back_to_the_same_half_day(look, event):
    sent = {"to": f"/events/{event.pk}/roll/", "half": "afternoon", "only": "open", "q": "สมศรี"}
    page = look().client.post("/volunteers/search/", sent, follow=True)
    assert (page.context["half"].half, names(page)) == ("afternoon", ["สมศรี"])


def test_fifty_stand_on_a_page_and_the_marks_of_another_page_are_saved(event, guests, signed_in, narathiwat_officer):
    last = guests(event, *[f"คนที่ {n}" for n in range(60)])[-1]
    client, cell = signed_in(narathiwat_officer), f"mark-{last.pk}-{event.sessions.get(half='morning').pk}"
    pages = [len(names(client.get(f"/events/{event.pk}/roll/?page={n}"))) for n in (1, 2)]
    client.post(f"/events/{event.pk}/roll/", {cell: "present", f"initial-{cell}": ""})
    assert (pages, last.attendances.get().mark) == ([50, 10], "present")
