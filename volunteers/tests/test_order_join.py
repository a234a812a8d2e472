"""The page where the centre says which rows are one paper."""

import re
from urllib.parse import unquote

import pytest

from accounts.audit import entries_about
from volunteers import services
from volunteers.models import AppointmentOrder

PAPER = {"authority": "กระทรวงแรงงาน", "number": "1204", "be_year": 2562}


@pytest.fixture
def rows(narathiwat_officer, narathiwat, songkhla_officer, songkhla):
    """The same paper, typed by two provinces."""
    desks = ((narathiwat_officer, narathiwat), (songkhla_officer, songkhla))
    return [services.record_order(by=by, office=office, **PAPER) for by, office in desks]


def joined() -> list[int | None]:
    return list(AppointmentOrder.objects.order_by("pk").values_list("same_as", flat=True))


def address(order) -> str:
    return f"/volunteers/orders/{order.pk}/join/"


def test_the_other_row_is_on_offer_and_is_joined(rows, signed_in, ministry_admin):
    client = signed_in(ministry_admin)
    assert list(client.get(address(rows[0])).context["form"].fields["paper"].queryset) == [rows[1]]
    response = client.post(address(rows[0]), {"paper": rows[1].pk})
    assert (response["Location"], joined()) == (f"/volunteers/orders/{rows[0].pk}/", [rows[1].pk, None])


def test_sent_twice_it_is_joined_once(rows, signed_in, ministry_admin):
    client = signed_in(ministry_admin)
    for _again in range(2):
        client.post(address(rows[0]), {"paper": rows[1].pk})
    assert joined() == [rows[1].pk, None]


def test_another_number_is_not_on_offer(rows, signed_in, ministry_admin, narathiwat_officer, narathiwat):
    other = services.record_order(by=narathiwat_officer, office=narathiwat, **PAPER | {"number": "9"})
    form = signed_in(ministry_admin).post(address(rows[0]), {"paper": other.pk}).context["form"]
    assert (list(form.errors), joined()) == (["paper"], [None, None, None])


def test_the_joining_is_taken_back_and_again_changes_nothing(rows, signed_in, ministry_admin):
    services.join_orders(by=ministry_admin, orders=[rows[0]], paper=rows[1])
    client = signed_in(ministry_admin)
    for _again in range(2):
        client.post(address(rows[0]), {"separate": "1"})
    acts = [entry.act for entry in entries_about(rows[0])]
    assert (joined(), acts) == ([None, None], ["volunteers.separate_order", "volunteers.record_order"])


def test_looking_at_a_separation_that_was_kept_separates_nothing(rows, signed_in, ministry_admin):
    services.join_orders(by=ministry_admin, orders=[rows[0]], paper=rows[1])
    client = signed_in(ministry_admin)
    token = re.search(r'name="form_token" value="([^"]+)"', client.get(address(rows[0])).content.decode())
    client.logout()
    kept = client.post(address(rows[0]), {"separate": "1", "form_token": token[1]})
    client.force_login(ministry_admin)
    page = client.get(unquote(kept["Location"].partition("next=")[2]))
    assert (page.status_code, joined()) == (200, [rows[1].pk, None])


def test_without_another_row_the_page_says_so(signed_in, ministry_admin, narathiwat_officer, narathiwat):
    order = services.record_order(by=narathiwat_officer, office=narathiwat, **PAPER)
    page = signed_in(ministry_admin).get(address(order)).content.decode()
    assert ('class="empty"' in page, 'type="radio"' in page) == (True, False)


@pytest.mark.parametrize("data", [{}, {"separate": "1"}])
@pytest.mark.parametrize(("role", "status"), [("narathiwat_officer", 403), ("songkhla_officer", 404), ("auditor", 403)])
def test_only_the_centre_joins(role, status, data, rows, signed_in, request):
    sent = data or {"paper": rows[1].pk}
    assert signed_in(request.getfixturevalue(role)).post(address(rows[0]), sent).status_code == status
    assert joined() == [None, None]
