"""Changes of programme and roles of an approved event stand on the head's first page until he has seen them."""

from datetime import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.audit import entries_about
from events import services
from events.models import DetailsChange, DetailsSeen, Dignitary, Event, EventRole, ProgrammeItem
from events.seen import unseen_of
from events.tests.conftest import DAY
from provinces import bin as office_bin
from provinces.models import BinnedRow
from volunteers import joins

LINE = {"day": DAY, "phase": "morning", "kind": "lecture"}


@pytest.fixture
def approved(make_event, narathiwat_head):
    """A draft with two lines and a speaker's role, approved by the head."""
    event = make_event(state="draft", sessions=())
    for order, title in enumerate(("บรรยายหนึ่ง", "บรรยายสอง"), 1):
        ProgrammeItem.objects.create(event=event, title=title, order=order, **LINE)
    holder = Dignitary.objects.create(first_name="สมชาย", last_name="ตัวอย่าง")
    EventRole.objects.create(event=event, dignitary=holder, role="speaker", name_as_printed="นายสมชาย ตัวอย่าง")
    services.change_state(by=narathiwat_head, event=event, step="approve")
    return event


def add_line(by, event, title="บรรยายใหม่", **facts):
    return services.add_part(by=by, event=event, row=ProgrammeItem(title=title, **LINE | facts))


def change_line(by, event, **facts):
    row = event.programme.first()
    for name, value in facts.items():
        setattr(row, name, value)
    services.update_part(by=by, event=event, row=row)


def swap(by, event):
    first, second = event.programme.all()
    services.move_part(by=by, event=event, model=ProgrammeItem, row=second.pk, beside=first.pk, after=False)


def remove(by, event, part="programme"):
    services.remove_part(by=by, event=event, row=getattr(event, part).first())


def add_role(by, event):
    row = EventRole(role="moderator", name_as_printed="นางสมหญิง ตัวอย่าง")
    services.add_part(by=by, event=event, row=row, speaker=Dignitary(first_name="สมหญิง", last_name="ตัวอย่าง"))


def change_role(by, event):
    row = event.roles.get()
    row.position_that_day = "ที่ปรึกษา"
    services.update_part(by=by, event=event, row=row)


# Each deed: what becomes of which line, and its values before and now.
ROLE = "วิทยากร: นายสมชาย ตัวอย่าง"
DEEDS = {
    "added": (add_line, [("เพิ่ม", "12 มี.ค. 2569 ช่วงเช้า บรรยายใหม่", [])]),
    "changed": (
        lambda by, e: change_line(by, e, title="บรรยายที่แก้", start_time=time(9), end_time=time(10)),
        [
            (
                "แก้ไข",
                "12 มี.ค. 2569 ช่วงเช้า บรรยายหนึ่ง",
                [
                    ("ตั้งแต่เวลา", [], ["09.00 น."]),
                    ("ถึงเวลา", [], ["10.00 น."]),
                    ("ชื่อเรื่อง", ["บรรยายหนึ่ง"], ["บรรยายที่แก้"]),
                ],
            )
        ],
    ),
    "moved": (swap, [("ย้ายลำดับ", "12 มี.ค. 2569 ช่วงเช้า บรรยายหนึ่ง", [("ลำดับที่", ["1"], ["2"])])]),
    "removed": (remove, [("ลบ", "12 มี.ค. 2569 ช่วงเช้า บรรยายหนึ่ง", [])]),
    "role added": (add_role, [("เพิ่ม", "ผู้ดำเนินรายการ: นางสมหญิง ตัวอย่าง", [])]),
    "role changed": (change_role, [("แก้ไข", ROLE, [("ตำแหน่งในวันนั้น", [], ["ที่ปรึกษา"])])]),
    "role removed": (lambda by, e: remove(by, e, "roles"), [("ลบ", ROLE, [])]),
}


def in_words(unseen):
    return [
        (str(each.change.label), each.line, [(str(d.name), d.old, d.new) for d in each.differs])
        for one in unseen
        for each in one.told
    ]


