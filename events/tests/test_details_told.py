"""What is told of changed programme and roles of an approved event, line by line, and to whom (decision 28)."""

import pytest

from events import services
from events.models import DetailsChange, DetailsSeen, Dignitary, Event, EventRole, ProgrammeItem
from events.tests.conftest import DAY
from events.tests.details_deeds import DEEDS, LINE, add_line, change_line, in_words, remove, waiting
from provinces import bin as office_bin
from provinces.models import BinnedRow
from volunteers import joins


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("state", ["approved", "published", "running", "finished"])
def test_each_deed_is_told_in_words_and_binds_nobody(state, deed, planned, narathiwat_officer, narathiwat_head):
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
def test_what_the_head_does_himself_he_has_seen(deed, planned, narathiwat_head, narathiwat_officer):
    DEEDS[deed][0](narathiwat_head, planned)
    assert (waiting(narathiwat_head), DetailsSeen.objects.get().by) == ([], narathiwat_head)
    add_line(narathiwat_officer, planned, "ของเจ้าหน้าที่")
    assert [line for _, line, _ in in_words(waiting(narathiwat_head))] == ["12 มี.ค. 2569 ช่วงเช้า ของเจ้าหน้าที่"]


def test_the_head_who_adds_to_what_others_changed_has_not_seen_that_by_saving(
    planned, narathiwat_officer, narathiwat_head
):
    add_line(narathiwat_officer, planned, "หนึ่ง")
    add_line(narathiwat_head, planned, "สอง")
    told = waiting(narathiwat_head)[0].told
    assert [each.last.by for each in told] == [narathiwat_officer, narathiwat_head]


def test_back_to_what_was_seen_nothing_is_told(planned, narathiwat_officer, narathiwat_head):
    for title in ("อื่น", "บรรยายหนึ่ง"):
        change_line(narathiwat_officer, planned, title=title)
    assert (waiting(narathiwat_head), DetailsChange.objects.count()) == ([], 0)


def test_a_line_out_of_the_bin_is_as_it_was_seen(planned, narathiwat_officer, narathiwat_head):
    remove(narathiwat_officer, planned)
    assert len(waiting(narathiwat_head)) == 1
    office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())
    assert waiting(narathiwat_head) == []


@pytest.mark.parametrize("part, told", [("programme", "บรรยายหนึ่ง"), ("roles", "นายสมชาย ตัวอย่าง")])
def test_a_line_that_was_away_when_the_event_was_approved_is_told_when_it_comes_back(
    part, told, planned, narathiwat_officer, narathiwat_head
):
    Event.objects.update(state="draft")
    remove(narathiwat_officer, Event.objects.get(), part)
    services.change_state(by=narathiwat_head, event=Event.objects.get(), step="approve")
    office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())
    assert [(change, told in line) for change, line, _ in in_words(waiting(narathiwat_head))] == [("เพิ่ม", True)]


def test_lines_that_move_with_their_event_are_told_beside_what_waits(planned, narathiwat_officer, narathiwat_head):
    facts = {"first_day": DAY.replace(day=13), "last_day": DAY.replace(day=13)}
    event = Event.objects.get()
    services.update_event(by=narathiwat_officer, event=event, provinces=["96"], move_along=True, **facts)
    days = ("วันที่", ["12 มี.ค. 2569"], ["13 มี.ค. 2569"])
    assert [differs for _, _, differs in in_words(waiting(narathiwat_head))] == [[days], [days]]
    assert len(joins.to_decide(narathiwat_head)) == 1


def test_who_presides_is_told_by_what_waits_for_approval_alone(planned, narathiwat_officer, narathiwat_head):
    row = EventRole(role="chair", name_as_printed="นางสมหญิง ตัวอย่าง")
    chair = Dignitary(first_name="สมหญิง", last_name="ตัวอย่าง")
    services.add_part(by=narathiwat_officer, event=planned, row=row, speaker=chair)
    assert (waiting(narathiwat_head), len(joins.to_decide(narathiwat_head))) == ([], 1)


def test_an_event_from_before_is_measured_by_what_it_was_before_its_first_change(
    event, narathiwat_officer, narathiwat_head
):
    ProgrammeItem.objects.create(event=event, title="เดิม", **LINE)
    change_line(narathiwat_officer, event, title="ใหม่")
    assert in_words(waiting(narathiwat_head)) == [("แก้ไข", "12 มี.ค. 2569 ช่วงเช้า เดิม", [("ชื่อเรื่อง", ["เดิม"], ["ใหม่"])])]


def test_the_events_of_the_centre_are_told_to_the_ministry(make_event, centre, member, ministry_admin):
    event = make_event(office=centre, provinces=["96"], state="approved")
    remover = member("second", centre, "officer")
    add_line(remover, event)
    assert [each.event for each in waiting(ministry_admin)] == [event]
