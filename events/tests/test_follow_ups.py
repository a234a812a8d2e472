"""Things taken on: listed, narrowed, answered."""

from datetime import date

import pytest

from accounts.audit import entries_about
from events.models import FollowUp, IssueRaised


@pytest.fixture
def follow_up(event):
    """A thing taken on at the workshop, due long ago."""
    issue = IssueRaised.objects.create(event=event, text="เดินทางไกล")
    return FollowUp.objects.create(issue=issue, text="จัดรถรับส่ง", agency="สรจ.นราธิวาส", due_on=date(2026, 4, 1))


def shown(client, query="") -> list[str]:
    return [f.text for f in client.get(f"/follow-ups/{query}").context["page"].object_list]


def test_an_open_thing_is_late_after_its_day(follow_up, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).get("/follow-ups/")
    assert (response.context["open"], follow_up.is_late) == (1, True)


def test_the_list_is_narrowed(follow_up, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    assert [shown(client, f"?state={state}") for state in ("open", "answered", "")] == [
        ["จัดรถรับส่ง"], [], ["จัดรถรับส่ง"],
    ]  # fmt: skip


def test_a_wrong_state_is_answered_with_a_sentence(follow_up, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).get("/follow-ups/?state=x")
    assert (response.status_code, list(response.context["filter"].errors)) == (400, ["state"])
    assert (follow_up.text in response.content.decode(), response.context["open"]) == (False, 1)


def test_what_is_open_stands_before_what_was_answered(follow_up, signed_in, narathiwat_officer):
    answered = FollowUp(issue=follow_up.issue, text="ป้าย", agency="สรจ.", due_on=date(2026, 3, 1), answer="ติดแล้ว")
    answered.answered_on = date(2026, 3, 2)
    answered.save()
    FollowUp.objects.create(issue=follow_up.issue, text="เก้าอี้", agency="สรจ.", due_on=None)
    assert shown(signed_in(narathiwat_officer)) == ["เก้าอี้", "จัดรถรับส่ง", "ป้าย"]


def test_the_neighbour_finds_nothing(follow_up, signed_in, songkhla_officer):
    client = signed_in(songkhla_officer)
    assert (shown(client), client.get(follow_up.get_absolute_url()).status_code) == ([], 404)


def test_the_organiser_answers(follow_up, signed_in, narathiwat_officer):
    sent = {"answer": "จัดรถตู้สองคัน", "answered_on": "1 พ.ค. 2569"}
    signed_in(narathiwat_officer).post(follow_up.get_absolute_url(), sent)
    stored = FollowUp.objects.get()
    assert (stored.answer, stored.answered_on, stored.is_late) == ("จัดรถตู้สองคัน", date(2026, 5, 1), False)
    assert [e.act for e in entries_about(stored)] == ["events.answer_follow_up"]


@pytest.mark.parametrize("day", ["1 ม.ค. 2600", "พรุ่งนี้", ""])
def test_an_impossible_day_is_refused_and_the_answer_kept(day, follow_up, signed_in, narathiwat_officer):
    sent = {"answer": "จัดรถตู้สองคัน", "answered_on": day}
    response = signed_in(narathiwat_officer).post(follow_up.get_absolute_url(), sent)
    assert (list(response.context["form"].errors), FollowUp.objects.get().answer) == (["answered_on"], "")
    assert "จัดรถตู้สองคัน" in response.content.decode()


def test_an_advisor_reads_and_does_not_answer(follow_up, signed_in, advisor):
    client, sent = signed_in(advisor), {"answer": "x", "answered_on": "1 พ.ค. 2569"}
    statuses = (
        client.get(follow_up.get_absolute_url()).status_code,
        client.post(follow_up.get_absolute_url(), sent).status_code,
    )
    assert (statuses, FollowUp.objects.get().answer) == ((200, 403), "")