def waiting(user):
    """The card of the first page; what it tells, event by event."""
    cards = [card for card in joins.cards(user) if card.template == "events/_unseen_card.html"]
    return cards[0].rows if cards else []


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("state", ["approved", "published", "running", "finished"])
def test_each_deed_is_told_in_words_and_binds_nobody(state, deed, approved, narathiwat_officer, narathiwat_head):
    Event.objects.update(state=state, was_announced=state != "approved")
    act, told = DEEDS[deed]
    act(narathiwat_officer, Event.objects.get())
    unseen = waiting(narathiwat_head)
    assert (in_words(unseen), Event.objects.get().state, Event.objects.get().approval_differs) == (told, state, False)
    assert {each.last.by for each in unseen[0].told} == {narathiwat_officer}


def test_of_a_draft_nothing_is_told(make_event, narathiwat_officer, narathiwat_head):
    add_line(narathiwat_officer, make_event(state="draft"))
    assert (waiting(narathiwat_head), DetailsChange.objects.count()) == ([], 0)


@pytest.mark.parametrize("deed", DEEDS)
def test_what_the_head_does_himself_he_has_seen(deed, approved, narathiwat_head, narathiwat_officer):
    DEEDS[deed][0](narathiwat_head, approved)
    assert (waiting(narathiwat_head), DetailsSeen.objects.get().by) == ([], narathiwat_head)
    add_line(narathiwat_officer, approved, "ของเจ้าหน้าที่")
    assert [line for _, line, _ in in_words(waiting(narathiwat_head))] == ["12 มี.ค. 2569 ช่วงเช้า ของเจ้าหน้าที่"]


def test_the_head_who_adds_to_what_others_changed_has_not_seen_that_by_saving(
    approved, narathiwat_officer, narathiwat_head
):
    add_line(narathiwat_officer, approved, "หนึ่ง")
    add_line(narathiwat_head, approved, "สอง")
    told = waiting(narathiwat_head)[0].told
    assert [each.last.by for each in told] == [narathiwat_officer, narathiwat_head]


def press(signed_in, user, event, shown, **more):
    return signed_in(user).post(reverse("events:event_seen", args=[event.pk]), {"shown": shown} | more)


def test_marked_seen_it_is_gone_and_says_by_whom(approved, narathiwat_officer, narathiwat_head, signed_in):
    add_line(narathiwat_officer, approved)
    [unseen] = waiting(narathiwat_head)
    answer = press(signed_in, narathiwat_head, approved, unseen.shown, at_start="1")
    assert (answer.url, waiting(narathiwat_head)) == (reverse("start"), [])
    text = signed_in(narathiwat_officer).get(approved.get_absolute_url()).content.decode()
    assert ("รับทราบการเปลี่ยนแปลงกำหนดการและบทบาทครั้งล่าสุด" in text, "โดย narathiwat-head" in text) == (True, True)
    assert [e.by for e in entries_about(approved).filter(act="events.see_details")] == [narathiwat_head]


def test_what_came_after_the_page_was_shown_goes_on_waiting(approved, narathiwat_officer, narathiwat_head, signed_in):
    add_line(narathiwat_officer, approved, "ที่เห็น")
    [unseen] = waiting(narathiwat_head)
    add_line(narathiwat_officer, approved, "ที่มาทีหลัง")
    press(signed_in, narathiwat_head, approved, unseen.shown)
    assert in_words(waiting(narathiwat_head)) == [("เพิ่ม", "12 มี.ค. 2569 ช่วงเช้า ที่มาทีหลัง", [])]


def test_marked_twice_or_by_two_it_is_marked_once(
    approved, narathiwat_officer, narathiwat_head, ministry_admin, signed_in
):
    add_line(narathiwat_officer, approved)
    [unseen] = waiting(narathiwat_head)
    for user in (narathiwat_head, narathiwat_head, ministry_admin):
        assert press(signed_in, user, approved, unseen.shown).url == approved.get_absolute_url()
    assert (DetailsSeen.objects.get().by, entries_about(approved).filter(act="events.see_details").count()) == (
        narathiwat_head,
        1,
    )


@pytest.mark.parametrize("who", ["narathiwat_head", "acting", "ministry_admin"])
def test_who_may_approve_marks_it(who, approved, member, narathiwat, narathiwat_officer, request, signed_in):
    user = member("acting", narathiwat, "acting_head") if who == "acting" else request.getfixturevalue(who)
    add_line(narathiwat_officer, approved)
    press(signed_in, user, approved, DetailsChange.objects.get().pk)
    assert (DetailsSeen.objects.get().by, DetailsChange.objects.count()) == (user, 0)


