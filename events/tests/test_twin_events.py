"""One event is there once: at one office, at two that hold it together, and after one came back."""

from datetime import timedelta

import pytest

from accounts.rules import RuleBroken
from accounts.tests.editing import opened
from events import services
from events.models import Event, TargetGroup
from events.tests.test_event_new import asked, typed
from provinces import bin as office_bin
from provinces.models import BinnedRow
from thai.calendar import today

TOLD = "เป็นคนละกิจกรรมกับ “ประชุม เชิงปฏิบัติการ” วันที่ 28 พ.ย. 2562 ที่มีอยู่แล้ว"


@pytest.mark.parametrize(("provinces", "asks"), [(["96", "90"], [TOLD]), (["90"], [])])
def test_an_event_that_another_office_holds_together_with_ours_is_asked_about(
    provinces, asks, songkhla_officer, narathiwat_officer, signed_in
):
    signed_in(songkhla_officer).post("/events/new/", typed(provinces=provinces, venue_province="90", venue_district=""))
    response = signed_in(narathiwat_officer).post("/events/new/", typed())
    assert [*asked(response).values()] == asks if asks else response.status_code == 302
    assert Event.objects.count() == (1 if asks else 2)


def test_an_event_that_the_asker_does_not_see_is_quoted_to_nobody(signed_in, narathiwat_officer, songkhla_officer):
    signed_in(songkhla_officer).post("/events/new/", typed(provinces=["90"], venue_province="90", venue_district=""))
    assert signed_in(narathiwat_officer).post("/events/new/", typed(provinces=["96", "90"])).status_code == 302


@pytest.fixture
def twin(make_event):
    """What was entered in the place of the first one."""
    return lambda event: make_event(
        title=f"“{event.title}”", state="published", first_day=event.first_day, last_day=event.last_day
    )


def test_a_cancelled_event_is_not_restored_beside_the_one_in_its_place(event, twin, narathiwat_head):
    services.change_state(by=narathiwat_head, event=event, step="cancel", reason="ฝนตก")
    second = twin(event)
    with pytest.raises(RuleBroken) as refusal:
        services.change_state(by=narathiwat_head, event=event, step="restore", reason="จัดได้")
    assert (refusal.value.codes, second.title in str(refusal.value)) == (["twin_event"], True)
    services.change_state(by=narathiwat_head, event=second, step="cancel", reason="ซ้ำ")
    services.change_state(by=narathiwat_head, event=event, step="restore", reason="จัดได้")
    assert Event.objects.get(pk=event.pk).state == "draft"


def test_a_deleted_event_does_not_come_back_beside_the_one_in_its_place(
    make_event, twin, signed_in, narathiwat_officer
):
    day = today() + timedelta(days=9)
    event = make_event(state="draft", first_day=day, last_day=day)
    services.remove_event(by=narathiwat_officer, event=event)
    twin(event)
    client, binned = signed_in(narathiwat_officer), BinnedRow.objects.get()
    page = client.post(f"/bin/{binned.pk}/put-back/", follow=True).content.decode()
    assert ("ผู้เข้าร่วมจะถูกนับสองครั้ง" in page, Event.objects.count()) == (True, 1)


def test_nobody_came_to_a_cancelled_event(event, signed_in, narathiwat_head):
    services.change_state(by=narathiwat_head, event=event, step="cancel", reason="ฝนตก")
    with pytest.raises(RuleBroken) as refusal:
        services.update_event(by=narathiwat_head, event=event, provinces=["96"], reported_total=77)
    assert (refusal.value.codes, Event.objects.get().reported_total) == (["was_cancelled"], None)


def test_an_event_changed_by_a_mark_alone_is_no_twin_of_itself(signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    client.post("/events/new/", typed())
    address = f"{Event.objects.get().get_absolute_url()}edit/"
    assert client.post(address, opened(client, address) | {"title": "“ประชุมเชิงปฏิบัติการ”"}).status_code == 302


def test_a_cancelled_event_and_one_of_another_office_alone_are_no_twins(
    signed_in, narathiwat_officer, songkhla_officer, narathiwat_head
):
    signed_in(songkhla_officer).post("/events/new/", typed(provinces=["90"], venue_province="90", venue_district=""))
    client = signed_in(narathiwat_officer)
    assert client.post("/events/new/", typed()).status_code == 302
    mine = Event.objects.get(office=narathiwat_officer.memberships.get().office)
    services.change_state(by=narathiwat_head, event=mine, step="cancel", reason="ฝนตก")
    assert client.post("/events/new/", typed(title="“ประชุมเชิงปฏิบัติการ”")).status_code == 302


def test_a_cancelled_event_comes_back_from_the_bin_whatever_stands_in_its_place(make_event, twin, narathiwat_officer):
    event = make_event(state="cancelled", never_announced=True)
    services.remove_event(by=narathiwat_officer, event=event)
    twin(event)
    office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())
    assert sorted(Event.objects.values_list("state", flat=True)) == ["cancelled", "published"]


def test_a_total_typed_while_the_event_was_cancelled_is_refused(event, narathiwat_head, narathiwat_officer):
    open_page = Event.objects.get()
    services.change_state(by=narathiwat_head, event=event, step="cancel", reason="ฝนตก")
    with pytest.raises(RuleBroken) as refusal:
        services.update_event(by=narathiwat_officer, event=open_page, provinces=["96"], reported_total=77)
    assert refusal.value.codes == ["was_cancelled"]


def test_a_group_of_which_some_came_and_a_cancelled_event_do_not_go_together(event, narathiwat_head):
    group = TargetGroup(name="อสร.", expected=10, attended=9)
    services.add_part(by=narathiwat_head, event=event, row=group)
    with pytest.raises(RuleBroken) as refusal:
        services.change_state(by=narathiwat_head, event=event, step="cancel", reason="ฝนตก")
    assert refusal.value.codes == ["was_reported"]
    services.remove_part(by=narathiwat_head, event=event, row=group)
    services.change_state(by=narathiwat_head, event=event, step="cancel", reason="ฝนตก")
    with pytest.raises(RuleBroken) as refusal:
        services.add_part(by=narathiwat_head, event=event, row=TargetGroup(name="อสร.", attended=9))
    assert refusal.value.codes == ["was_cancelled"]
