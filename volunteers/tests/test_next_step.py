"""The person's page shows one filled button, the next step; and what takes something back has one name everywhere."""

import re
from datetime import date

import pytest
from django.utils.html import escape

from volunteers import services
from volunteers.acts.kinds import KINDS

FILLED = re.compile(r'class="btn btn-primary"\s+href="([^"]+)"')
TERM = {"start": date(2025, 2, 1), "end": date(2028, 1, 31)}
TAKEN_BACK = {
    "undo": ("ยกเลิกรายการล่าสุด", {"confirm": "on"}),
    "revoke": ("เพิกถอนการแต่งตั้งรายนี้", {"from_day": "1/3/2569", "reason": "ทดสอบ"}),
    "void": ("ยกเลิกรายการที่บันทึกผิดพลาด", {"confirm": "on", "reason": "ทดสอบ"}),
    "withdraw": ("ถอนการเสนอชื่อ", {"on": "1/3/2564", "reason": "ย้ายไปจังหวัดอื่น"}),
}


@pytest.fixture
def filled(signed_in, narathiwat_officer):
    """The last word of the address of each filled button on a person's page."""

    def read(person):
        page = signed_in(narathiwat_officer).get(person.get_absolute_url()).content.decode()
        return [address.strip("/").split("/")[-1] for address in FILLED.findall(page)]

    return read


def test_each_step_of_a_nomination_is_filled_when_its_turn_comes(nominated, seat, narathiwat_officer, filled):
    waiting, by, on = nominated(seat, on=date(2026, 1, 5)), narathiwat_officer, date(2026, 1, 6)
    turns = [filled(waiting.person)]
    for step in ("check", "propose", "receive"):
        getattr(services, step)(by=by, appointment=waiting, on=on)
        turns.append(filled(waiting.person))
    assert turns == [["check"], ["propose"], ["receive"], ["appoint"]]


def test_of_a_holder_the_further_term_is_filled_and_of_both_the_one_that_waits(
    appointed, seat, narathiwat_officer, filled
):
    held = appointed(seat, **TERM)
    before = filled(held.person)
    services.nominate(
        by=narathiwat_officer, person=held.person, office=held.office, seat=seat, on=date(2026, 1, 5), renews=held
    )
    assert (before, filled(held.person)) == (["renew"], ["check"])


def test_who_is_in_the_register_alone_is_led_to_the_vacant_seats(person, filled):
    assert [each.split("=")[-1] for each in filled(person())] == ["vacant"]


@pytest.mark.parametrize("kind", TAKEN_BACK)
def test_what_takes_something_back_has_one_name_on_button_page_and_message(
    kind, appointed, nominated, seat, signed_in, narathiwat_officer
):
    held = nominated(seat, on=date(2021, 1, 5)) if kind == "withdraw" else appointed(seat, **TERM)
    words, typed = TAKEN_BACK[kind]
    client, address = signed_in(narathiwat_officer), f"/volunteers/appointments/{held.pk}/{kind}/"
    person, page = (client.get(each).content.decode() for each in (held.person.get_absolute_url(), address))
    link = re.search(rf'href="{address}">\s*(.*?)\s*</a>', person)[1]
    button = re.search(r'<button class="btn btn-primary" type="submit">(.*?)</button>', page)[1]
    answer = client.post(address, {"version": held.version, **typed}, follow=True)
    told = str(list(answer.context["messages"])[0])
    assert (link, re.search(r"<h1>\s*(.*?)\s*</h1>", page)[1], button, told[: len(words) + 5]) == (
        words, words, words, f"{words}แล้ว:",
    )  # fmt: skip


def test_every_kind_that_takes_back_is_among_them():
    back = {kind for kind, row in KINDS.items() if row.form and (row.mends or kind in ("revoke", "withdraw"))}
    assert back - {"correct"} == TAKEN_BACK.keys()
    assert escape(str(KINDS["revoke"].kind.label)) == TAKEN_BACK["revoke"][0]