@pytest.mark.parametrize("who, status", [("narathiwat_officer", 403), ("advisor", 403), ("neighbour", 404)])
def test_nobody_else_marks_it(who, status, approved, member, songkhla, narathiwat_officer, request, signed_in):
    user = member("neighbour", songkhla, "head") if who == "neighbour" else request.getfixturevalue(who)
    add_line(narathiwat_officer, approved)
    answer = press(signed_in, user, approved, DetailsChange.objects.get().pk)
    assert (answer.status_code, DetailsChange.objects.count(), waiting(user)) == (status, 1, [])


@pytest.mark.parametrize("shown", ["", "ก", "0", "-1", f"{10**30}"])
def test_a_button_that_says_nothing_of_its_page_comes_back_with_a_sentence(
    shown, approved, narathiwat_officer, narathiwat_head, signed_in
):
    add_line(narathiwat_officer, approved)
    client = signed_in(narathiwat_head)
    answer = client.post(reverse("events:event_seen", args=[approved.pk]), {"shown": shown}, follow=True)
    assert ("โปรดเปิดหน้านี้ใหม่" in answer.content.decode(), DetailsChange.objects.count()) == (True, 1)


def test_back_to_what_was_seen_nothing_is_told(approved, narathiwat_officer, narathiwat_head):
    for title in ("อื่น", "บรรยายหนึ่ง"):
        change_line(narathiwat_officer, approved, title=title)
    assert (waiting(narathiwat_head), DetailsChange.objects.count()) == ([], 0)


def test_a_line_out_of_the_bin_is_as_it_was_seen(approved, narathiwat_officer, narathiwat_head):
    remove(narathiwat_officer, approved)
    assert len(waiting(narathiwat_head)) == 1
    office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())
    assert waiting(narathiwat_head) == []


@pytest.mark.parametrize("part, told", [("programme", "บรรยายหนึ่ง"), ("roles", "นายสมชาย ตัวอย่าง")])
def test_a_line_that_was_away_when_the_event_was_approved_is_told_when_it_comes_back(
    part, told, approved, narathiwat_officer, narathiwat_head
):
    Event.objects.update(state="draft")
    remove(narathiwat_officer, Event.objects.get(), part)
    services.change_state(by=narathiwat_head, event=Event.objects.get(), step="approve")
    office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())
    assert [(change, told in line) for change, line, _ in in_words(waiting(narathiwat_head))] == [("เพิ่ม", True)]


def test_lines_that_move_with_their_event_are_told_beside_what_waits(approved, narathiwat_officer, narathiwat_head):
    facts = {"first_day": DAY.replace(day=13), "last_day": DAY.replace(day=13)}
    event = Event.objects.get()
    services.update_event(by=narathiwat_officer, event=event, provinces=["96"], move_along=True, **facts)
    days = ("วัน", ["12 มี.ค. 2569"], ["13 มี.ค. 2569"])
    assert [differs for _, _, differs in in_words(waiting(narathiwat_head))] == [[days], [days]]
    assert len(joins.to_decide(narathiwat_head)) == 1


def test_who_presides_is_told_by_what_waits_for_approval_alone(approved, narathiwat_officer, narathiwat_head):
    row = EventRole(role="chair", name_as_printed="นางสมหญิง ตัวอย่าง")
    chair = Dignitary(first_name="สมหญิง", last_name="ตัวอย่าง")
    services.add_part(by=narathiwat_officer, event=approved, row=row, speaker=chair)
    assert (waiting(narathiwat_head), len(joins.to_decide(narathiwat_head))) == ([], 1)


def test_approving_the_event_as_its_page_shows_it_sees_all_of_it(
    approved, narathiwat_officer, narathiwat_head, signed_in
):
    add_line(narathiwat_officer, approved)
    services.update_event(by=narathiwat_officer, event=Event.objects.get(), provinces=["96"], title="ชื่อใหม่")
    client = signed_in(narathiwat_head)
    seen = client.get(approved.get_absolute_url()).context["seen"]
    add_line(narathiwat_officer, approved, "ที่มาทีหลัง")
    for mark, left in ((seen, 1), (client.get(approved.get_absolute_url()).context["seen"], 0)):
        client.post(reverse("events:event_state", args=[approved.pk]), {"step": "approve", "seen": mark})
        assert (len(waiting(narathiwat_head)), Event.objects.get().approval_differs) == (left, bool(left))


