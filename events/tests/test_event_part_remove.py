"""Removing one row of a part of an event."""

import pytest

from accounts.audit import entries_about
from events.models import BoothProduct, FollowUp, TargetGroup


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


def test_the_second_removal_finds_nothing(event, group, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    statuses = [client.post(address(event, "target-groups", group)).status_code for _again in range(2)]
    assert statuses == [302, 404]


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


def test_looking_removes_nothing(event, group, signed_in, narathiwat_officer):
    assert signed_in(narathiwat_officer).get(address(event, "target-groups", group)).status_code == 405
    assert event.target_groups.count() == 1


@pytest.mark.parametrize("who, status", [("songkhla_officer", 403), ("advisor", 403), ("auditor", 403)])
def test_who_only_reads_a_joint_event_removes_nothing(who, status, joint_event, signed_in, request):
    row = joint_event.target_groups.create(name="อสร.")
    client = signed_in(request.getfixturevalue(who))
    assert client.post(address(joint_event, "target-groups", row)).status_code == status
    assert joint_event.target_groups.count() == 1
