"""Finding somebody on a list, or among those who may be invited, by what officers type."""

from urllib.parse import urlsplit

import pytest

from events.answers import MOST_FOUND, find_events
from events.finding import listed_as
from events.models import Event, Participant
from provinces.models import Subdistrict
from thai.digits import to_thai_digits
from volunteers import services as register

MOBILE = "0819998877"


def tambon_code(name: str) -> str:
    """The code of a tambon of Mueang Narathiwat."""
    return Subdistrict.objects.get(name_th=name, district="9601").code


@pytest.fixture
def somsri(event, holder, narathiwat_officer):
    """A holder of ตำบลลำภู with a mobile of her own and a place on the list, beside somebody else's."""
    other, somsri = holder("มานะ", "960201"), holder("สมศรี", tambon_code("ลำภู"))
    register.update_person(by=narathiwat_officer, person=somsri, phone=MOBILE)
    for order, (person, place) in enumerate([(other, "ตำบลอื่น อำเภออื่น"), (somsri, "ตำบลลำภู อำเภอเมืองนราธิวาส")], 1):
        facts = {"name": f"นาง{person.first_name} ตัวอย่าง", "place": place, "province_id": "96"}
        Participant.objects.create(event=event, person=person, group="อาสาสมัครแรงงาน", order=order, **facts)
    return somsri


NAMES = ["สมศรี", "น.ส.สมศรี ตัวอย่าง", "คุณสมศรี", "ตัวอย่าง สมศรี", "สมศรี ลำภู", "สมศรี 8877"]
PLACES = ["ลำภู", "ตําบลลำภู", "ต.ลำภู อ.เมืองนราธิวาส", "ลำภู เมืองนราธิวาส"]
NUMBERS = ["8877", MOBILE, to_thai_digits("081-999-8877"), "+66 81\u2011999–8877", "\ufeff081 999\u200b 8877 ต่อ 12"]


def shown(answer) -> list[str]:
    """The names on a page of the list, or on offer, without their prefix."""
    rows, form = answer.context.get("rows"), answer.context.get("form")
    names = [row[0].name for row in rows] if rows is not None else [each.person.name for each in form.invitees]
    return [name.removeprefix("นาง") for name in names]


@pytest.mark.parametrize("page", ["participants/", "participants/add/"])
def test_somebody_is_found_as_people_type(page, event, somsri, signed_in, narathiwat_officer):
    if page == "participants/add/":
        Participant.objects.all().delete()
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/{page}"
    for typed in (*NAMES, *PLACES, *NUMBERS):
        answer = client.post("/volunteers/search/", {"to": address, "q": typed})
        assert (urlsplit(answer.url).path, MOBILE in answer.url) == (address, False)
        assert (typed, shown(client.get(answer.url))) == (typed, ["สมศรี ตัวอย่าง"])


def test_a_part_of_a_number_or_an_area_code_finds_nobody(event, somsri, narathiwat_officer):
    for typed in ("887", "0999", "960201", "99988", "3"):
        is_it = listed_as(typed, user=narathiwat_officer)
        assert [is_it(p.person_id, p.name, p.place, p.group) for p in event.participants.all()] == [False, False]


def test_a_number_finds_nobody_for_who_may_not_read_the_record(event, somsri, narathiwat_officer, songkhla_officer):
    asked = [listed_as(MOBILE, user=user)(somsri.pk, "") for user in (narathiwat_officer, songkhla_officer)]
    assert asked == [True, False]


def test_everybody_shown_is_who_was_searched_for(event, somsri, holder, signed_in, narathiwat_officer):
    holder("มาลี", "960202")
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/participants/add/"
    holder("มาลัย", "960203")
    client.post(f"{address}?q=มาลี", {"everybody": "yes", "asked": "9"})
    assert [p.name for p in event.participants.all()[2:]] == ["มาลี ตัวอย่าง"]


def test_what_nobody_matches_and_what_cannot_be_read_are_said(event, somsri, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/participants/"
    answers = [client.get(f"{address}?q={typed}") for typed in ("ไม่มีใคร", MOBILE)]
    assert [(a.status_code, a.context["rows"]) for a in answers] == [(200, []), (400, [])]
    assert ["ไม่พบผู้ใดในบัญชีรายชื่อ" in a.content.decode() for a in answers] == [True, True]


def test_more_events_than_are_shown_are_told(make_event, narathiwat_officer):
    for number in range(MOST_FOUND + 2):
        make_event(title=f"สัมมนาที่ {number}", sessions=())
    *events, last = find_events(narathiwat_officer, "สัมมนา")
    assert (len(events), last.title) == (25, "แสดง 25 จาก 27 รายการ")
    assert urlsplit(last.address).path == "/events/"


def test_an_event_is_found_by_words_of_its_title_and_venue(event, joint_event):
    Event.objects.filter(pk=event.pk).update(venue_subdistrict=tambon_code("ลำภู"))
    Event.objects.filter(pk=joint_event.pk).update(venue_province="90")
    for typed in ["ริมน้ำ ทดลอง", "สวนอาหารริมนํ้า", "อำเภอเมืองนราธิวาส", "ทดลอง จ.นราธิวาส", "ต.ลำภู"]:
        assert (typed, list(Event.objects.matching(typed))) == (typed, [event])
