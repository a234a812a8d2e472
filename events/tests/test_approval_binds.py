"""An approval binds what was approved: changed by who may not approve, it waits for the head again (decision 26)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from events import services
from events.approved import differences, facts_of, mark_of
from events.models import Approval, Dignitary, Event, EventProject, EventRole
from events.tests.conftest import DAY
from provinces import bin as office_bin
from provinces.models import BinnedRow, District
from volunteers import joins

FACTS = {"title": "ชื่อใหม่", "first_day": DAY + timedelta(days=1), "last_day": DAY + timedelta(days=1)}


@pytest.fixture
def approved(make_event, project, narathiwat_head):
    """An event of a project with a chair, approved by the head."""
    event = make_event(state="draft", sessions=())
    chair = Dignitary.objects.create(first_name="สมชาย", last_name="ตัวอย่าง")
    EventRole.objects.create(event=event, dignitary=chair, role="chair", name_as_printed="นายสมชาย ตัวอย่าง")
    EventProject.objects.create(event=event, project=project)
    services.change_state(by=narathiwat_head, event=event, step="approve")
    return event


def change(by, event, provinces=("96",), **facts):
    services.update_event(by=by, event=Event.objects.get(pk=event.pk), provinces=list(provinces), **facts)


def add_chair(by, event):
    other = Dignitary(first_name="สมหญิง", last_name="ตัวอย่าง")
    row = EventRole(role="on_behalf", name_as_printed="นางสมหญิง ตัวอย่าง")
    services.add_part(by=by, event=event, row=row, speaker=other)


def rename_chair(by, event):
    row = event.roles.get()
    row.name_as_printed = "ดร.สมชาย ตัวอย่าง"
    services.update_part(by=by, event=event, row=row)


# Each bound fact, changed through each verb that can change it.
CHANGES = {
    "title": [lambda by, event: change(by, event, title="ชื่อใหม่")],
    "days": [lambda by, event: change(by, event, last_day=DAY + timedelta(days=1))],
    "place": [
        lambda by, event: change(by, event, venue_room="ห้องอื่น"),
        lambda by, event: change(by, event, venue_name="ที่อื่น"),
        lambda by, event: change(by, event, venue_province_id="90"),
        lambda by, event: change(by, event, venue_district=District.objects.get(code="9601")),
    ],
    "provinces": [lambda by, event: change(by, event, provinces=("96", "90"))],
    "chair": [
        add_chair,
        rename_chair,
        lambda by, event: services.remove_part(by=by, event=event, row=event.roles.get()),
    ],
    "budget": [
        lambda by, event: services.update_project(by=by, project=event.projects.get(), budget=500),
        lambda by, event: services.remove_part(by=by, event=event, row=event.event_projects.get()),
    ],
}
EACH = [(fact, deed) for fact, deeds in CHANGES.items() for deed in deeds]


def waits(event) -> tuple[str, bool, list[str]]:
    stored = Event.objects.get(pk=event.pk)
    return stored.state, stored.approval_differs, [str(each.name) for each in differences(stored)]


NAMES = {
    "title": "ชื่อเรื่อง", "days": "วันที่จัด", "place": "สถานที่", "chair": "ประธาน",
    "provinces": "จังหวัดที่เข้าร่วม", "budget": "งบประมาณ",
}  # fmt: skip


@pytest.mark.parametrize("fact, deed", EACH)
def test_a_changed_fact_of_an_approved_event_waits_for_the_head(fact, deed, approved, narathiwat_officer):
    deed(narathiwat_officer, approved)
    assert waits(approved) == ("draft", True, [NAMES[fact]])


@pytest.mark.parametrize("fact, deed", EACH)
@pytest.mark.parametrize("state", ["published", "running", "finished"])
def test_an_announced_event_stays_so_with_its_true_facts_and_waits(state, fact, deed, approved, narathiwat_officer):
    Event.objects.update(state=state, was_announced=True)
    deed(narathiwat_officer, Event.objects.get())
    assert waits(approved) == (state, True, [NAMES[fact]])
    assert Event.objects.announced().exists() is True


@pytest.mark.parametrize("fact, deed", EACH)
def test_who_may_approve_approves_by_saving(fact, deed, approved, narathiwat_head):
    deed(narathiwat_head, approved)
    assert waits(approved) == ("approved", False, [])
    last = approved.approvals.first()
    assert (last.by, last.facts, approved.approvals.count()) == (narathiwat_head, facts_of(approved), 2)


def test_what_binds_nobody_leaves_the_approval_alone(approved, narathiwat_officer):
    change(narathiwat_officer, approved, objectives=["หนึ่ง"], visibility="date", organiser_name="จังหวัด")
    assert waits(approved) == ("approved", False, [])


def test_back_to_what_was_approved_it_stands_again(approved, narathiwat_officer):
    for title in ("ชื่อใหม่", approved.title):
        change(narathiwat_officer, approved, title=title)
    assert waits(approved) == ("approved", False, [])
    acts = [entry.act for entry in entries_about(approved)]
    assert acts[:4] == [
        "events.approval_met_again",
        "events.update_event",
        "events.approval_left",
        "events.update_event",
    ]


def test_a_chair_put_back_from_the_bin_is_the_approved_one_again(approved, narathiwat_officer):
    services.remove_part(by=narathiwat_officer, event=approved, row=approved.roles.get())
    assert waits(approved)[:2] == ("draft", True)
    office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())
    assert waits(approved) == ("approved", False, [])


def test_an_event_out_of_the_bin_is_measured_by_its_approval(approved, project, narathiwat_officer):
    services.remove_event(by=narathiwat_officer, event=approved)
    services.update_project(by=narathiwat_officer, project=project, budget=700)
    office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())
    assert waits(approved) == ("draft", True, [NAMES["budget"]])


def test_the_head_who_adds_to_what_others_changed_approves_that_by_name_alone(
    approved, narathiwat_officer, narathiwat_head
):
    change(narathiwat_officer, approved, title="ชื่อใหม่")
    change(narathiwat_head, approved, title="ชื่อใหม่", venue_room="ห้องอื่น")
    assert waits(approved) == ("draft", True, [NAMES["title"], NAMES["place"]])


def test_no_step_but_an_end_before_the_change_is_approved(approved, narathiwat_officer, narathiwat_head):
    Event.objects.update(state="published", was_announced=True)
    change(narathiwat_officer, approved, title="ชื่อใหม่")
    event = Event.objects.get()
    assert list(services.possible_steps(event, narathiwat_head)) == ["approve", "cancel"]
    with pytest.raises(RuleBroken) as refusal:
        services.change_state(by=narathiwat_officer, event=event, step="finish")
    assert (refusal.value.codes, Event.objects.get().state) == (["waits_for_approval"], "published")
    services.change_state(by=narathiwat_head, event=event, step="approve")
    assert waits(event) == ("published", False, [])
    assert list(services.possible_steps(event, narathiwat_head)) == ["finish", "cancel"]


def test_who_approves_approves_what_he_saw(approved, narathiwat_officer, narathiwat_head):
    change(narathiwat_officer, approved, title="ชื่อใหม่")
    seen = mark_of(facts_of(approved))
    change(narathiwat_officer, approved, title="ชื่ออื่นอีก")
    with pytest.raises(RuleBroken) as refusal:
        services.change_state(by=narathiwat_head, event=approved, step="approve", seen=seen)
    assert (refusal.value.codes, waits(approved)[0]) == (["changed_meanwhile"], "draft")


def test_a_cancelled_event_waits_for_nobody_and_comes_back_as_a_draft_that_says_what_was_changed(
    approved, narathiwat_officer, narathiwat_head, signed_in
):
    change(narathiwat_officer, approved, title="ชื่อใหม่")
    told = []
    for step in ("cancel", "restore"):
        services.change_state(by=narathiwat_officer, event=Event.objects.get(), step=step, reason="น้ำท่วม")
        told.append(waits(approved))
    assert told == [("cancelled", False, []), ("draft", False, [NAMES["title"]])]
    assert [[str(each.name) for each in item.differs] for item in joins.to_decide(narathiwat_head)] == [
        [NAMES["title"]]
    ]
    assert "อนุมัติไว้:" in signed_in(narathiwat_head).get(approved.get_absolute_url()).content.decode()


def test_what_was_approved_before_approvals_were_kept_is_what_it_was_before_its_first_change(event, narathiwat_officer):
    change(narathiwat_officer, event, title="ชื่อใหม่")
    assert Approval.objects.get().facts["title"] == ["การประชุมเชิงปฏิบัติการทดลอง"]
    assert waits(event) == ("published", True, [NAMES["title"]])


def test_both_sides_read_the_difference_and_the_head_on_his_first_page(
    approved, narathiwat_officer, narathiwat_head, signed_in
):
    change(narathiwat_officer, approved, venue_room="ห้องอื่น")
    for user, address in ((narathiwat_officer, approved.get_absolute_url()), (narathiwat_head, "/volunteers/")):
        text = signed_in(user).get(address).content.decode()
        assert [word in text for word in ("อนุมัติไว้:", "ห้องอื่น")] == [True, True]
    assert [[str(each.name) for each in item.differs] for item in joins.to_decide(narathiwat_head)] == [["สถานที่"]]


def test_his_first_page_asks_no_more_for_three_than_for_one(approved, make_event, narathiwat_officer, narathiwat_head):
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            joins.to_decide(narathiwat_head)
        return len(seen)

    change(narathiwat_officer, approved, title="หนึ่ง")
    one = asked()
    for place in ("หอประชุม", "ศาลากลาง"):
        other = make_event(state="draft")
        services.change_state(by=narathiwat_head, event=other, step="approve")
        change(narathiwat_officer, other, venue_name=place)
    assert (asked(), [len(item.differs) for item in joins.to_decide(narathiwat_head)]) == (one, [1, 1, 1])


def test_the_public_reads_nothing_of_the_waiting(approved, narathiwat_officer, client):
    Event.objects.update(state="published", was_announced=True)
    change(narathiwat_officer, Event.objects.get(), venue_name="หอประชุมใหม่")
    text = client.get(f"/schedule/events/{approved.pk}/").content.decode()
    assert ("หอประชุมใหม่" in text, "อนุมัติ" in text) == (True, False)


def test_a_list_of_what_waits_holds_the_announced_too(approved, narathiwat_officer, signed_in):
    Event.objects.update(state="published", was_announced=True)
    change(narathiwat_officer, Event.objects.get(), title="ชื่อใหม่")
    rows = signed_in(narathiwat_officer).get("/events/?state=draft").context["rows"]
    assert [words for *_, words in rows] == ["เผยแพร่ · รอแรงงานจังหวัดอนุมัติการเปลี่ยนแปลง"]
