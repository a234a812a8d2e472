"""The door helper: what the account lands on, what it says, and what it may do there."""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from accounts.rules import RuleBroken
from events import services
from events.models import Attendance, DoorPass, Participant, Session

DAY = "2026-03-12"


@pytest.fixture
def clock(time_machine):
    """Set the clock of Bangkok: ``clock("08:00")`` on the day of the workshop, ``clock("08:00", "2026-03-11")``."""
    return lambda time, day=DAY: time_machine.move_to(datetime.fromisoformat(f"{day}T{time}+07:00"), tick=False)


@pytest.fixture
def helper(outsider, event):
    """Somebody with a pass for the workshop until eight in the evening."""
    until = datetime.fromisoformat(f"{DAY}T20:00+07:00")
    DoorPass.objects.create(user=outsider, event=event, until=until)
    return outsider


@pytest.fixture
def landing(helper, signed_in, clock):
    """The page on which the helper lands at a time."""

    def at(*moment):
        clock(*moment)
        return signed_in(helper).get("/accounts/start/", follow=True).content.decode()

    return at


def offered(page: str) -> list[str]:
    """Where a page leads, but for its own frame of everybody: skip link, help, notices, sign-out, files."""
    frame = re.compile(r"[#?]|/(help|privacy|accounts|static|sign-in|open-data)/|/$|tel:")
    found = set(re.findall(r'href="([^"]+)"', page))
    return sorted(each for each in found if each == "/me/" or not frame.match(each))


@pytest.mark.parametrize("moment, said", [
    (("08:00", "2026-03-09"), "จุดลงทะเบียนเปิดวันพฤหัสบดีที่ 12 มีนาคม 2569"),
    (("08:00",), "จุดลงทะเบียนเปิดอยู่ ท่านใช้งานได้ถึงวันที่ 12 มี.ค. 2569 เวลา 20.00 น."),
    (("20:01",), "จุดลงทะเบียนปิดแล้ว ขอบคุณที่ช่วยงาน"),
])  # fmt: skip
def test_the_helper_lands_on_day_and_place_and_when_the_desk_opens(moment, said, landing, event):
    page = landing(*moment)
    told = " ".join(re.sub(r"<[^>]*>", " ", page.partition("<main")[2]).split())
    assert all(each in told for each in (event.title, event.venue, "12 มี.ค. 2569", "09.00–16.00 น.")), told
    assert said in told.replace("‑", "-"), told


def test_between_two_days_the_desk_is_shut_until_the_next_half_day(
    make_event, outsider, narathiwat_officer, landing, clock
):
    event = make_event(last_day=datetime.fromisoformat("2026-03-13").date())
    Session.objects.create(event=event, day="2026-03-13", half="morning")
    DoorPass.objects.update(event=event, until=datetime.fromisoformat("2026-03-13T20:00+07:00"))
    Participant.objects.create(event=event, name="สมชาย", order=1)
    clock("17:00")
    first_day = list(event.sessions.with_closings().filter(day=DAY))
    services.close_sessions(by=narathiwat_officer, event=event, sessions=first_day, asked=2)
    told = {moment: " ".join(re.sub(r"<[^>]*>", " ", landing(*moment)).split()).replace("‑", "-") for moment in (
        ("18:00",), ("08:00", "2026-03-13"))}  # fmt: skip
    assert ["จุดลงทะเบียนเปิดอยู่" in page for page in told.values()] == [False, True]
    assert "จุดลงทะเบียนเปิดวันศุกร์ที่ 13 มีนาคม 2569" in told[("18:00",)]


@pytest.mark.parametrize("moment, roll", [(("08:00", "2026-03-09"), 0), (("08:00",), 1), (("20:01",), 0)])
def test_nothing_but_the_desk_is_offered(moment, roll, landing, event):
    assert offered(landing(*moment)) == [f"/events/{event.pk}/roll/"] * roll + ["/me/"]


def test_home_leads_the_helper_to_the_desk_and_nobody_else(helper, signed_in, volunteer_user, narathiwat_officer):
    DoorPass.objects.create(user=volunteer_user, event_id=DoorPass.objects.get().event_id, until=timezone.now())
    answers = [signed_in(user).get("/").status_code for user in (helper, volunteer_user, narathiwat_officer)]
    assert answers == [302, 200, 200]


