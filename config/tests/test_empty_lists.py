"""A list without anything says why, names the first step, and has its button for who may take it."""

import re

import pytest

FIRST_STEP = {
    "/events/": "/events/new/",
    "/projects/": "/projects/new/",
    "/volunteers/orders/": "/volunteers/orders/new/?province=96",
    "/reported-figures/": "/reported-figures/new/",
    "/follow-ups/": "/events/",
    "/news/": "/schedule/",
    "/volunteers/graduates/": "",
    "/bin/": "",
    "/reports/": "",
    "/me/": "",
    "/schedule/": "",
    "/schedule/96/": "",
}
FILTERED = {
    "/events/?state=draft": "/events/",
    "/follow-ups/?state=open": "/follow-ups/",
    "/volunteers/orders/?q=ไม่มี": "/volunteers/orders/?province=96",
    "/volunteers/graduates/?district=9601": "/volunteers/graduates/?province=96",
    "/audit/?what=taken": "/audit/",
}


def empty(response) -> tuple[bool, str]:
    """Whether the page says why it is empty and what to do, and where its button leads."""
    said = response.content.decode().partition('<div class="empty">')[2].partition("</div>")[0]
    button = re.search(r'<a class="btn" href="([^"]*)"', said)
    return bool(re.search(r"<h2>\s*\S.*</h2>\s*<p>[^<]{10}", said, re.DOTALL)), button[1] if button else ""


@pytest.mark.parametrize("address", FIRST_STEP)
def test_an_empty_list_names_the_first_step(address, signed_in, narathiwat_head):
    assert empty(signed_in(narathiwat_head).get(address)) == (True, FIRST_STEP[address])


@pytest.mark.parametrize("address", FILTERED)
def test_a_list_in_which_nothing_matches_leads_to_the_whole_of_it(address, signed_in, narathiwat_head):
    assert empty(signed_in(narathiwat_head).get(address)) == (True, FILTERED[address])


@pytest.mark.parametrize("address", ["/events/", "/projects/", "/volunteers/orders/"])
def test_who_only_reads_has_no_button(address, signed_in, auditor):
    assert empty(signed_in(auditor).get(address)) == (True, "")


def test_an_empty_roll_and_an_empty_list_lead_to_who_is_invited(signed_in, narathiwat_officer, auditor, narathiwat):
    from config.tests.conftest import make_event
    from thai.calendar import today

    event = make_event(narathiwat, today())
    found = {
        (user.username, page): empty(signed_in(user).get(f"/events/{event.pk}/{page}/"))[1]
        for user in (narathiwat_officer, auditor)
        for page in ("participants", "roll")
    }
    there = f"/events/{event.pk}/participants/add/"
    assert found == {
        ("narathiwat-officer", "participants"): there,
        ("narathiwat-officer", "roll"): there,
        ("auditor", "participants"): "",
        ("auditor", "roll"): "",
    }
