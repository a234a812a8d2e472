"""One thing taken on: read, answered, and told when somebody else answered meanwhile."""

from datetime import date

import pytest

from accounts.audit import entries_about
from events.models import AdvisorRemark, Dignitary, FollowUp
from thai.whole import kept_together


def test_the_page_tells_where_it_comes_from(event, signed_in, narathiwat_officer):
    minister = Dignitary.objects.create(first_name="สมชาย", last_name="ตัวอย่าง")
    remark = AdvisorRemark.objects.create(event=event, speaker=minister, kind="advice", text="เล่าเรื่องสินค้า")
    taken_on = FollowUp.objects.create(remark=remark, text="ทำคลิปสั้น", agency="สรจ.นราธิวาส")
    page = signed_in(narathiwat_officer).get(taken_on.get_absolute_url()).content.decode()
    facts = ("เล่าเรื่องสินค้า", "สมชาย ตัวอย่าง", "ทำคลิปสั้น", kept_together("สรจ.นราธิวาส"), event.title)
    assert [fact for fact in facts if fact not in page] == []


def test_the_organiser_answers(follow_up, signed_in, narathiwat_officer):
    sent = {"answer": "จัดรถตู้สองคัน", "answered_on": "1 พ.ค. 2569"}
    signed_in(narathiwat_officer).post(follow_up.get_absolute_url(), sent)
    stored = FollowUp.objects.get()
    assert (stored.answer, stored.answered_on, stored.is_late) == ("จัดรถตู้สองคัน", date(2026, 5, 1), False)
    assert [e.act for e in entries_about(stored)] == ["events.answer_follow_up"]


@pytest.mark.parametrize("day", ["1 ม.ค. 2600", "พรุ่งนี้", "", "1 พ.ค. 2400", "11 มี.ค. 2569"])
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


def test_the_second_of_two_who_answer_is_told_and_keeps_the_text(follow_up, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), follow_up.get_absolute_url()
    seen = client.get(address).context["form"]["version"].value()
    sent = {"answered_on": "1 พ.ค. 2569", "version": seen}
    client.post(address, sent | {"answer": "จัดรถตู้"})
    response = client.post(address, sent | {"answer": "จัดรถบัส"})
    assert (response.status_code, FollowUp.objects.get().answer) == (200, "จัดรถตู้")
    form = response.context["form"]
    assert (form["answer"].value(), [e.code for e in form.errors.as_data()["__all__"]]) == (
        "จัดรถบัส", ["changed_meanwhile"],
    )  # fmt: skip
    chosen = {"shown": form["shown"].value(), "pick-answer": "mine"}
    client.post(address, sent | {"answer": "จัดรถบัส"} | chosen)
    assert FollowUp.objects.get().answer == "จัดรถบัส"


def test_the_form_shows_the_answer_that_stands(follow_up, signed_in, narathiwat_officer):
    FollowUp.objects.update(answer="จัดรถตู้", answered_on=date(2026, 5, 1))
    form = signed_in(narathiwat_officer).get(follow_up.get_absolute_url()).context["form"]
    assert (form["answer"].value(), form["answered_on"].value()) == ("จัดรถตู้", "1 พ.ค. 2569")


def test_a_joint_office_reads_and_does_not_answer(joint_event, signed_in, songkhla_officer):
    shared = FollowUp.objects.create(issue=joint_event.issues.create(text="ปัญหา"), text="ติดตาม", agency="สรจ.")
    client, address = signed_in(songkhla_officer), shared.get_absolute_url()
    page = client.get(address)
    assert (page.status_code, page.context["may_answer"]) == (200, False)
    assert client.post(address, {"answer": "x", "answered_on": "1 พ.ค. 2569"}).status_code == 403


def test_a_thing_that_does_not_exist_is_404(event, signed_in, narathiwat_officer):
    assert signed_in(narathiwat_officer).get("/follow-ups/999999/").status_code == 404
