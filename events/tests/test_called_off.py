"""What was announced and called off reads "cancelled" everywhere, also while it is a draft again; nobody answers it."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.rules import RuleBroken
from events import services
from events.models import Event, Participant

WAYS = [("cancel",), ("cancel", "restore"), ("cancel", "restore", "cancel"), ("cancel", "restore", "approve")]


@pytest.fixture
def invited(ahead, volunteer_user):
    """The volunteer's place on the list of an event in five days."""
    return Participant.objects.create(event=ahead(), person=volunteer_user.person, name="สมหมาย", order=1)


@pytest.fixture
def call_off(invited, narathiwat_head):
    """Take steps with the event of the invitation."""

    def take(*steps):
        for step in steps:
            services.change_state(by=narathiwat_head, event=invited.event, step=step, reason="น้ำท่วม")

    return take


@pytest.mark.parametrize("way", WAYS)
def test_public_page_feed_and_own_page_keep_it(way, call_off, invited, client, signed_in, volunteer_user):
    call_off(*way)
    page = client.get(f"/schedule/events/{invited.event_id}/").content.decode()
    feed = client.get("/schedule/96.ics").content.decode()
    own = signed_in(volunteer_user).get("/me/").content.decode()
    told = "กิจกรรมนี้ยกเลิกแล้ว" in page, "STATUS:CANCELLED" in feed, "กิจกรรมนี้ยกเลิกแล้ว" in own, 'name="reply"' in own
    assert told == (True, True, True, False)


def test_the_event_says_why_and_who_to_those_who_read_its_list(
    call_off, invited, signed_in, narathiwat_officer, advisor, client
):
    call_off("cancel")
    address = f"/events/{invited.event_id}/"
    told = [signed_in(user).get(address).content.decode() for user in (narathiwat_officer, advisor)]
    told.append(client.get(f"/schedule{address}").content.decode())
    assert ["ยกเลิกเนื่องจาก น้ำท่วม" in page for page in told] == [True, False, False]
    assert "narathiwat-head" in told[0]


def test_published_again_it_takes_place(call_off, invited, client):
    call_off("cancel", "restore", "approve", "publish")
    page = client.get(f"/schedule/events/{invited.event_id}/").content.decode()
    feed = client.get("/schedule/96.ics").content.decode()
    assert ("กิจกรรมนี้ยกเลิกแล้ว" in page, "STATUS:CONFIRMED" in feed) == (False, True)


@pytest.mark.parametrize("way", WAYS)
def test_nobody_answers_what_was_called_off(way, call_off, invited, volunteer_user):
    call_off(*way)
    with pytest.raises(RuleBroken) as refusal:
        services.set_reply(by=volunteer_user, participant=invited, reply="coming")
    assert refusal.value.codes == ["event_cancelled"]


@pytest.mark.parametrize("minutes, state, codes", [
    (1, "published", []), (-1, "published", ["event_begun"]), (1, "running", ["event_begun"]),
])  # fmt: skip
def test_answers_close_when_the_event_begins(minutes, state, codes, invited, signed_in, volunteer_user, time_machine):
    now = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0)
    time_machine.move_to(now, tick=False)
    begins = (now + timedelta(minutes=minutes)).time()
    Event.objects.update(first_day=now.date(), last_day=now.date() + timedelta(days=1), start_time=begins, state=state)
    invited.refresh_from_db()
    offered = 'name="reply"' in signed_in(volunteer_user).get("/me/").content.decode()
    try:
        services.set_reply(by=volunteer_user, participant=invited, reply="coming")
        told = []
    except RuleBroken as refusal:
        told = refusal.codes
    assert (told, offered) == (codes, not codes)


def test_on_the_second_day_without_a_known_time_it_has_begun(invited, volunteer_user):
    yesterday = timezone.localdate() - timedelta(days=1)
    Event.objects.update(first_day=yesterday, last_day=yesterday + timedelta(days=2))
    with pytest.raises(RuleBroken) as refusal:
        services.set_reply(by=volunteer_user, participant=invited, reply="coming")
    assert refusal.value.codes == ["event_begun"]


def test_the_office_is_offered_no_answers_either(invited, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), f"/events/{invited.event_id}/participants/"
    before = 'name="reply"' in client.get(address).content.decode()
    Event.objects.update(state="cancelled")
    assert (before, 'name="reply"' in client.get(address).content.decode()) == (True, False)


def test_announced_and_never_announced_exclude_each_other(event):
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.update(was_announced=True, never_announced=True)


def test_an_announced_event_that_is_a_draft_again_is_not_deleted(call_off, invited, narathiwat_head):
    call_off("cancel", "restore")
    assert ["ประกาศ" in each for each in services.hanging_on(invited.event)] == [True]


def test_old_rows_learn_from_the_trail_what_was_announced(make_event, narathiwat_head):
    event, fresh = make_event(state="approved"), make_event(state="draft", title="ยังไม่เคย")
    for step in ("publish", "cancel", "restore"):
        services.change_state(by=narathiwat_head, event=event, step=step, reason="เลื่อน")
    for state, never in (("draft", False), ("cancelled", True)):
        Event.objects.filter(pk=event.pk).update(state=state, was_announced=False, never_announced=never)
        import_module("events.migrations.0009_what_a_state_allows").remember_what_was_announced(apps, None)
        told = [Event.objects.get(pk=each.pk).is_announced for each in (event, fresh)]
        assert told == [True, False]
