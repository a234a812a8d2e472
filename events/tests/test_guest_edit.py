"""What was typed of a guest is corrected, also after the roll; the number on the list and the marks stay."""

import pytest

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from accounts.second_editor import PAGE
from accounts.tests.editing import opened
from events import services
from events.models import Attendance, Participant
from events.services.totals import recount


@pytest.fixture
def guest(event, guests):
    """Somebody whose name was misheard on the telephone."""
    return guests(event, "นายสมชัย ใจดี")[0]


@pytest.fixture
def listed(event, holder):
    """A volunteer on the same list."""
    person = holder("สมหญิง")
    row = Participant.objects.create(event=event, person=person, name=person.name, province_id="96", order=9)
    recount(event)
    return row


def address(guest) -> str:
    return f"/events/{guest.event_id}/participants/{guest.pk}/edit/"


def typed(**others) -> dict:
    return {"name": "นายสมชาย  ใจดี", "place": "อบต. ลำภู", "group": "ท้องถิ่น", "version": 1} | others


def test_a_slip_in_the_name_of_a_marked_guest_is_mended(guest, event, signed_in, narathiwat_officer):
    morning = event.sessions.get(half="morning")
    services.take_roll(by=narathiwat_officer, event=event, marks={(guest.pk, morning.pk): "present"})
    response = signed_in(narathiwat_officer).post(address(guest), typed())
    assert response["Location"] == f"/events/{event.pk}/participants/"
    stored = Participant.objects.get()
    assert (stored.name, stored.place, stored.group, stored.order) == ("นายสมชาย ใจดี", "อบต. ลำภู", "ท้องถิ่น", guest.order)
    assert (stored.sort_key != guest.sort_key, Attendance.objects.get().participant) == (True, stored)
    (entry,) = entries_about(guest)
    assert (entry.act, entry.details["fields"]) == ("events.update_guest", ["group", "name", "place"])


def test_a_guest_of_another_event_is_404_under_an_own_one(guest, make_event, songkhla, signed_in, narathiwat_officer):
    other = make_event(office=songkhla, provinces=["90"], title="ของสงขลา")
    foreign = Participant.objects.create(event=other, name="คนอื่น", order=1)
    client, there = signed_in(narathiwat_officer), f"/events/{guest.event_id}/participants/{foreign.pk}/edit/"
    assert [client.get(there).status_code, client.post(there, typed()).status_code] == [404, 404]
    assert Participant.objects.get(pk=foreign.pk).name == "คนอื่น"


def test_of_two_who_correct_a_guest_the_second_chooses(guest, signed_in, narathiwat_officer, narathiwat_head):
    officer, head = signed_in(narathiwat_officer), signed_in(narathiwat_head)
    shown, there = opened(officer, address(guest)), address(guest)
    head.post(there, opened(head, there) | {"name": "นายสมหมาย ใจดี", "place": "เทศบาล"})
    asked = officer.post(there, shown | {"name": "นายสมชาย ใจดี", "group": "ท้องถิ่น"})
    assert (asked.templates[0].name, Participant.objects.get().name) == (PAGE, "นายสมหมาย ใจดี")
    with pytest.raises(RuleBroken) as refusal:
        services.update_guest(by=narathiwat_officer, participant=guest, name="ก", place="", group="", version=1)
    assert refusal.value.codes == ["changed_meanwhile"]


def test_the_deed_names_what_changed_and_the_mark_of_a_name_alone_is_asked_about_by_nobody(
    guest, signed_in, narathiwat_officer
):
    sent = {"name": "นาย สมชัย ใจดี", "place": "", "group": "", "version": 1}
    assert signed_in(narathiwat_officer).post(address(guest), sent).status_code == 302
    assert entries_about(guest).first().details["fields"] == ["name"]


def test_the_list_leads_to_it_for_guests_alone(guest, listed, event, signed_in, narathiwat_officer):
    page = signed_in(narathiwat_officer).get(f"/events/{event.pk}/participants/").content.decode()
    assert (address(guest) in page, page.count("/edit/")) == (True, 1)


def test_who_is_of_the_register_is_corrected_there(listed, event, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    assert [client.get(address(listed)).status_code, client.post(address(listed), typed()).status_code] == [404, 404]
    with pytest.raises(RuleBroken) as refusal:
        services.update_guest(by=narathiwat_officer, participant=listed, name="ก", place="", group="")
    assert (refusal.value.codes, event.participants.get().name) == (["is_of_the_register"], listed.name)


def test_the_name_of_somebody_else_on_the_list_is_asked_about(guest, event, guests, signed_in, narathiwat_officer):
    guests(event, "นายสมชาย ใจดี")
    client = signed_in(narathiwat_officer)
    form = client.post(address(guest), typed()).context["form"]
    assert "อยู่แล้วที่ลำดับ 2" in "".join(dict(form.asks.field.choices).values())
    client.post(address(guest), typed(confirmed=[*dict(form.asks.field.choices)]))
    assert [row.name for row in event.participants.order_by("order")] == ["นายสมชาย ใจดี"] * 2


def test_corrected_after_a_colleague_took_them_off_the_text_is_shown_and_the_bin_is_named(
    guest, signed_in, narathiwat_officer, narathiwat_head
):
    there = address(guest)
    services.remove_participant(by=narathiwat_head, participant=guest)
    answer = signed_in(narathiwat_officer).post(there, typed(place="อบต. ลำภู"))
    assert (answer.status_code, "อบต. ลำภู" in [text for _label, text in answer.context["typed"]]) == (410, True)
    assert 'href="/bin/"' in answer.content.decode()


@pytest.mark.parametrize("name", ["", "นาย", "\u200b", "ก" * 300])
def test_a_name_that_names_nobody_is_refused_and_what_was_typed_stays(name, guest, signed_in, narathiwat_officer):
    form = signed_in(narathiwat_officer).post(address(guest), typed(name=name)).context["form"]
    assert (list(form.errors), form["place"].value()) == (["name"], "อบต. ลำภู")
    assert Participant.objects.get().name == "นายสมชัย ใจดี"


@pytest.mark.parametrize(("state", "codes"), [("cancelled", ["event_cancelled"]), ("closed", ["event_closed"])])
def test_the_list_of_an_event_that_is_settled_stands(state, codes, guest, event, narathiwat_officer):
    type(event).objects.update(state=state)
    with pytest.raises(RuleBroken) as refusal:
        services.update_guest(by=narathiwat_officer, participant=guest, name="ก", place="", group="")
    assert (refusal.value.codes, Participant.objects.get().name) == (codes, "นายสมชัย ใจดี")
