"""What events tell the register: in searches, work lists, merges and exports."""

from datetime import date, timedelta

import pytest

from accounts.rules import RuleBroken
from events.answers import find_events, follow_ups_waiting, move_participations, own_participations
from events.models import FollowUp, IssueRaised, Participant
from thai.calendar import today
from volunteers import joins


@pytest.fixture
def promise(event):
    """Something taken on at the event, due in a week."""
    issue = IssueRaised.objects.create(event=event, text="ค่าพาหนะไม่พอ")
    due = today() + timedelta(days=7)
    return FollowUp.objects.create(issue=issue, text="หารือกรมบัญชีกลาง", agency="กระทรวงแรงงาน", due_on=due)


def place(event, person, order=900):
    """A place of a person on the list of an event."""
    return Participant.objects.create(event=event, person=person, name=person.name, order=order)


def test_events_joined_every_list_they_have_an_answer_to():
    lists = (joins.searches, joins.work_lists, joins.merges, joins.exports)
    answers = (find_events, follow_ups_waiting, move_participations, own_participations)
    assert [answer in open_list for answer, open_list in zip(answers, lists, strict=True)] == [True] * 4


def test_an_event_is_found_by_who_may_read_it(event, narathiwat_officer, songkhla_officer):
    (found,) = find_events(narathiwat_officer, event.title)
    assert (found.what, found.title, found.address) == ("กิจกรรม", event.title, event.get_absolute_url())
    assert list(find_events(songkhla_officer, event.title)) == []


def test_what_was_promised_waits_until_it_is_answered(promise, event, narathiwat_officer):
    (item,) = follow_ups_waiting(narathiwat_officer, today())
    assert (item.title, item.since, item.due) == (promise.text, event.last_day, promise.due_on)
    FollowUp.objects.filter(pk=promise.pk).update(answer="เพิ่มแล้ว", answered_on=today())
    assert list(follow_ups_waiting(narathiwat_officer, today())) == []


def test_who_only_reads_has_nothing_to_do(promise, advisor, auditor, songkhla_officer):
    assert [list(follow_ups_waiting(user, today())) for user in (advisor, auditor, songkhla_officer)] == [[], [], []]


def test_places_on_lists_move_to_the_record_that_stays(event, holder):
    keep, gone = holder("สมศรี"), holder("สมสี", tambon="960102")
    listed = place(event, gone)
    move_participations(keep, gone)
    listed.refresh_from_db()
    assert (listed.person, listed.name) == (keep, gone.name)


def test_two_places_on_one_list_are_for_people_to_decide(event, holder):
    keep, gone = holder("สมศรี"), holder("สมสี", tambon="960102")
    place(event, keep, 900), place(event, gone, 901)
    with pytest.raises(RuleBroken) as refusal:
        move_participations(keep, gone)
    assert refusal.value.codes == ["both_on_one_list"]
    assert Participant.objects.filter(person=gone).exists()


def test_the_export_tells_every_list_by_day(make_event, holder):
    somsri = holder("สมศรี")
    later, earlier = make_event(first_day=date(2026, 3, 2), last_day=date(2026, 3, 2)), make_event()
    place(later, somsri), place(earlier, somsri)
    (section,) = own_participations(somsri)
    days = sorted([earlier, later], key=lambda event: event.first_day)
    assert [line[1] for line in section.lines] == [f"{event.title} ({somsri.name})" for event in days]
