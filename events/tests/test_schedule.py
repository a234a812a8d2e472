"""The public schedule shows what the office lets be known, and nothing else."""

import pytest
from django.test import Client

from events.models import Dignitary, EventRole
from events.tests.conftest import SECRET


def page(address: str) -> str:
    return Client().get(address).content.decode()


@pytest.mark.parametrize("address", ["/schedule/", "/schedule/96/"])
def test_a_full_event_is_listed_with_title_and_place(address, ahead):
    ahead()
    assert [SECRET in page(address), "ห้องลับ" in page(address)] == [True, True]


@pytest.mark.parametrize(
    "facts", [{"visibility": "date"}, {"visibility": "after"}, {"state": "draft"}, {"state": "approved"}]
)
def test_what_is_hidden_leaks_on_no_page(facts, ahead):
    event = ahead(**facts)
    EventRole.objects.create(
        event=event, role="chair", dignitary=Dignitary.objects.create(first_name="ประธานลับ", last_name="ตัวอย่าง")
    )
    addresses = ["/", "/schedule/", "/schedule/96/", "/schedule/96.ics", f"/schedule/events/{event.pk}/"]
    pages = [page(address) for address in addresses]
    assert [w for w in (SECRET, "ห้องลับ", "ประธานลับ") if any(w in text for text in pages)] == []


def test_an_event_shown_afterwards_appears_when_it_is_over(make_event):
    event = make_event(visibility="after", title=SECRET)
    assert [SECRET in page(a) for a in ("/schedule/96/", f"/schedule/events/{event.pk}/")] == [True, True]


def test_no_participant_is_public(ahead, guests):
    event = ahead()
    guests(event, "สมชาย ผู้ถูกเชิญ")
    assert [a for a in ("/schedule/96/", f"/schedule/events/{event.pk}/") if "ผู้ถูกเชิญ" in page(a)] == []
