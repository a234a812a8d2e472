"""The own page: what is next, what was answered, what was attended."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from events import services
from events.models import Participant
from thai.display import local_date


@pytest.fixture
def invited(make_event, volunteer_user):
    """Invite the volunteer to an event some days from today: ``invited(5)``."""

    def make(days, **facts):
        day = timezone.localdate() + timedelta(days=days)
        event = make_event(first_day=day, last_day=day, **facts)
        return Participant.objects.create(event=event, person=volunteer_user.person, name="สมหมาย", order=1)

    return make


def test_the_next_event_and_the_seat_are_shown(invited, signed_in, volunteer_user):
    place = invited(5)
    response = signed_in(volunteer_user).get("/me/")
    holding = response.context["holding"]
    assert list(response.context["participations"]) == [place]
    assert (holding.subdistrict.code, str(holding.last_day)) == ("960101", "2027-06-10")


def test_an_answer_is_saved_once(invited, signed_in, volunteer_user):
    place, client = invited(5), signed_in(volunteer_user)
    for _again in range(2):
        assert client.post("/me/", {"participant": place.pk, "reply": "coming"})["Location"] == "/me/"
    stored = Participant.objects.get()
    assert (stored.reply, stored.replied_by) == ("coming", volunteer_user)


@pytest.mark.parametrize("reply", ["", "none", "rubbish", "substitute"])
def test_a_rubbish_answer_is_told_in_words(reply, invited, signed_in, volunteer_user):
    place = invited(5)
    response = signed_in(volunteer_user).post("/me/", {"participant": place.pk, "reply": reply}, follow=True)
    assert [m.level_tag for m in response.context["messages"]] == ["error"]
    assert Participant.objects.get().reply == "none"


@pytest.mark.parametrize("participant", ["", "ก", "999999", str(10**30)])
def test_nobody_s_invitation_is_404(participant, invited, signed_in, volunteer_user):
    invited(5)
    assert signed_in(volunteer_user).post("/me/", {"participant": participant, "reply": "coming"}).status_code == 404


def test_another_person_s_invitation_is_404(joint_event, songkhla_guest, signed_in, volunteer_user):
    sent = {"participant": songkhla_guest.pk, "reply": "coming"}
    assert signed_in(volunteer_user).post("/me/", sent).status_code == 404
    assert Participant.objects.get().reply == "none"


def test_a_draft_invites_nobody_yet(invited, signed_in, volunteer_user):
    invited(5, state="draft")
    assert list(signed_in(volunteer_user).get("/me/").context["participations"]) == []


def test_the_past_tells_how_many_half_days(invited, signed_in, volunteer_user, narathiwat_officer):
    known, _unknown = invited(-5), invited(-9)
    morning, afternoon = known.event.sessions.all()
    came = {(known.pk, morning.pk): "present"}
    services.take_roll(by=narathiwat_officer, event=known.event, marks=came)
    services.close_sessions(by=narathiwat_officer, event=known.event, sessions=[morning, afternoon])
    past = signed_in(volunteer_user).get("/me/").context["past"]
    assert [(row.came, row.sessions) for row in past] == [(1, 2), (None, 0)]


def test_a_past_event_without_a_closed_roll_is_not_summed_up_yet(invited, signed_in, volunteer_user):
    invited(-5)
    page = signed_in(volunteer_user).get("/me/").content.decode()
    assert page.count("การเข้าร่วม: ยังไม่สรุปยอด") == 1


def test_public_events_of_the_province_are_offered_unless_invited(invited, make_event, signed_in, volunteer_user):
    invited(5, title="ได้รับเชิญแล้ว")
    day = timezone.localdate() + timedelta(days=6)
    other = make_event(first_day=day, last_day=day, title="เปิดทั่วไป")
    assert [each.pk for each in signed_in(volunteer_user).get("/me/").context["public_events"]] == [other.pk]


def test_an_officer_without_a_record_sees_the_office_s_next_events(make_event, signed_in, narathiwat_officer):
    day = timezone.localdate() + timedelta(days=6)
    event = make_event(first_day=day, last_day=day)
    make_event(first_day=day, last_day=day, state="draft")
    assert list(signed_in(narathiwat_officer).get("/me/").context["office_events"]) == [event]


def test_everybody_who_signs_in_has_a_page(signed_in, outsider, advisor, auditor, ministry_admin):
    assert {signed_in(u).get("/me/").status_code for u in (outsider, advisor, auditor, ministry_admin)} == {200}


BUTTON = re.compile(r'<button type="submit" name="reply" value="(\w+)" class="([^"]*)"')


def test_who_has_not_answered_has_two_equal_buttons(invited, signed_in, volunteer_user):
    invited(5)
    page = signed_in(volunteer_user).get("/me/").content.decode()
    assert BUTTON.findall(page) == [("coming", "btn"), ("not_coming", "btn")]
    assert "เปลี่ยนคำตอบ" not in page


def test_who_has_answered_reads_it_and_may_change_it(invited, signed_in, volunteer_user):
    place, client = invited(5), signed_in(volunteer_user)
    client.post("/me/", {"participant": place.pk, "reply": "coming"})
    page = client.get("/me/").content.decode()
    assert "คำตอบของท่าน: <strong>เข้าร่วม</strong>" in page and "<summary>เปลี่ยนคำตอบ</summary>" in page
    assert BUTTON.findall(page) == [("not_coming", "btn")]


@pytest.mark.parametrize(("days", "said"), [(0, "วันนี้"), (1, "พรุ่งนี้"), (3, "อีก 3 วัน")])
def test_it_is_said_how_soon_it_is_and_on_which_weekday(days, said, invited, signed_in, volunteer_user):
    place = invited(days)
    page = signed_in(volunteer_user).get("/me/").content.decode()
    weekday = local_date(place.event.first_day, "weekday_soon")
    assert f"<strong>{said}</strong>" in page and f">{weekday}</span>" in page


def test_the_office_is_one_tap_away_and_the_hotline_second(invited, signed_in, volunteer_user, narathiwat):
    invited(5)
    client, calls = signed_in(volunteer_user), {}
    for phone in ("0 7353 1234", ""):
        type(narathiwat).objects.filter(pk=narathiwat.pk).update(phone=phone)
        office = client.get("/me/").content.decode().partition('class="card my-office"')[2].partition("</section>")[0]
        calls[phone] = re.findall(r'class="(btn[^"]*)" href="tel:(\d+)"', office)
    assert calls == {"0 7353 1234": [("btn", "073531234"), ("btn btn-link", "1506")], "": [("btn", "1506")]}


def test_the_schedule_is_in_the_menu_of_who_works_nowhere(signed_in, volunteer_user, narathiwat_officer):
    menus = [
        signed_in(user).get("/me/").content.decode().partition("<main")[0]
        for user in (volunteer_user, narathiwat_officer)
    ]
    assert ['href="/schedule/"' in menu for menu in menus] == [True, False]


def test_what_was_cancelled_is_called_so_when_it_is_past(invited, signed_in, volunteer_user):
    event = invited(-3).event
    type(event).objects.update(state="cancelled", was_announced=True)
    page = signed_in(volunteer_user).get("/me/").content.decode().partition('id="past"')[2]
    assert ("กิจกรรมนี้ยกเลิกแล้ว" in page, "ยังไม่สรุปยอด" in page) == (True, False)
