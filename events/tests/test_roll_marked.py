"""One mark sent alone by htmx: saved through the same verb, answered with its line and the numbers that follow."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from events import services
from events.models import Attendance, DoorPass, Event
from thai.calendar import BANGKOK, ONE_DAY
from volunteers.tests.reading import words

DAY = date(2026, 3, 12)
HTMX = {"HTTP_HX_REQUEST": "true"}


def marking(client, event):
    """``send("สมชาย", "present")`` marks the morning against what stood there when the page was opened."""
    places, morning = {p.name: p.pk for p in event.participants.all()}, event.sessions.get(half="morning")

    def send(name, value, stood="", **more):
        cell = f"mark-{places[name]}-{morning.pk}"
        return client.post(f"/events/{event.pk}/roll/", {cell: value, f"initial-{cell}": stood} | more, **HTMX)

    return send


@pytest.fixture
def mark(event, guests, signed_in, narathiwat_officer):
    """The officer marks."""
    guests(event, "สมชาย", "สมหญิง")
    return marking(signed_in(narathiwat_officer), event)


@pytest.fixture
def desk_mark(event, guests, signed_in, outsider):
    """Somebody with a pass for the desk marks."""
    guests(event, "สมชาย", "สมหญิง")
    DoorPass.objects.create(user=outsider, event=event, until=timezone.now() + timedelta(hours=1))
    return marking(signed_in(outsider), event)


@pytest.fixture
def colleague(event, narathiwat_head):
    """``colleague("สมชาย", "absent")`` is what the head marks meanwhile."""
    morning = event.sessions.get(half="morning")

    def set_mark(name, value):
        cell = event.participants.get(name=name).pk, morning.pk
        services.take_roll(by=narathiwat_head, event=event, marks={cell: value})

    return set_mark


def stored() -> dict:
    return dict(Attendance.objects.known().values_list("participant__name", "mark"))


def test_one_mark_is_saved_and_the_numbers_follow(mark):
    answer = mark("สมชาย", "present")
    assert (answer.status_code, stored()) == (200, {"สมชาย": "present"})
    assert words(answer, ".said-mark") == ["✓ บันทึกแล้ว"]
    assert words(answer, ".tally") == ["2 ทั้งหมด (คน) 1 มา 0 ไม่มา 0 ติดภารกิจ 0 ผู้แทน 1 ยังไม่ลง"]
    rest = ["ยังไม่ลง 1 คน ดูเฉพาะที่ยังไม่ลง ลงว่า “มา” ทั้ง 1 คน สรุปยอดผู้เข้าร่วมช่วงเช้า"]
    assert words(answer, ".roll-rest") == rest


def test_the_answer_holds_what_the_page_shows_afresh(mark, event, signed_in, narathiwat_officer):
    answer = mark("สมชาย", "present")
    page = signed_in(narathiwat_officer).get(f"/events/{event.pk}/roll/")
    for part in (".tally", ".roll-rest", ".so-far"):
        assert words(answer, part) == words(page, part)


def test_the_next_mark_is_made_against_the_one_just_saved(mark, event):
    answer = mark("สมชาย", "present").content.decode()
    cell = f"mark-{event.participants.get(name='สมชาย').pk}-{event.sessions.get(half='morning').pk}"
    assert f'<input type="hidden" name="initial-{cell}" value="present">' in answer


def test_what_another_marked_meanwhile_is_shown_with_both_choices(mark, colleague):
    colleague("สมชาย", "absent")
    answer = mark("สมชาย", "present")
    assert (len(words(answer, ".met-mark")), stored()) == (1, {"สมชาย": "absent"})
    assert answer["HX-Retarget"] == answer["HX-Reselect"]
    told = " ".join(words(answer, ".met-mark"))
    assert ("narathiwat-head บันทึก “ไม่มา”" in told, "คงไว้ “ไม่มา”" in told, "ใช้ “มา” ของท่าน" in told) == (
        True, True, True,
    )  # fmt: skip


def test_the_own_mark_is_set_all_the_same_or_the_others_kept(mark, colleague, event):
    colleague("สมชาย", "absent")
    place, morning = event.participants.get(name="สมชาย"), event.sessions.get(half="morning")
    kept = mark("สมชาย", "absent", "absent", action="keep")
    assert (words(kept, ".met-mark"), stored()) == ([], {"สมชาย": "absent"})
    own = mark("สมชาย", "absent", "absent", action=f"own:{place.pk}-{morning.pk}-present")
    assert stored() == {"สมชาย": "present"}
    assert [answer["HX-Retarget"] for answer in (kept, own)] == [f"#row-{place.pk}"] * 2


def test_a_mark_made_on_another_day_than_its_half_day_says_on_which(
    event, guests, signed_in, narathiwat_officer, time_machine
):
    guests(event, "สมชาย", "สมหญิง")
    for name, day, told in (("สมชาย", DAY, "09.05 น."), ("สมหญิง", DAY + ONE_DAY, "13 มี.ค. 2569 09.05 น.")):
        time_machine.move_to(datetime.combine(day, time(9, 5), BANGKOK), tick=False)
        client = signed_in(narathiwat_officer)
        marking(client, event)(name, "present")
        said = words(client.get(f"/events/{event.pk}/roll/"), ".said-mark")
        assert said[-1 if name == "สมหญิง" else 0].replace("\xa0", " ") == told


def test_a_mark_that_is_refused_says_why_on_its_line(mark):
    answer = mark("สมชาย", "substituted")
    assert (stored(), "ยังไม่ได้บันทึก" in " ".join(words(answer, ".said-mark"))) == ({}, True)


def test_a_half_day_closed_meanwhile_says_so_on_the_line(mark, event, narathiwat_head):
    services.close_sessions(by=narathiwat_head, event=event, sessions=list(event.sessions.filter(half="morning")))
    answer = mark("สมชาย", "present")
    assert (stored()["สมชาย"], "ยังไม่ได้บันทึก" in answer.content.decode()) == ("absent", True)


def test_a_mark_of_a_half_day_closed_meanwhile_is_never_told_to_be_saved(mark, event, narathiwat_head):
    mark("สมชาย", "present")
    services.close_sessions(by=narathiwat_head, event=event, sessions=list(event.sessions.filter(half="morning")))
    answer = mark("สมชาย", "absent", "present")
    (line,) = words(answer, ".said-mark")
    assert (stored()["สมชาย"], line.startswith("ยังไม่ได้บันทึก"), "data-saved" in answer.content.decode()) == (
        "present", True, False,
    )  # fmt: skip
    assert words(answer, ".roll-rest") == ["ช่วงนี้สรุปยอดไปแล้วระหว่างนั้น โหลดหน้าใหม่"]


def test_an_event_cancelled_meanwhile_is_called_cancelled_and_not_closed(mark, event):
    Event.objects.filter(pk=event.pk).update(state="cancelled")
    answer = mark("สมชาย", "present")
    assert (stored(), words(answer, ".roll-rest")) == ({}, ["กิจกรรมนี้ยกเลิกแล้ว จึงไม่มีการลงทะเบียน โหลดหน้าใหม่"])
    assert "data-saved" not in answer.content.decode()


def test_of_somebody_taken_off_the_list_meanwhile_the_page_is_loaded_anew_and_says_so(
    event, guests, signed_in, narathiwat_officer
):
    guests(event, "สมชาย", "สมหญิง")
    client = signed_in(narathiwat_officer)
    mark = marking(client, event)
    services.remove_participant(by=narathiwat_officer, participant=event.participants.get(name="สมชาย"))
    answer = mark("สมชาย", "present")
    assert (answer.status_code, answer["Portal-Location"], stored()) == (204, f"/events/{event.pk}/roll/", {})
    page = client.get(answer["Portal-Location"])
    assert "ผู้นี้ถูกนำออกจากบัญชีรายชื่อแล้วระหว่างนั้น ผลที่ลงจึงไม่ได้บันทึก" in page.content.decode()


def test_whoever_may_no_longer_mark_is_told_what_stands_and_what_is_not_saved(desk_mark, event, narathiwat_head):
    services.close_sessions(by=narathiwat_head, event=event, sessions=list(event.sessions.filter(half="morning")))
    answer = desk_mark("สมชาย", "present")
    (told,) = words(answer, ".met-mark")
    assert ("บันทึก “ไม่มา”" in told, "ท่านเลือก “มา” ยังไม่ได้บันทึก" in told, stored()["สมชาย"]) == (True, True, "absent")
    assert ("<button" in answer.content.decode().partition("met-mark")[2].partition("</tr>")[0]) is False


def test_without_its_session_the_mark_is_kept_and_the_page_is_led_to_the_sign_in(
    event, guests, signed_in, narathiwat_officer
):
    (place,) = guests(event, "สมชาย")
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/roll/"
    cell = f"mark-{place.pk}-{event.sessions.get(half='morning').pk}"
    form = client.get(address).content.decode().partition('id="main-form"')[2]
    token = form.partition('name="form_token" value="')[2].partition('"')[0]
    client.logout()
    sent = {cell: "present", f"initial-{cell}": "", "form_token": token}
    answer = client.post(address, sent, headers={"HX-Request": "true", "Portal-Fetch": "send"})
    assert (answer.status_code, answer["Portal-Location"].partition("?")[0], stored()) == (204, "/sign-in/", {})


def test_the_list_is_searched_alone(event, guests, signed_in, narathiwat_officer):
    guests(event, "สมชาย", "สมหญิง")
    answer = signed_in(narathiwat_officer).get(f"/events/{event.pk}/roll/?q=สมหญิง", **HTMX)
    page = answer.content.decode()
    assert (words(answer, ".listed"), "<html" in page, page.count('id="roll-list"')) == (["สมหญิง"], False, 1)