def test_a_desk_that_opens_at_noon_says_the_time(helper, event, landing):
    event.sessions.get(half="morning").delete()
    assert "จุดลงทะเบียนเปิดวันพฤหัสบดีที่ 12 มีนาคม 2569 เวลา 12.00 น." in " ".join(
        re.sub(r"<[^>]*>", " ", landing("08:00")).split()
    )


def test_a_cancelled_event_says_so(helper, event, landing):
    type(event).objects.update(state="cancelled")
    assert "กิจกรรมนี้ยกเลิกแล้ว" in landing("08:00")


def test_of_several_desks_todays_comes_first_and_what_is_over_last(helper, make_event, landing):
    for title, days in (("เมื่อวานซืน", -2), ("เมื่อวาน", -1), ("พรุ่งนี้", 1), ("มะรืน", 2)):
        day = datetime.fromisoformat(DAY).date() + timedelta(days=days)
        made = make_event(title=title, first_day=day, last_day=day)
        until = datetime.fromisoformat(f"{day}T20:00+07:00")
        DoorPass.objects.create(user=helper, event=made, until=until)
    titles = re.findall(r"<h2>(.*?)</h2>", landing("08:00"))
    assert titles == ["การประชุมเชิงปฏิบัติการทดลอง", "พรุ่งนี้", "มะรืน", "เมื่อวาน", "เมื่อวานซืน"]


@pytest.fixture
def roll(event, guests, helper, signed_in, clock):
    """Send a mark of the guest from the helper's roll: ``roll("present")``; the answer."""
    (place,), morning = guests(event, "สมชาย"), event.sessions.get(half="morning")
    clock("08:00")

    def send(mark, **others):
        name = f"mark-{place.pk}-{morning.pk}"
        sent = {name: mark, f"initial-{name}": "", "action": "save"} | others
        return signed_in(helper).post(f"/events/{event.pk}/roll/", sent)

    return send


def test_the_helper_marks_who_comes(roll, helper):
    assert roll("present").status_code == 302
    assert list(Attendance.objects.values_list("mark", "recorded_by")) == [("present", helper.pk)]


@pytest.mark.parametrize("deed", ["close", "rest", "undo"])
def test_a_whole_half_day_is_not_the_helpers(deed, roll, event):
    morning = event.sessions.get(half="morning")
    assert roll("", action=f"{deed}:{morning.pk}").status_code == 403
    assert Attendance.objects.count() == 0


def test_a_closed_half_day_is_not_corrected_at_the_desk(roll, event, narathiwat_officer, clock):
    clock("13:00")
    services.close_sessions(by=narathiwat_officer, event=event, sessions=[event.sessions.get(half="morning")])
    roll("present", reason="มาสาย")
    assert set(Attendance.objects.values_list("mark", flat=True)) == {"absent"}


def test_no_reason_of_a_helper_corrects_a_closed_half_day(roll, event, helper, narathiwat_officer, clock):
    clock("13:00")
    morning, place = event.sessions.get(half="morning"), event.participants.first()
    services.close_sessions(by=narathiwat_officer, event=event, sessions=[morning])
    with pytest.raises(RuleBroken) as refusal:
        services.take_roll(by=helper, event=event, marks={(place.pk, morning.pk): "present"}, reason="มาสาย")
    assert refusal.value.codes == ["reason_missing"]


@pytest.mark.parametrize("moment", [("08:00", "2026-03-09"), ("20:01",)])
def test_the_roll_is_shut_before_and_after(moment, helper, event, signed_in, clock):
    clock(*moment)
    assert signed_in(helper).get(f"/events/{event.pk}/roll/").status_code == 403


def test_who_comes_to_the_roll_before_the_desk_opens_reads_that(helper, event, signed_in, clock):
    clock("08:00", "2026-03-09")
    page = signed_in(helper).get(f"/events/{event.pk}/roll/").content.decode()
    assert "จุดลงทะเบียนของกิจกรรมนี้ยังไม่เปิดหรือปิดแล้ว ดูเวลาได้ที่หน้าของท่าน" in page
    assert "บทบาทของท่าน" not in page


def test_the_roll_of_a_helper_offers_no_other_page_and_no_whole_half(roll, helper, event, signed_in):
    page = signed_in(helper).get(f"/events/{event.pk}/roll/").content.decode()
    assert (offered(page), re.findall(r'name="action" value="([^"]*)"', page)) == (["/me/"], ["save"])
