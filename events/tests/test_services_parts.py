"""Parts of an event: saved at the end of their kind, once, with whoever is named."""

from uuid import uuid4

import pytest

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from events import services
from events.models import (
    AdvisorRemark,
    BoothProduct,
    Dignitary,
    EventRole,
    FollowUp,
    IssueRaised,
    PressRelease,
    ProgrammeItem,
    TargetGroup,
)


@pytest.fixture
def add(event, narathiwat_officer):
    """Add a part to the workshop: ``add(IssueRaised(text="…"))``."""
    return lambda row, **others: services.add_part(by=narathiwat_officer, event=event, row=row, **others)


def minister() -> Dignitary:
    """An office holder as a form hands it over: not saved."""
    return Dignitary(prefix="mr", first_name="สมชาย", last_name="ตัวอย่าง", position="ที่ปรึกษา")


@pytest.mark.parametrize(
    "make",
    [
        lambda n: TargetGroup(name=f"กลุ่ม {n}"),
        lambda n: BoothProduct(name=f"สินค้า {n}"),
        lambda n: IssueRaised(text=f"ปัญหา {n}"),
    ],
)
def test_each_kind_is_numbered_by_itself(make, event, add):
    add(TargetGroup(name="มาก่อน"))
    rows = [add(make(n)) for n in (1, 2)]
    first = 2 if isinstance(rows[0], TargetGroup) else 1
    assert [row.order for row in rows] == [first, first + 1]


def test_a_part_belongs_to_the_event_whatever_the_row_says(event, make_event, add):
    other = make_event(title="อื่น")
    assert add(IssueRaised(event=other, text="ปัญหา")).event == event


def test_who_is_named_is_entered_once_and_keeps_the_first_position(event, add):
    add(EventRole(role="chair"), speaker=minister())
    later = minister()
    later.position = "รัฐมนตรี"
    add(AdvisorRemark(kind="policy", text="ร่วมมือกัน"), speaker=later)
    known = Dignitary.objects.get()
    assert (known.position, event.roles.get().dignitary, event.remarks.get().speaker) == ("ที่ปรึกษา", known, known)


def test_a_programme_item_needs_no_speaker(event, add):
    item = add(ProgrammeItem(day=event.first_day, phase="morning", kind="registration"))
    assert (item.speaker, item.order, Dignitary.objects.count()) == (None, 1, 0)


def test_news_has_no_order(event, add):
    assert not hasattr(add(PressRelease(headline="ข่าว", body="เนื้อ")), "order")


def test_a_follow_up_is_found_by_its_origin(event, add):
    issue = add(IssueRaised(text="เดินทางไกล"))
    taken_on = add(FollowUp(issue=issue, text="จัดรถ", agency="สรจ."))
    assert list(services.rows_of(event, FollowUp)) == [taken_on]


def test_the_same_key_again_is_the_same_row(event, add):
    key = uuid4()
    rows = [add(IssueRaised(text=text), form_key=key) for text in ("หนึ่ง", "สอง")]
    assert (rows[0] == rows[1], [i.text for i in event.issues.all()]) == (True, ["หนึ่ง"])


def test_a_key_of_one_kind_may_be_used_by_another(event, add):
    key = uuid4()
    add(IssueRaised(text="ปัญหา"), form_key=key)
    assert add(TargetGroup(name="กลุ่ม"), form_key=key).pk


def test_the_same_role_twice_has_a_code(event, add):
    add(EventRole(role="chair"), speaker=minister())
    with pytest.raises(RuleBroken) as refusal:
        add(EventRole(role="chair"), speaker=minister())
    assert (refusal.value.codes, event.roles.count()) == (["already_there"], 1)


def test_what_is_referred_to_stays_and_has_a_code(event, add, narathiwat_officer):
    issue = add(IssueRaised(text="เดินทางไกล"))
    add(FollowUp(issue=issue, text="จัดรถ", agency="สรจ."))
    with pytest.raises(RuleBroken) as refusal:
        services.remove_part(by=narathiwat_officer, event=event, row=issue)
    assert (refusal.value.codes, event.issues.count()) == (["referred_to"], 1)


def test_a_refused_removal_leaves_no_entry(event, add, narathiwat_officer):
    issue = add(IssueRaised(text="เดินทางไกล"))
    add(FollowUp(issue=issue, text="จัดรถ", agency="สรจ."))
    with pytest.raises(RuleBroken):
        services.remove_part(by=narathiwat_officer, event=event, row=issue)
    assert [entry.act for entry in entries_about(event)] == ["events.add_part"] * 2


def test_adding_and_removing_are_changes_of_the_event(event, add, narathiwat_officer):
    moments = [event.changed_at]
    group = add(TargetGroup(name="กลุ่ม"))
    event.refresh_from_db()
    moments.append(event.changed_at)
    services.remove_part(by=narathiwat_officer, event=event, row=group)
    event.refresh_from_db()
    moments.append(event.changed_at)
    assert moments == sorted(set(moments))
