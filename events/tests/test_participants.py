"""The list of participants and its small forms."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.audit import entries_about
from events import services
from events.models import Participant
from events.services.totals import recount
from volunteers.tests.reading import words


@pytest.fixture
def ahead(make_event):
    """An event of both provinces that is still to come."""
    day = timezone.localdate() + timedelta(days=5)
    return make_event(first_day=day, last_day=day, provinces=["96", "90"])


def test_the_list_prints_name_place_and_group_and_never_a_telephone(event, holder, signed_in, narathiwat_officer):
    holder("สมหญิง")
    client = signed_in(narathiwat_officer)
    client.post(f"/events/{event.pk}/participants/add/", {"everybody": "yes", "asked": "9"})
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
    client.post(f"/events/{ahead.pk}/participants/add/", {"everybody": "yes", "asked": "9"})
    assert [p.name for p in ahead.participants.all()] == ["สงขลา ตัวอย่าง"]
    assert client.get(f"/events/{ahead.pk}/participants/guest/").status_code == 403


def test_the_totals_of_answers_stand_on_top_and_each_is_a_filter(event, guests, signed_in, narathiwat_officer):
    for guest, reply in zip(guests(event, "ก", "ข", "ค", "ง"), ("coming", "coming", "substitute", "none"), strict=True):
        Participant.objects.filter(pk=guest.pk).update(reply=reply)
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/participants/"
    page = client.get(f"{address}?page=1")
    chips, ways = words(page, ".chip"), re.findall(r'class="chip" href="([^"]*)"', page.content.decode())
    shown = {reply: len(client.get(f"{address}?reply={reply}").context["rows"]) for reply in Participant.Reply.values}
    assert chips == ["ทั้งหมด 4", "เข้าร่วม 2", "ไม่เข้าร่วม 0", "ส่งผู้แทน 1", "ยังไม่ตอบ 1"]
    assert ways == ["?", *(f"?reply={reply}" for reply in ("coming", "not_coming", "substitute", "none"))]
    assert re.findall(r'href="\?reply=(\w+)"\s+aria-current', client.get(f"{address}?reply=none").content.decode()) == [
        "none"
    ]
    assert shown == {"coming": 2, "not_coming": 0, "substitute": 1, "none": 1}
    assert client.get(f"{address}?reply=x").status_code == 400


def test_a_substitute_takes_no_place_among_the_totals(event, guests, signed_in, narathiwat_officer):
    principal, substitute = guests(event, "ตัวจริง", "ผู้แทน")
    Participant.objects.filter(pk=substitute.pk).update(substitute_for=principal)
    services.recount(event)
    page = signed_in(narathiwat_officer).get(f"/events/{event.pk}/participants/?reply=none")
    assert ([row.name for row, _r, _d in page.context["rows"]], page.context["totals"].places) == (["ตัวจริง"], 1)


def test_a_small_form_leads_back_to_the_same_part_of_the_list(ahead, guests, signed_in, narathiwat_officer):
    (guest,) = guests(ahead, "สมชาย")
    client, address = signed_in(narathiwat_officer), f"/events/{ahead.pk}/participants/"
    page = client.get(f"{address}?reply=none").content.decode()
    assert f'action="{address}reply/"' in page
    answer = client.post(f"{address}reply/", {"participant": guest.pk, "reply": "coming"})
    assert answer.url == f"{address}?reply=none"


def test_a_name_is_a_link_for_who_may_open_the_person(
    joint_event, holder, songkhla, songkhla_officer, signed_in, narathiwat_officer, auditor
):
    person = holder("สงขลา", "900101", office=songkhla, by=songkhla_officer)
    Participant.objects.create(event=joint_event, person=person, name=person.name, province_id="90", order=9)
    services.recount(joint_event)
    address = f"/events/{joint_event.pk}/participants/"
    pages = [signed_in(who).get(address).content.decode() for who in (auditor, narathiwat_officer)]
    linked = [f'href="{person.get_absolute_url()}"' in page for page in pages]
    told = [person.name in re.sub(r"<[^>]+>", "", page) for page in pages]
    assert (told, linked) == ([True, True], [True, False])


def test_a_look_at_the_list_is_written_down_with_who_stood_on_it(event, holder, signed_in, auditor):
    person = holder("สมหญิง")
    Participant.objects.create(event=event, person=person, name=person.name, province_id="96", order=1)
    recount(event)
    signed_in(auditor).get(f"/events/{event.pk}/participants/")
    entry = entries_about(event).first()
    assert (entry.act, entry.by, list(entry.seen.values_list("person", flat=True))) == (
        "events.view_participants", auditor, [person.pk],
    )  # fmt: skip


def test_a_joint_office_is_offered_no_correction_of_a_guest(ahead, guests, signed_in, songkhla_officer):
    guests(ahead, "แขก")
    page = signed_in(songkhla_officer).get(f"/events/{ahead.pk}/participants/").content.decode()
    assert ("แขก" in page, "/edit/" in page) == (True, False)


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


def test_the_list_of_a_draft_offers_no_roll(make_event, signed_in, narathiwat_officer):
    offered = {}
    for state in ("draft", "approved", "cancelled"):
        event = make_event(state=state)
        page = signed_in(narathiwat_officer).get(f"/events/{event.pk}/participants/").content.decode()
        offered[state] = f"/events/{event.pk}/roll/" in page
    assert offered == {"draft": False, "approved": True, "cancelled": False}
