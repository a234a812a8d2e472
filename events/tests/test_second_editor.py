"""The page of the second editor, told of an event: who, what, before; what is kept, what is asked, what is carried."""

import pytest

from accounts.audit import changes_since
from accounts.second_editor import PAGE
from accounts.tests.editing import opened
from events import services
from events.models import Event


@pytest.fixture
def event(narathiwat):
    """A workshop with a title, a room and objectives."""
    made = Event.objects.create(
        kind="workshop", title="ประชุมเครือข่าย", venue_room="ห้อง 1", objectives=["หนึ่ง", "สอง"], office=narathiwat,
        first_day="2026-03-12", last_day="2026-03-12", venue_province_id="96",
    )  # fmt: skip
    made.provinces.add("96")
    return made


@pytest.fixture
def two(event, signed_in, narathiwat_officer, narathiwat_head):
    """Head and officer opened the same form; ``send("head", title="…")`` sends it, ``anew`` opens it first."""
    address = f"/events/{event.pk}/edit/"
    clients = {"head": signed_in(narathiwat_head), "officer": signed_in(narathiwat_officer)}
    shown = {who: opened(client, address) for who, client in clients.items()}

    def send(who, anew=False, **changes):
        return clients[who].post(address, (opened(clients[who], address) if anew else shown[who]) | changes)

    return send


def chosen(page, **picks) -> dict:
    """What the page sends when somebody chose on it."""
    return {"shown": page.context["form"]["shown"].value()} | {f"pick-{name}": side for name, side in picks.items()}


def test_both_texts_stand_there_with_who_and_what_it_was(two):
    two("head", title="ประชุมเครือข่ายใหญ่")
    page = two("officer", title="ประชุมเครือข่ายเล็ก")
    choice, meeting = page.context["form"].meeting.clashes[0], page.context["form"].meeting
    assert (choice.before, choice.mine, choice.theirs) == (
        "ประชุมเครือข่าย", "ประชุมเครือข่ายเล็ก", "ประชุมเครือข่ายใหญ่",
    )  # fmt: skip
    assert (page.templates[0].name, str(meeting.who), str(choice.by)) == (PAGE, "narathiwat-head", "narathiwat-head")
    assert Event.objects.get().title == "ประชุมเครือข่ายใหญ่"


def test_what_does_not_clash_is_put_together_and_told(two):
    two("head", venue_room="ห้อง 9")
    page = two("officer", title="ชื่อใหม่")
    stored = Event.objects.get()
    assert (page.status_code, stored.title, stored.venue_room, stored.version) == (302, "ชื่อใหม่", "ห้อง 9", 3)


def test_the_page_lists_what_was_put_together(two):
    two("head", title="ชื่อหนึ่ง", venue_room="ห้อง 9")
    page = two("officer", title="ชื่อสอง", venue_name="ศูนย์ราชการ")
    listed = [(("venue_room",), "ห้อง 9", False), (("venue_name",), "ศูนย์ราชการ", True)]
    assert [(each.names, each.result, each.is_mine) for each in page.context["form"].meeting.settled] == listed
    carried = {each.html_name: each.value() for each in page.context["form"].carried()}
    again = two("officer", **{n: v for n, v in carried.items() if v is not None} | {"title": "ชื่อสอง"})
    assert [(each.names, each.result, each.is_mine) for each in again.context["form"].meeting.settled] == listed


def test_an_old_form_without_changes_takes_nothing_back(two):
    two("head", title="ชื่อใหม่", objectives="หนึ่ง\r\nสอง\r\nสาม", provinces=["90", "96"])
    assert two("officer").status_code == 302
    stored = Event.objects.get()
    provinces = sorted(stored.provinces.values_list("pk", flat=True))
    assert (stored.title, stored.objectives, provinces) == ("ชื่อใหม่", ["หนึ่ง", "สอง", "สาม"], ["90", "96"])


def test_the_same_change_twice_is_nothing_to_choose(two):
    two("head", title="ชื่อใหม่")
    assert two("officer", title="ชื่อใหม่").status_code == 302


def test_nothing_is_saved_before_everything_is_chosen(two):
    two("head", title="ชื่อหนึ่ง", venue_room="ห้อง 1ก")
    page = two("officer", title="ชื่อสอง", venue_room="ห้อง 1ข")
    again = two("officer", title="ชื่อสอง", venue_room="ห้อง 1ข", **chosen(page, title="mine"))
    meeting = again.context["form"].meeting
    assert ([each.names for each in meeting.open], meeting.chosen) == ([("venue_room",)], 1)
    assert "ห้อง 1ข" in again.content.decode()
    two("officer", title="ชื่อสอง", venue_room="ห้อง 1ข", **chosen(again, title="mine", venue_room="theirs"))
    stored = Event.objects.get()
    assert (stored.title, stored.venue_room) == ("ชื่อสอง", "ห้อง 1ก")