def test_a_letter_approves_what_binds_and_leaves_the_rest_to_be_seen(approved, narathiwat_officer, narathiwat_head):
    add_line(narathiwat_officer, approved)
    services.update_event(by=narathiwat_officer, event=Event.objects.get(), provinces=["96"], title="ชื่อใหม่")
    letter = {"approver_name": "นายสมชาย ตัวอย่าง", "approver_position": "head", "number": "1"}
    today = approved.approvals.get().given_on
    services.approve_on_paper(by=narathiwat_officer, event=approved, form_key=None, dated=today, **letter)
    assert (Event.objects.get().approval_differs, len(waiting(narathiwat_head))) == (False, 1)


def test_a_cancelled_event_is_not_told_of_and_begins_anew(approved, narathiwat_officer, narathiwat_head):
    add_line(narathiwat_officer, approved)
    for step in ("cancel", "restore"):
        services.change_state(by=narathiwat_officer, event=Event.objects.get(), step=step, reason="น้ำท่วม")
        assert waiting(narathiwat_head) == []
    services.change_state(by=narathiwat_head, event=Event.objects.get(), step="approve")
    assert waiting(narathiwat_head) == []


def test_of_a_closed_event_it_is_still_to_be_seen(approved, narathiwat_officer, narathiwat_head):
    add_line(narathiwat_officer, approved)
    Event.objects.update(state="closed", was_announced=True)
    [unseen] = waiting(narathiwat_head)
    assert services.mark_seen(by=narathiwat_head, event=approved, shown=unseen.shown) is True
    assert (waiting(narathiwat_head), Event.objects.get().state) == ([], "closed")


def test_an_event_from_before_is_measured_by_what_it_was_before_its_first_change(
    event, narathiwat_officer, narathiwat_head
):
    ProgrammeItem.objects.create(event=event, title="เดิม", **LINE)
    change_line(narathiwat_officer, event, title="ใหม่")
    assert in_words(waiting(narathiwat_head)) == [
        ("แก้ไข", "12 มี.ค. 2569 ช่วงเช้า เดิม", [("ชื่อเรื่อง", ["เดิม"], ["ใหม่"])])
    ]


def test_the_events_of_the_centre_are_told_to_the_ministry(make_event, centre, member, ministry_admin):
    event = make_event(office=centre, provinces=["96"], state="approved")
    remover = member("second", centre, "officer")
    add_line(remover, event)
    assert [each.event for each in waiting(ministry_admin)] == [event]


@pytest.mark.parametrize("address", ["/volunteers/", "event"])
def test_both_pages_show_it_and_who_may_not_mark_it_has_no_button(
    address, approved, narathiwat_officer, narathiwat_head, signed_in
):
    change_line(narathiwat_officer, approved, title="บรรยายที่แก้")
    there = approved.get_absolute_url() if address == "event" else address
    texts = [signed_in(user).get(there).content.decode() for user in (narathiwat_head, narathiwat_officer)]
    shown = [[word in text for word in ("บรรยายที่แก้", "narathiwat-officer", "/seen/")] for text in texts]
    assert shown == [[True, True, True], [address == "event", True, False]]


def test_the_first_page_asks_as_much_for_none_as_for_one_and_three(
    approved, make_event, narathiwat_officer, narathiwat_head
):
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            joins.cards(narathiwat_head)
        return len(seen)

    assert narathiwat_head.memberships.exists() and joins.cards(narathiwat_head) == []
    counts = [asked()]
    add_line(narathiwat_officer, approved)
    counts.append(asked())
    for number in range(2):
        add_line(narathiwat_officer, make_event(state="approved"), f"{number}")
    counts.append(asked())
    assert (counts, len(unseen_of(Event.objects.all()))) == ([2, 2, 2], 3)


def test_nobody_is_asked_about_who_heads_nothing(approved, narathiwat_officer, django_assert_num_queries):
    assert narathiwat_officer.memberships.exists() and joins.cards(narathiwat_officer) == []
    with django_assert_num_queries(0):
        joins.cards(narathiwat_officer)
