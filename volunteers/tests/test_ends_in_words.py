"""A death that stands in the words alone is asked about once; what older versions took so waits on the first page."""

from datetime import date

import pytest

from volunteers import services
from volunteers.answers import ends_in_words
from volunteers.models import AppointmentAct, Person

ASKED = {"on": "16/1/2569", "version": "1"}


@pytest.fixture
def pending(nominated, seat):
    """Somebody who was put forward."""
    return nominated(seat, on=date(2026, 1, 5))


@pytest.fixture
def office(signed_in, narathiwat_officer):
    """The officer of Narathiwat at the desk."""
    return signed_in(narathiwat_officer)


@pytest.fixture
def in_words(narathiwat_officer, pending):
    """A withdrawal as older versions took it."""
    services.withdraw(by=narathiwat_officer, appointment=pending, on=date(2026, 1, 16), reason="เสียชีวิตเมื่อต้นเดือน")
    return pending


def page(appointment, kind: str) -> str:
    return f"/volunteers/appointments/{appointment.pk}/{kind}/"


def yes(answer) -> dict:
    """The boxes that the form asks to tick."""
    return {"confirmed": [mark for mark, _fact in answer.context["form"].fields["confirmed"].choices]}


def told(form) -> list[str]:
    return [error.code for errors in form.errors.as_data().values() for error in errors if error.code]


def last(appointment) -> tuple[str, str]:
    act = appointment.acts.order_by("pk").last()
    return act.kind, act.end_reason


def test_a_death_in_the_words_is_asked_about_once_and_may_be_somebody_else_s(office, pending):
    typed = ASKED | {"reason": "มารดาเสียชีวิต ขอดูแลครอบครัว"}
    asked = office.post(page(pending, "withdraw"), typed)
    assert (told(asked.context["form"]), last(pending)) == (["asked"], ("nominate", ""))
    assert "ข้อความมีคำว่า “เสียชีวิต” แต่ไม่ได้เลือกสาเหตุ “ถึงแก่กรรม”" in asked.content.decode()
    office.post(page(pending, "withdraw"), typed | yes(asked))
    # What was answered is not asked again: neither here nor on the first page.
    assert last(pending) == ("withdraw", "other")


def test_with_the_reason_chosen_nothing_is_asked(office, pending, narathiwat_officer):
    office.post(page(pending, "withdraw"), ASKED | {"reason": "เสียชีวิต", "end_reason": "died"})
    assert (last(pending), ends_in_words(narathiwat_officer).rows) == (("withdraw", "died"), [])


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("end", {"last_day": "1/3/2569", "end_reason": "other"}),
        ("revoke", {"from_day": "1/3/2569"}),
        ("void", {"confirm": "on"}),
    ],
)
def test_every_other_way_out_asks_too(office, appointed, seat, kind, typed):
    holder = appointed(seat, start=date(2026, 2, 1), end=date(2029, 1, 31))
    form = {"version": holder.version, "reason": "ถึงแก่กรรม"} | typed
    asked = office.post(page(holder, kind), form)
    assert (told(asked.context["form"]), last(holder)[0]) == (["asked"], "appoint")
    office.post(page(holder, kind), form | yes(asked))
    assert last(holder)[0] == kind


def test_a_candidate_who_resigns_is_asked_about_the_term_that_goes_on(office, appointed, seat, narathiwat_officer):
    holder = appointed(seat, start=date(2023, 12, 1), end=date(2026, 11, 30))
    put = {"person": holder.person, "office": holder.office, "seat": seat, "renews": holder}
    further = services.nominate(by=narathiwat_officer, on=date(2026, 1, 10), **put)
    asked = office.post(page(further, "withdraw"), ASKED | {"reason": "ลาออก"})
    assert told(asked.context["form"]) == ["asked"]
    office.post(page(further, "withdraw"), ASKED | {"reason": "ลาออก"} | yes(asked))
    assert last(further) == ("withdraw", "")


def test_an_old_withdrawal_in_words_waits_on_the_first_page_until_it_is_recorded(office, in_words):
    first = office.get("/volunteers/").content.decode()
    assert "การถอนการเสนอชื่อ 1 รายการระบุการถึงแก่กรรม" in first and f'href="{page(in_words, "correct")}"' in first
    shown = office.get(page(in_words, "correct")).context["form"]
    entry = {"version": shown["version"].value(), "act": in_words.acts.get(kind="withdraw").pk, "reason": "มรณบัตร"}
    right = entry | {"end_reason": "died", "effective_on": "2/1/2569"}
    asked = office.post(page(in_words, "correct"), right)
    assert "อยู่ก่อนรายการ “เสนอชื่อ” วันที่ 5 ม.ค. 2569" in asked.content.decode()
    office.post(page(in_words, "correct"), right | yes(asked))
    assert (last(in_words), "ends-in-words" in office.get("/volunteers/").content.decode()) == (
        ("correct", "died"),
        False,
    )


def test_the_right_reason_names_once_what_else_it_ends(office, in_words, nominated, seats):
    other = nominated(seats[1], on=date(2026, 1, 6), who=in_words.person)
    entry = {"version": in_words.version, "act": in_words.acts.get(kind="withdraw").pk, "reason": "มรณบัตร"}
    right = entry | {"end_reason": "died", "effective_on": "14/1/2569"}
    asked = office.post(page(in_words, "correct"), right)
    assert (told(asked.context["form"]), last(other)) == (["ends_everything"], ("nominate", ""))
    office.post(page(in_words, "correct"), right | {"everything": "on"})
    assert (last(in_words), last(other)) == (("correct", "died"), ("withdraw", "died"))


@pytest.mark.parametrize("role", ["songkhla_officer", "ministry_admin", "auditor", "advisor"])
def test_nobody_else_is_told_of_it(role, request, in_words, narathiwat_officer):
    assert [len(ends_in_words(user).rows) for user in (narathiwat_officer, request.getfixturevalue(role))] == [1, 0]


def test_an_old_one_that_means_something_else_is_judged_once(office, in_words, narathiwat_officer):
    typed = {"version": in_words.version, "act": in_words.acts.get(kind="withdraw").pk, "reason": "หมายถึงบิดา"}
    office.post(page(in_words, "correct"), typed | {"end_reason": "other"})
    assert (last(in_words), ends_in_words(narathiwat_officer).rows) == (("correct", "other"), [])
    in_words.refresh_from_db()
    assert in_words.closed_on == date(2026, 1, 16)


def test_what_older_versions_took_is_found_and_nobody_else(in_words, nominated, seats, narathiwat_officer):
    for seat, reason in zip(seats[1:], ["ย้ายไปต่างจังหวัด", "ดูแลตายาย"], strict=True):
        other = nominated(seat, on=date(2026, 1, 5))
        services.withdraw(by=narathiwat_officer, appointment=other, on=date(2026, 1, 16), reason=reason)
    assert [act.appointment for act in ends_in_words(narathiwat_officer).rows] == [in_words]
    assert (AppointmentAct.objects.closed_in_words().count(), Person.objects.count()) == (3, 3)
