"""The list of participants and its small forms."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events import services
from events.models import Participant


@pytest.fixture
def ahead(make_event):
    """An event of both provinces that is still to come."""
    day = timezone.localdate() + timedelta(days=5)
    return make_event(first_day=day, last_day=day, provinces=["96", "90"])


def test_the_list_prints_name_place_and_group_and_never_a_telephone(event, holder, signed_in, narathiwat_officer):
    holder("สมหญิง")
    client = signed_in(narathiwat_officer)
    client.post(f"/events/{event.pk}/participants/add/", {"everybody": "yes"})
    page = client.get(f"/events/{event.pk}/participants/").content.decode()
    assert [fact in page for fact in ("สมหญิง ตัวอย่าง", "ตำบลบางนาค", "อาสาสมัครแรงงาน")] == [True] * 3
    assert [secret in page for secret in ("0812345671", "08 1234 5671", "5671")] == [False] * 3


def test_the_list_is_that_of_its_event_alone(event, make_event, guests, signed_in, narathiwat_officer):
    guests(event, "คนของงานนี้")
    guests(make_event(title="อีกงานหนึ่ง"), "คนของงานอื่น")
    page = signed_in(narathiwat_officer).get(f"/events/{event.pk}/participants/")
    assert [row.name for row, _reply, _deeds in page.context["rows"]] == ["คนของงานนี้"]
    assert "คนของงานอื่น" not in page.content.decode()


def test_a_joint_office_reads_the_whole_list_and_handles_its_own(ahead, guests, signed_in, songkhla_officer):
    guests(ahead, "นราธิวาส คนหนึ่ง")
    own = Participant.objects.create(event=ahead, name="สงขลา คนหนึ่ง", province_id="90", order=9)
    services.recount(ahead)
    rows = signed_in(songkhla_officer).get(f"/events/{ahead.pk}/participants/").context["rows"]
    assert [(p.name, bool(deeds)) for p, _reply, deeds in rows] == [("นราธิวาส คนหนึ่ง", False), (own.name, True)]


def test_a_joint_office_enters_the_answers_of_its_own_people_only(ahead, guests, signed_in, songkhla_officer):
    (other,) = guests(ahead, "นราธิวาส คนหนึ่ง")
    own = Participant.objects.create(event=ahead, name="สงขลา คนหนึ่ง", province_id="90", order=9)
    services.recount(ahead)
    client, address = signed_in(songkhla_officer), f"/events/{ahead.pk}/participants/reply/"
    statuses = [client.post(address, {"participant": p.pk, "reply": "coming"}).status_code for p in (own, other)]
    replies = dict(Participant.objects.values_list("name", "reply"))
    assert (statuses, replies) == ([302, 403], {"สงขลา คนหนึ่ง": "coming", "นราธิวาส คนหนึ่ง": "none"})


def test_a_joint_office_adds_its_own_people_but_no_guest(ahead, holder, signed_in, songkhla, songkhla_officer):
    holder("นราธิวาส")
    holder("สงขลา", "900101", office=songkhla, by=songkhla_officer)
    client = signed_in(songkhla_officer)
    client.post(f"/events/{ahead.pk}/participants/add/", {"everybody": "yes"})
    assert [p.name for p in ahead.participants.all()] == ["สงขลา ตัวอย่าง"]
    assert client.get(f"/events/{ahead.pk}/participants/guest/").status_code == 403


def test_the_neighbour_of_a_provincial_event_finds_nothing(event, signed_in, songkhla_officer):
    client = signed_in(songkhla_officer)
    pages = ["participants/", "participants/add/", "participants/guest/", "roll/", "papers/", "sign-in-sheet.pdf"]
    assert {client.get(f"/events/{event.pk}/{page}").status_code for page in pages} == {404}


@pytest.mark.parametrize("sent, status", [({}, 404), ({"participant": "ก"}, 404), ({"participant": 10**30}, 404)])
def test_rubbish_names_nobody(sent, status, event, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    for deed in ("reply", "remove"):
        assert client.post(f"/events/{event.pk}/participants/{deed}/", sent).status_code == status


def test_somebody_is_taken_off_the_list(event, guests, signed_in, narathiwat_officer):
    one, two = guests(event, "สมชาย", "สมหญิง")
    signed_in(narathiwat_officer).post(f"/events/{event.pk}/participants/remove/", {"participant": one.pk})
    assert list(event.participants.all()) == [two]
