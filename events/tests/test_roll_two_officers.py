"""Two officers at one roll: what the other one marked meanwhile is shown and never written over."""

from datetime import timedelta

import pytest

from accounts.audit import entries_about
from events import services
from events.forms.roll import name_of
from events.models import Attendance
from events.services import MarkedMeanwhile
from events.tests.test_roll_comes_back import typed_on


@pytest.fixture
def two(event, guests, signed_in, narathiwat_officer, narathiwat_head):
    """Officer and head opened the roll of two people; ``send("head", {"สมชาย": "present"})`` marks the morning."""
    places = {p.name: p for p in guests(event, "สมชาย", "สมหญิง")}
    morning = event.sessions.get(half="morning")
    address = f"/events/{event.pk}/roll/"
    clients = {"officer": signed_in(narathiwat_officer), "head": signed_in(narathiwat_head)}
    pages = {who: client.get(address) for who, client in clients.items()}

    def send(who, marks, action="save", page=None, **more):
        form = (page or pages[who]).context["form"]
        stood = {name_of(p, s): form.marks.get((p.pk, s.pk), "") for p in form.places for s in form.sessions}
        shown = stood | {f"initial-{name}": mark for name, mark in stood.items()}
        typed = {f"mark-{places[name].pk}-{morning.pk}": mark for name, mark in marks.items()}
        return clients[who].post(address, shown | typed | {"action": action} | more)

    return send


def stored() -> dict:
    rows = Attendance.objects.known().values_list("participant__name", "mark")
    return dict(rows)


def notes(page) -> list[tuple]:
    """Who was quicker at which mark, and what was not written."""
    cells = [cell for row in page.context["form"].rows() for cell in row["cells"] if cell["met"]]
    return [(str(cell["met"].by), cell["met"].mark, cell["met"].own) for cell in cells]


def test_a_mark_set_meanwhile_is_shown_and_all_others_are_saved(two):
    two("head", {"สมชาย": "absent"})
    page = two("officer", {"สมชาย": "present", "สมหญิง": "excused"})
    assert (page.status_code, stored()) == (200, {"สมชาย": "absent", "สมหญิง": "excused"})
    assert notes(page) == [("narathiwat-head", "absent", "present")]
    chosen = [row["cells"][0]["chosen"] for row in page.context["form"].rows()]
    assert chosen == ["absent", "excused"]


def test_the_row_offers_to_set_the_own_mark_all_the_same(two):
    two("head", {"สมชาย": "absent"})
    page = two("officer", {"สมชาย": "present"})
    offered = next(cell["anyway"] for row in page.context["form"].rows() for cell in row["cells"] if cell["met"])
    assert two("officer", {"สมหญิง": "excused"}, action=offered, page=page).status_code == 302
    assert stored() == {"สมชาย": "present", "สมหญิง": "excused"}


def test_the_reason_that_was_typed_stands_there_still(two):
    two("head", {"สมชาย": "absent"})
    page = two("officer", {"สมชาย": "present"}, reason="มาสาย")
    assert page.context["form"]["reason"].value() == "มาสาย"


def test_saving_again_without_a_word_leaves_the_others_mark(two):
    two("head", {"สมชาย": "absent"})
    page = two("officer", {"สมชาย": "present"})
    assert (two("officer", {}, page=page).status_code, stored()) == (302, {"สมชาย": "absent"})


def test_a_third_mark_is_met_again(two, event, narathiwat_head):
    two("head", {"สมชาย": "absent"})
    page = two("officer", {"สมชาย": "present"})
    offered = next(cell["anyway"] for row in page.context["form"].rows() for cell in row["cells"] if cell["met"])
    cell = page.context["form"].rows()[0]["cells"][0]["met"].cell
    services.take_roll(by=narathiwat_head, event=event, marks={cell: "excused"})
    assert notes(two("officer", {}, action=offered, page=page)) == [("narathiwat-head", "excused", "present")]
    assert stored() == {"สมชาย": "excused"}


def test_the_same_mark_of_two_is_no_matter(two):
    two("head", {"สมชาย": "absent"})
    assert (two("officer", {"สมชาย": "absent"}).status_code, stored()) == (302, {"สมชาย": "absent"})


def test_a_mark_taken_back_meanwhile_is_told_with_its_taker(two, event, guests, narathiwat_head, narathiwat_officer):
    place, morning = event.participants.first(), event.sessions.get(half="morning")
    cell = (place.pk, morning.pk)
    services.take_roll(by=narathiwat_officer, event=event, marks={cell: "present"})
    services.take_roll(by=narathiwat_head, event=event, marks={cell: ""})
    guests(event, "ผู้มาทีหลัง")
    with pytest.raises(MarkedMeanwhile) as refusal:
        services.take_roll(by=narathiwat_officer, event=event, marks={cell: "absent"}, shown={cell: "present"})
    met = refusal.value.met[0]
    assert (met.by, met.mark, met.own, stored()) == (narathiwat_head, "", "absent", {})
    assert refusal.value.codes == ["marked_meanwhile"]


def test_a_half_day_with_a_mark_in_question_stays_open(two, event):
    morning = event.sessions.get(half="morning")
    two("head", {"สมชาย": "absent"})
    two("officer", {"สมชาย": "present", "สมหญิง": "present"}, action=f"ask:close:{morning.pk}")
    assert (event.sessions.with_closings().get(half="morning").closing, stored()) == (
        None, {"สมชาย": "absent", "สมหญิง": "present"},
    )  # fmt: skip


def test_what_was_written_stands_in_the_trail_and_what_was_not_does_not(two, event, narathiwat_officer):
    two("head", {"สมชาย": "absent"})
    two("officer", {"สมชาย": "present", "สมหญิง": "excused"})
    own = entries_about(event).filter(by=narathiwat_officer, act="events.take_roll").get()
    assert [mark for _place, _session, mark in own.details["cells"]] == ["excused"]


@pytest.mark.parametrize("key", ["1-1-present", "x", "--", "1-present"])
def test_a_rubbish_button_sets_nothing(key, two):
    assert (two("officer", {"สมชาย": "present"}, action=f"own:{key}").status_code, stored()) == (
        302,
        {"สมชาย": "present"},
    )


def taken_off(event, by):
    services.remove_participant(by=by, participant=event.participants.get(name="สมหญิง"))


def moved(event, by):
    days = {"first_day": event.first_day - timedelta(days=1), "last_day": event.last_day - timedelta(days=1)}
    services.update_event(by=by, event=event, provinces=list(event.provinces.all()), **days)


@pytest.mark.parametrize(("deed", "dropped", "kept"), [(taken_off, 1, {"สมชาย": "present"}), (moved, 2, {})])
def test_marks_whose_cell_is_gone_are_told_and_never_dropped(deed, dropped, kept, two, event, narathiwat_head):
    deed(event, narathiwat_head)
    page = two("officer", {"สมชาย": "present", "สมหญิง": "excused"})
    told = page.context["form"].non_field_errors().as_data()
    assert ([each.code for each in told], f"{dropped} ช่อง" in told[0].messages[0]) == (["no_longer_here"], True)
    assert stored() == {}
    again = {name: value for name, value in typed_on(page).items() if name.startswith(("mark-", "initial-"))}
    assert (page.client.post(page.request["PATH_INFO"], again).status_code, stored()) == (302, kept)
