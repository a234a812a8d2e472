"""Closing is asked about with the numbers that it will write."""

import pytest

from events import services
from events.models import Attendance
from volunteers.tests.reading import words


@pytest.fixture
def morning(event, guests, narathiwat_officer):
    """Five on the list of a morning: one each present, substituted, excused, absent, and one without a mark."""
    places = guests(event, "หนึ่ง", "สอง", "สาม", "สี่", "ห้า")
    guests(event, "ผู้แทนของสอง", substitute_for=places[1])
    half = event.sessions.get(half="morning")
    marks = dict(zip(places, ("present", "substituted", "excused", "absent"), strict=False))
    services.take_roll(by=narathiwat_officer, event=event, marks={(p.pk, half.pk): m for p, m in marks.items()})
    return half


@pytest.fixture
def page(event, signed_in, narathiwat_officer):
    """``page("?action=…")`` opens the roll, ``page(action=…)`` presses a button."""
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/roll/"
    return lambda query="", **sent: client.post(address, sent) if sent else client.get(address + query)


def test_the_question_names_every_number_it_will_write(page, morning):
    asked = page(f"?action=close:{morning.pk}")
    assert words(asked, "dd") == ["1 คน", "1 คน", "1 คน", "2 คน", "1", "1", "2 จาก 5 คน"]
    question = words(asked, ".roll-question")[0]
    assert [question.count(text) for text in ("สรุปยอดผู้เข้าร่วมช่วงเช้าหรือไม่", "กลับไปลงอีก 1 คน", "ดูชื่อ")] == [1, 1, 1]
    assert morning.closings.count() == 0


@pytest.mark.parametrize(("reported", "told"), [(500, ["500"]), (None, [])])
def test_the_question_says_which_reported_number_the_roll_replaces(reported, told, page, morning, event):
    type(event).objects.update(reported_total=reported)
    warned = words(page(f"?action=close:{morning.pk}"), ".notice")
    assert [text.startswith("กิจกรรมนี้มียอดตามที่รายงาน 500 คน") for text in warned] == [True] * len(told)


def test_the_button_closes_what_was_asked(page, morning):
    assert page(action=f"close:{morning.pk}", asked="1").status_code == 302
    marks = Attendance.objects.known().filter(participant__substitute_for=None).order_by("participant__order")
    assert list(marks.values_list("mark", flat=True)) == ["present", "substituted", "excused", "absent", "absent"]
    assert morning.closings.get().places == 5


@pytest.mark.parametrize("deed", ["close", "rest"])
def test_a_button_that_names_no_number_does_nothing(deed, page, morning):
    assert page(action=f"{deed}:{morning.pk}").status_code == 200
    assert (morning.closings.count(), Attendance.objects.known().count()) == (0, 5)


@pytest.mark.parametrize("deed", ["close", "rest"])
def test_what_was_marked_on_the_page_is_saved_before_the_question(deed, page, morning, event):
    cell = f"mark-{event.participants.get(name='ห้า').pk}-{morning.pk}"
    asked = page("?half=morning", **{cell: "present", f"initial-{cell}": "", "action": f"ask:{deed}:{morning.pk}"})
    assert (asked.status_code, asked.url.endswith(f"?action={deed}%3A{morning.pk}")) == (302, True)
    assert Attendance.objects.known().get(participant__name="ห้า").mark == "present"


def test_other_numbers_than_those_asked_about_close_nothing(page, morning, event, narathiwat_head):
    services.take_roll(
        by=narathiwat_head, event=event, marks={(event.participants.get(name="ห้า").pk, morning.pk): "present"}
    )
    answer = page(action=f"close:{morning.pk}", asked="1")
    told = [error.code for error in answer.context["form"].non_field_errors().as_data()]
    assert (told, morning.closings.count()) == (["numbers_changed"], 0)
    # It is asked once more, with the numbers of now.
    assert (words(answer, "dd")[-1], words(answer, ".errors")[0][:20]) == ("3 จาก 5 คน", "มีผู้ลงเพิ่มหรือแก้ไขระหว่าง"[:20])


def test_a_closed_half_day_is_not_asked_about_again(page, morning):
    page(action=f"close:{morning.pk}", asked="1")
    assert words(page(f"?half=morning&action=close:{morning.pk}"), ".roll-question") == []


@pytest.mark.parametrize("action", ["close:", "close:999", "close:ก", "explode:1", "rest"])
def test_rubbish_in_the_address_asks_nothing(action, page, morning):
    answer = page(f"?action={action}")
    assert (answer.status_code, answer.context["asks"], words(answer, ".roll-question")) == (200, "", [])


def test_an_office_that_takes_part_is_not_asked(joint_event, guests, signed_in, songkhla_officer):
    guests(joint_event, "สมชาย")
    half = joint_event.sessions.first()
    answer = signed_in(songkhla_officer).get(f"/events/{joint_event.pk}/roll/?action=close:{half.pk}")
    assert (answer.status_code, words(answer, ".roll-question")) == (200, [])


def test_as_many_without_a_mark_but_other_marks_than_shown_are_asked_about_again(page, morning, event, narathiwat_head):
    seen = page(f"?action=close:{morning.pk}").context["seen"]
    first = event.participants.get(name="หนึ่ง").pk
    services.take_roll(by=narathiwat_head, event=event, marks={(first, morning.pk): "absent"})
    again = page(action=f"close:{morning.pk}", asked="1", seen=seen)
    assert (again.status_code, words(again, "dd")[-1], morning.closings.count()) == (200, "1 จาก 5 คน", 0)
    assert page(action=f"close:{morning.pk}", asked="1", seen=again.context["seen"]).status_code == 302
    assert morning.closings.count() == 1


def test_somebody_added_since_the_question_is_not_marked_with_the_others(page, morning, event, guests, narathiwat_head):
    seen = page(f"?action=rest:{morning.pk}").context["seen"]
    fifth = event.participants.get(name="ห้า").pk
    services.take_roll(by=narathiwat_head, event=event, marks={(fifth, morning.pk): "absent"})
    guests(event, "หก")
    assert page(action=f"rest:{morning.pk}", asked="1", seen=seen).status_code == 200
    assert not Attendance.objects.known().filter(participant__name="หก").exists()
