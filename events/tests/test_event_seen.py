"""Changes of programme and roles stand on the head's first page until they are marked seen (decision 28)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.audit import entries_about
from events import services
from events.models import DetailsChange, DetailsSeen, Event
from events.seen import unseen_of
from events.tests.details_deeds import add_line, change_line, in_words, waiting
from events.tests.first_page import cards_of_events
from volunteers import joins


def press(signed_in, user, event, shown, **more):
    return signed_in(user).post(reverse("events:event_seen", args=[event.pk]), {"shown": shown} | more)


def test_marked_seen_it_is_gone_and_says_by_whom(planned, narathiwat_officer, narathiwat_head, signed_in):
    add_line(narathiwat_officer, planned)
    [unseen] = waiting(narathiwat_head)
    answer = press(signed_in, narathiwat_head, planned, unseen.shown, at_start="1")
    assert (answer.url, waiting(narathiwat_head)) == (reverse("start"), [])
    text = signed_in(narathiwat_officer).get(planned.get_absolute_url()).content.decode()
    assert ("รับทราบการเปลี่ยนแปลงกำหนดการและบทบาทครั้งล่าสุด" in text, "โดย narathiwat-head" in text) == (True, True)
    assert [e.by for e in entries_about(planned).filter(act="events.see_details")] == [narathiwat_head]


def test_what_came_after_the_page_was_shown_goes_on_waiting(planned, narathiwat_officer, narathiwat_head, signed_in):
    add_line(narathiwat_officer, planned, "ที่เห็น")
    [unseen] = waiting(narathiwat_head)
    add_line(narathiwat_officer, planned, "ที่มาทีหลัง")
    press(signed_in, narathiwat_head, planned, unseen.shown)
    assert in_words(waiting(narathiwat_head)) == [("เพิ่ม", "12 มี.ค. 2569 ช่วงเช้า ที่มาทีหลัง", [])]


def test_marked_twice_or_by_two_it_is_marked_once(
    planned, narathiwat_officer, narathiwat_head, ministry_admin, signed_in
):
    add_line(narathiwat_officer, planned)
    [unseen] = waiting(narathiwat_head)
    for user in (narathiwat_head, narathiwat_head, ministry_admin):
        assert press(signed_in, user, planned, unseen.shown).url == planned.get_absolute_url()
    assert (DetailsSeen.objects.get().by, entries_about(planned).filter(act="events.see_details").count()) == (
        narathiwat_head,
        1,
    )


@pytest.mark.parametrize("who", ["narathiwat_head", "acting", "ministry_admin"])
def test_who_may_approve_marks_it(who, planned, member, narathiwat, narathiwat_officer, request, signed_in):
    user = member("acting", narathiwat, "acting_head") if who == "acting" else request.getfixturevalue(who)
    add_line(narathiwat_officer, planned)
    press(signed_in, user, planned, DetailsChange.objects.get().pk)
    assert (DetailsSeen.objects.get().by, DetailsChange.objects.count()) == (user, 0)


def test_the_ministry_may_and_is_not_waited_for(planned, narathiwat_officer, narathiwat_head, ministry_admin):
    add_line(narathiwat_officer, planned)
    assert [len(waiting(user)) for user in (narathiwat_head, ministry_admin)] == [1, 0]


@pytest.mark.parametrize("who, status", [("narathiwat_officer", 403), ("advisor", 403), ("neighbour", 404)])
def test_nobody_else_marks_it(who, status, planned, member, songkhla, narathiwat_officer, request, signed_in):
    user = member("neighbour", songkhla, "head") if who == "neighbour" else request.getfixturevalue(who)
    add_line(narathiwat_officer, planned)
    answer = press(signed_in, user, planned, DetailsChange.objects.get().pk)
    assert (answer.status_code, DetailsChange.objects.count(), waiting(user)) == (status, 1, [])


@pytest.mark.parametrize("shown", ["", "ก", "0", "-1", f"{10**30}"])
def test_a_button_that_says_nothing_of_its_page_comes_back_with_a_sentence(
    shown, planned, narathiwat_officer, narathiwat_head, signed_in
):
    add_line(narathiwat_officer, planned)
    client = signed_in(narathiwat_head)
    answer = client.post(reverse("events:event_seen", args=[planned.pk]), {"shown": shown}, follow=True)
    assert ("โปรดเปิดหน้านี้ใหม่" in answer.content.decode(), DetailsChange.objects.count()) == (True, 1)


def test_approving_the_event_as_its_page_shows_it_sees_all_of_it(
    planned, narathiwat_officer, narathiwat_head, signed_in
):
    add_line(narathiwat_officer, planned)
    services.update_event(by=narathiwat_officer, event=Event.objects.get(), provinces=["96"], title="ชื่อใหม่")
    client = signed_in(narathiwat_head)
    seen = client.get(planned.get_absolute_url()).context["seen"]
    add_line(narathiwat_officer, planned, "ที่มาทีหลัง")
    for mark, left in ((seen, 1), (client.get(planned.get_absolute_url()).context["seen"], 0)):
        client.post(reverse("events:event_state", args=[planned.pk]), {"step": "approve", "seen": mark})
        assert (len(waiting(narathiwat_head)), Event.objects.get().approval_differs) == (left, bool(left))


def test_a_letter_approves_what_binds_and_leaves_the_rest_to_be_seen(planned, narathiwat_officer, narathiwat_head):
    add_line(narathiwat_officer, planned)
    services.update_event(by=narathiwat_officer, event=Event.objects.get(), provinces=["96"], title="ชื่อใหม่")
    letter = {"approver_name": "นายสมชาย ตัวอย่าง", "approver_position": "head", "number": "1"}
    today = planned.approvals.get().given_on
    services.approve_on_paper(by=narathiwat_officer, event=planned, form_key=None, dated=today, **letter)
    assert (Event.objects.get().approval_differs, len(waiting(narathiwat_head))) == (False, 1)


def test_a_cancelled_event_is_not_told_of_and_begins_anew(planned, narathiwat_officer, narathiwat_head):
    add_line(narathiwat_officer, planned)
    for step in ("cancel", "restore"):
        services.change_state(by=narathiwat_officer, event=Event.objects.get(), step=step, reason="น้ำท่วม")
        assert waiting(narathiwat_head) == []
    services.change_state(by=narathiwat_head, event=Event.objects.get(), step="approve")
    assert waiting(narathiwat_head) == []


def test_of_a_closed_event_it_is_still_to_be_seen(planned, narathiwat_officer, narathiwat_head):
    add_line(narathiwat_officer, planned)
    Event.objects.update(state="closed", was_announced=True)
    [unseen] = waiting(narathiwat_head)
    assert services.mark_seen(by=narathiwat_head, event=planned, shown=unseen.shown) is True
    assert (waiting(narathiwat_head), Event.objects.get().state) == ([], "closed")


@pytest.mark.parametrize("address", ["/volunteers/", "event"])
def test_both_pages_show_it_and_who_may_not_mark_it_has_no_button(
    address, planned, narathiwat_officer, narathiwat_head, signed_in
):
    change_line(narathiwat_officer, planned, title="บรรยายที่แก้")
    there = planned.get_absolute_url() if address == "event" else address
    texts = [signed_in(user).get(there).content.decode() for user in (narathiwat_head, narathiwat_officer)]
    shown = [[word in text for word in ("บรรยายที่แก้", "narathiwat-officer", "/seen/")] for text in texts]
    assert shown == [[True, True, True], [address == "event", address == "event", False]]


def test_the_first_page_asks_as_much_for_none_as_for_one_and_three(
    planned, make_event, narathiwat_officer, narathiwat_head
):
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            cards_of_events(narathiwat_head)
        return len(seen)

    assert narathiwat_head.memberships.exists() and joins.cards(narathiwat_head) == []
    counts = [asked()]
    add_line(narathiwat_officer, planned)
    counts.append(asked())
    for number in range(2):
        add_line(narathiwat_officer, make_event(state="approved"), f"{number}")
    counts.append(asked())
    assert (counts, len(unseen_of(Event.objects.all()))) == ([2, 2, 2], 3)


def test_nobody_is_asked_about_who_heads_nothing(planned, narathiwat_officer, django_assert_num_queries):
    assert narathiwat_officer.memberships.exists() and joins.cards(narathiwat_officer) == []
    with django_assert_num_queries(0):
        cards_of_events(narathiwat_officer)