def test_a_third_editor_leads_to_the_page_again(two):
    two("head", title="ชื่อหนึ่ง")
    page = two("officer", title="ชื่อสอง")
    two("head", anew=True, title="ชื่อสาม")
    again = two("officer", title="ชื่อสอง", **chosen(page, title="mine"))
    choice = again.context["form"].meeting.clashes[0]
    assert (again.templates[0].name, choice.pick, choice.theirs) == (PAGE, "", "ชื่อสาม")
    assert Event.objects.get().title == "ชื่อสาม"
    assert two("officer", title="ชื่อสอง", **chosen(again, title="mine")).status_code == 302


@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_all_of_one_side_are_picked_and_nothing_saved_yet(side, two):
    two("head", title="ชื่อหนึ่ง")
    page = two("officer", title="ชื่อสอง", take=side)
    assert [each.pick for each in page.context["form"].meeting.clashes] == [side]
    assert (page.templates[0].name, Event.objects.get().title) == (PAGE, "ชื่อหนึ่ง")


def test_going_back_to_the_form_keeps_the_own_text_and_asks_again(two):
    two("head", title="ชื่อหนึ่ง", venue_room="ห้อง 9")
    page = two("officer", title="ชื่อสอง")
    back = two("officer", title="ชื่อสอง", choose="edit", **chosen(page))
    form = back.context["form"]
    assert (back.templates[0].name, form["title"].value(), form["venue_room"].value()) == (
        "events/event_edit.html", "ชื่อสอง", "ห้อง 9",
    )  # fmt: skip
    assert two("officer", title="ชื่อสอง", **chosen(back)).templates[0].name == PAGE


def test_a_mistake_in_the_own_text_is_shown_where_it_was_chosen(two):
    two("head", first_day="13 มี.ค. 2569", last_day="13 มี.ค. 2569")
    page = two("officer", first_day="14 มี.ค. 2569")
    wrong = two("officer", first_day="32/13/2569", **chosen(page, first_day="mine"))
    choice = wrong.context["form"].meeting.clashes[0]
    assert (wrong.templates[0].name, choice.has_errors, choice.pick) == (PAGE, True, "mine")
    assert "32/13/2569" in wrong.content.decode()


def test_another_mistake_comes_first_and_says_what_was_kept(two):
    two("head", venue_room="ห้อง 9")
    page = two("officer", title=" ")
    assert (page.templates[0].name, list(page.context["form"].errors)) == ("events/event_edit.html", ["title"])
    assert page.context["form"]["venue_room"].value() == "ห้อง 9"


@pytest.mark.parametrize("shown", ["", "x", ":AAAA", "changed"])
def test_without_what_was_shown_every_difference_is_asked_about(shown, two):
    two("head", title="ชื่อหนึ่ง")
    page = two("officer", venue_room="ห้อง 2", shown=shown)
    asked = {choice.names: choice.before for choice in page.context["form"].meeting.clashes}
    assert asked == {("title",): None, ("venue_room",): None}


def test_what_one_record_showed_is_nothing_for_another(two, event, signed_in, narathiwat_officer):
    other = Event.objects.create(
        kind="workshop", title="อื่น", office=event.office, first_day="2026-03-12", last_day="2026-03-12",
        venue_province_id="96",
    )  # fmt: skip
    foreign = opened(signed_in(narathiwat_officer), f"/events/{other.pk}/edit/")["shown"]
    two("head", title="ชื่อหนึ่ง")
    assert two("officer", title="ชื่อสอง", shown=foreign).context["form"].meeting.clashes[0].before is None


def test_who_saved_is_told_by_the_trail_per_field(two, event, narathiwat_head):
    two("head", venue_room="ห้อง 9")
    entries = changes_since(event, 1)
    assert [(e.by, e.details) for e in entries] == [(narathiwat_head, {"fields": ["venue_room"], "version": 2})]
    assert changes_since(event, 2) == []


def test_a_version_only_moments_old_is_compared_too(two, event, monkeypatch):
    quicker = services.update_event

    def late(*, by, event, **facts):
        Event.objects.filter(pk=event.pk).update(title="ในพริบตา", version=2)
        return quicker(by=by, event=event, **facts)

    monkeypatch.setattr(services, "update_event", late)
    page = two("officer", venue_room="ห้อง 2")
    meeting = page.context["form"].meeting
    assert (page.templates[0].name, [each.result for each in meeting.settled]) == (PAGE, ["ในพริบตา", "ห้อง 2"])
    monkeypatch.undo()
    two("officer", venue_room="ห้อง 2", **chosen(page))
    assert (Event.objects.get().title, Event.objects.get().venue_room) == ("ในพริบตา", "ห้อง 2")
