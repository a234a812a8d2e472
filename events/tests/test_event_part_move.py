"""Rows put in order by their buttons: the neighbour is named, so the same wish twice has one result."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from events import services
from events.forms.order import movable
from events.models import BoothProduct, ProgrammeItem
from events.services.order import placed


@pytest.fixture
def products(event):
    """Three products in their order."""
    return [BoothProduct.objects.create(event=event, name=name, order=n) for n, name in enumerate("กขค", 1)]


@pytest.fixture
def press(event, signed_in, narathiwat_officer):
    """Send what a button sends: ``press("3:before:1")``; returns the answer."""
    client = signed_in(narathiwat_officer)
    return lambda wish, part="booth-products": client.post(f"/events/{event.pk}/parts/{part}/move/", {"move": wish})


def names(event) -> str:
    return "".join(event.booth_products.values_list("name", flat=True))


def wish(rows, row: int, side: str, beside: int) -> str:
    return f"{rows[row].pk}:{side}:{rows[beside].pk}"


@pytest.mark.parametrize(
    ("row", "side", "beside", "order"),
    [
        (2, "before", 1, "กคข"),
        (2, "before", 0, "คกข"),
        (0, "after", 1, "ขกค"),
        (0, "after", 2, "ขคก"),
        (1, "after", 1, "กขค"),
    ],
)
def test_a_row_goes_beside_the_one_that_was_named(row, side, beside, order, products, press, event):
    press(wish(products, row, side, beside))
    assert names(event) == order


def test_pressed_twice_it_moves_once(products, press, event):
    for _again in range(2):
        press(wish(products, 2, "before", 1))
    assert (names(event), [e.act for e in entries_about(event)]) == ("กคข", ["events.move_part"])


def test_the_answer_leads_to_the_row_and_says_what_moved(products, press, event, signed_in, narathiwat_officer):
    key = products[2].pk
    address = press(wish(products, 2, "before", 1))["Location"]
    assert address == f"/events/{event.pk}/parts/booth-products/?moved={key}#row-{key}"
    page = signed_in(narathiwat_officer).get(address.partition("#")[0]).content.decode()
    assert page.count("autofocus") == 1


def test_the_buttons_on_the_page_send_these_wishes(products, event, signed_in, narathiwat_officer):
    rows = signed_in(narathiwat_officer).get(f"/events/{event.pk}/parts/booth-products/").context["rows"]
    a, b, c = (row.pk for row in products)
    assert [(r.up, r.down) for r in rows] == [
        ("", f"{a}:after:{b}"), (f"{b}:before:{a}", f"{b}:after:{c}"), (f"{c}:before:{b}", ""),
    ]  # fmt: skip


def test_one_row_alone_has_no_buttons(event, signed_in, narathiwat_officer):
    BoothProduct.objects.create(event=event, name="ก")
    page = signed_in(narathiwat_officer).get(f"/events/{event.pk}/parts/booth-products/").content.decode()
    assert ('name="move"' in page, "reorder.js" in page) == (False, False)


@pytest.mark.parametrize("sent", ["", "x", "1:above:2", "1:before:", f"{10**30}:before:1", "๑:before:๒"])
def test_what_no_button_sends_moves_nothing_and_says_so(sent, products, press, event, signed_in, narathiwat_officer):
    assert press(sent)["Location"] == f"/events/{event.pk}/parts/booth-products/"
    assert (names(event), list(entries_about(event))) == ("กขค", [])


def test_a_neighbour_that_is_gone_or_of_another_event_is_refused(products, event, make_event, narathiwat_officer):
    other = BoothProduct.objects.create(event=make_event(title="อื่น"), name="ง")
    for beside in (other.pk, 10**9):
        with pytest.raises(RuleBroken) as refusal:
            wishes = {"row": products[0].pk, "beside": beside, "after": True}
            services.move_part(by=narathiwat_officer, event=event, model=BoothProduct, **wishes)
        assert refusal.value.codes == ["list_changed"]
    assert names(event) == "กขค"


def test_a_line_of_the_programme_stays_on_its_day(event, press, narathiwat_officer):
    first, second = (
        ProgrammeItem.objects.create(
            event=event, day=event.first_day + timedelta(days=n), phase="morning", kind="opening"
        )
        for n in (0, 1)
    )
    with pytest.raises(RuleBroken) as refusal:
        wishes = {"row": first.pk, "beside": second.pk, "after": True}
        services.move_part(by=narathiwat_officer, event=event, model=ProgrammeItem, **wishes)
    assert refusal.value.codes == ["other_time"]
    assert [(m.up, m.down) for m in movable([first, second], lambda r: r.pk, services.group_of)] == [("", "")] * 2


@pytest.mark.parametrize("part", ["news", "follow-ups"])
def test_what_has_no_order_is_not_moved(part, press, event):
    assert press("1:before:2", part)["Location"] == f"/events/{event.pk}/parts/{part}/"
    assert list(entries_about(event)) == []


@given(items=st.lists(st.integers(), unique=True, min_size=1), data=st.data())
def test_whatever_is_moved_nothing_is_lost_and_twice_is_once(items, data):
    row, beside, after = data.draw(st.sampled_from(items)), data.draw(st.sampled_from(items)), data.draw(st.booleans())
    once = placed(items, row, beside, after=after)
    assert (sorted(once), placed(once, row, beside, after=after)) == (sorted(items), once)
    if row != beside:
        assert once.index(row) - once.index(beside) == (1 if after else -1)
    assert [i for i in once if i != row] == [i for i in items if i != row]
