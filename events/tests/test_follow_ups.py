"""Things taken on: listed and narrowed."""

import re
from datetime import date

from events.models import FollowUp, IssueRaised


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


def test_the_first_due_comes_first_and_the_answered_last(event, signed_in, narathiwat_officer):
    issue = IssueRaised.objects.create(event=event, text="เดินทางไกล")
    for text, due, answered in (("สอง", 9, None), ("ตอบแล้ว", 1, 2), ("หนึ่ง", 3, None)):
        FollowUp.objects.create(
            issue=issue, text=text, agency="สรจ.", due_on=date(2026, 4, due),
            answered_on=answered and date(2026, 4, answered),
        )  # fmt: skip
    client = signed_in(narathiwat_officer)
    assert [shown(client, f"?state={state}") for state in ("open", "answered")] == [["หนึ่ง", "สอง"], ["ตอบแล้ว"]]
    assert client.get("/follow-ups/").context["open"] == 2


def test_a_joint_office_reads_what_was_taken_on(joint_event, signed_in, songkhla_officer):
    FollowUp.objects.create(issue=joint_event.issues.create(text="ปัญหา"), text="ติดตามร่วม", agency="สรจ.")
    assert shown(signed_in(songkhla_officer)) == ["ติดตามร่วม"]


def test_the_centre_reads_where_it_was_and_narrows_by_province(follow_up, make_event, signed_in, ministry_admin):
    elsewhere = make_event(venue_province_id="90")
    FollowUp.objects.create(issue=elsewhere.issues.create(text="น้ำท่วม"), text="เรือ", agency="ปภ.")
    client = signed_in(ministry_admin)
    assert [shown(client, f"?province={code}") for code in ("90", "96")] == [["เรือ"], [follow_up.text]]
    page = client.get("/follow-ups/").content.decode()
    told = re.findall(r'<td class="first"><span class="nowrap">([^<]+)</span></td>', page)
    assert sorted(told) == ["นราธิวาส", "สงขลา"]


def test_a_province_of_others_is_answered_with_a_sentence(follow_up, make_event, signed_in, ministry_admin):
    FollowUp.objects.create(issue=make_event(venue_province_id="90").issues.create(text="น้ำ"), text="เรือ", agency="ปภ.")
    response = signed_in(ministry_admin).get("/follow-ups/?province=10")
    assert (response.status_code, list(response.context["filter"].errors)) == (400, ["province"])


def test_an_office_of_one_province_is_not_asked_for_it(follow_up, signed_in, narathiwat_officer):
    assert 'name="province"' not in signed_in(narathiwat_officer).get("/follow-ups/").content.decode()


def test_what_became_of_it_stands_in_the_list_and_lateness_in_red(follow_up, signed_in, narathiwat_officer):
    FollowUp.objects.create(
        issue=follow_up.issue, text="ป้าย", agency="สรจ.", answer="ติดตั้งแล้วสามป้าย", answered_on=date(2026, 3, 14)
    )
    page = " ".join(signed_in(narathiwat_officer).get("/follow-ups/").content.decode().split())
    assert ">ติดตั้งแล้วสามป้าย</td>" in page and '<strong class="down"> เกินกำหนด' in page


def test_what_waits_at_other_offices_is_not_counted(follow_up, signed_in, narathiwat_officer, songkhla_officer):
    counts = [signed_in(who).get("/follow-ups/").context["open"] for who in (narathiwat_officer, songkhla_officer)]
    assert counts == [1, 0]
