"""Removing one row of a part of an event."""

from datetime import timedelta

import pytest

from accounts.audit import entries_about
from accounts.models import AuditEntry
from accounts.rules import RuleBroken
from events import services
from events.models import BoothProduct, FollowUp, TargetGroup
from provinces import bin as office_bin
from provinces.models import BinnedRow


@pytest.fixture
def group(event):
    """A target group of the workshop."""
    return TargetGroup.objects.create(event=event, name="บัณฑิตแรงงาน", expected=40)


def address(event, part, row) -> str:
    return f"/events/{event.pk}/parts/{part}/{row.pk}/remove/"


def test_a_row_goes_and_the_deed_is_written_down(event, group, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post(address(event, "target-groups", group))
    assert (response["Location"], event.target_groups.count()) == (f"/events/{event.pk}/parts/target-groups/", 0)
    entry = entries_about(event).first()
    assert (entry.act, entry.details) == ("events.remove_part", {"part": "events.targetgroup", "row": group.pk})


def test_removing_tells_calendars_that_the_event_changed(event, group, signed_in, narathiwat_officer):
    before = event.changed_at
    signed_in(narathiwat_officer).post(address(event, "target-groups", group))
    event.refresh_from_db()
    assert event.changed_at > before


def test_the_second_removal_leads_where_the_first_led(event, group, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    answers = [client.post(address(event, "target-groups", group)).url for _again in range(2)]
    assert (answers, BinnedRow.objects.count()) == ([f"/events/{event.pk}/parts/target-groups/"] * 2, 1)


def test_a_line_of_a_day_that_is_no_longer_the_events_stays_in_the_bin(event, narathiwat_officer):
    line = event.programme.create(day=event.first_day, phase="morning", kind="other", title="เปิดงาน", order=1)
    services.remove_part(by=narathiwat_officer, event=event, row=line)
    moved = event.first_day + timedelta(days=1)
    type(event).objects.filter(pk=event.pk).update(first_day=moved, last_day=moved)
    with pytest.raises(RuleBroken) as refusal:
        office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())
    assert (refusal.value.codes, event.programme.count(), BinnedRow.objects.fresh().count()) == (
        ["programme_misfit"],
        0,
        1,
    )


def test_what_others_refer_to_stays_and_says_so(event, signed_in, narathiwat_officer):
    issue = event.issues.create(text="เดินทางไกล")
    FollowUp.objects.create(issue=issue, text="จัดรถรับส่ง", agency="สรจ.")
    response = signed_in(narathiwat_officer).post(address(event, "issues", issue), follow=True)
    assert [m.level_tag for m in response.context["messages"]] == ["error"]
    assert list(event.issues.all()) == [issue]


def test_a_row_of_another_part_is_404(event, group, signed_in, narathiwat_officer):
    product = BoothProduct.objects.create(event=event, name="กระจูด")
    client = signed_in(narathiwat_officer)
    wrong = [address(event, "unknown", group), f"/events/{event.pk}/parts/booth-products/{product.pk + 99}/remove/"]
    assert [client.post(each).status_code for each in wrong] == [404, 404]
    assert (event.target_groups.count(), event.booth_products.count()) == (1, 1)


def test_looking_asks_and_removes_nothing(event, group, signed_in, narathiwat_officer):
    page = signed_in(narathiwat_officer).get(address(event, "target-groups", group))
    assert (page.context["staying"], "บัณฑิตแรงงาน" in page.content.decode()) == ([], True)
    assert event.target_groups.count() == 1


def test_the_question_names_what_keeps_it_and_offers_no_button(event, signed_in, narathiwat_officer):
    issue = event.issues.create(text="เดินทางไกล")
    FollowUp.objects.create(issue=issue, text="จัดรถรับส่ง", agency="สรจ.")
    page = signed_in(narathiwat_officer).get(address(event, "issues", issue)).content.decode()
    assert ("จัดรถรับส่ง" in page, "btn-danger" in page) == (True, False)


def test_it_comes_back_to_its_place_with_its_key(event, group, signed_in, narathiwat_officer):
    TargetGroup.objects.filter(pk=group.pk).update(order=4, version=3)
    client = signed_in(narathiwat_officer)
    client.post(address(event, "target-groups", group))
    client.post(f"/bin/{BinnedRow.objects.get().pk}/put-back/")
    back = TargetGroup.objects.get()
    assert (back.pk, back.order, back.version, back.expected) == (group.pk, 4, 3, 40)
    assert list(AuditEntry.objects.order_by("pk").values_list("act", flat=True))[-2:] == [
        "events.remove_part",
        "events.put_back_part",
    ]


def test_what_is_put_away_is_what_stood_there_last(event, group, narathiwat_officer):
    TargetGroup.objects.filter(pk=group.pk).update(name="แก้แล้ว")
    services.remove_part(by=narathiwat_officer, event=event, row=group)
    office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())
    assert [g.name for g in event.target_groups.all()] == ["แก้แล้ว"]


def test_deleted_twice_at_one_moment_it_lies_in_the_bin_once(event, group, narathiwat_officer):
    services.remove_part(by=narathiwat_officer, event=event, row=group)
    again = TargetGroup(pk=BinnedRow.objects.get().pk + 10**6, event=event, name="บัณฑิตแรงงาน")
    with pytest.raises(RuleBroken) as refusal:
        services.remove_part(by=narathiwat_officer, event=event, row=again)
    assert (refusal.value.codes, BinnedRow.objects.count()) == (["deleted_already"], 1)


def test_what_it_belonged_to_must_be_there(event, signed_in, narathiwat_officer):
    issue = event.issues.create(text="เดินทางไกล")
    taken = FollowUp.objects.create(issue=issue, text="จัดรถรับส่ง", agency="สรจ.")
    for row in (taken, issue):
        services.remove_part(by=narathiwat_officer, event=event, row=row)
    first, second = BinnedRow.objects.order_by("pk")
    with pytest.raises(RuleBroken) as refusal:
        office_bin.put_back(by=narathiwat_officer, binned=first)
    office_bin.put_back(by=narathiwat_officer, binned=second)
    office_bin.put_back(by=narathiwat_officer, binned=first)
    assert (refusal.value.codes, FollowUp.objects.get().issue) == (["owner_gone"], issue)


@pytest.mark.parametrize("who, status", [("songkhla_officer", 403), ("advisor", 403), ("auditor", 403)])
def test_who_only_reads_a_joint_event_removes_nothing(who, status, joint_event, signed_in, request):
    row = joint_event.target_groups.create(name="อสร.")
    client = signed_in(request.getfixturevalue(who))
    assert client.post(address(joint_event, "target-groups", row)).status_code == status
    assert joint_event.target_groups.count() == 1
