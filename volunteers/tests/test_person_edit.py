"""Changing a record: only at home, the national ID never sent back, the trail names the fields."""

from datetime import date

import pytest

from accounts.comparing import PURPOSE
from accounts.encryption import open_for
from accounts.models import AuditEntry
from accounts.tests.editing import opened
from volunteers.models import Person


@pytest.fixture
def somsri(person):
    """A person of Narathiwat with an ID."""
    return person("สมศรี", national_id="1101700230708", phone="0812345678")


def typed(**changes) -> dict:
    return {"prefix": "", "first_name": "สมศรี", "last_name": "ตัวอย่าง", "phone": "08 1234 5678"} | changes


def address(person: Person) -> str:
    return f"/volunteers/{person.pk}/edit/"


def test_the_form_shows_what_is_known_but_the_id_only_masked(signed_in, narathiwat_officer, somsri):
    page = signed_in(narathiwat_officer).get(address(somsri)).content.decode()
    assert [text in page for text in ("สมศรี", "08 1234 5678", "x-xxxx-xxxx0-70-8")] == [True, True, True]
    assert "1101700230708" not in page and "1-1017-00230-70-8" not in page


def test_an_id_left_empty_stays(signed_in, narathiwat_officer, somsri):
    signed_in(narathiwat_officer).post(address(somsri), typed(last_name="ใหม่", national_id=""))
    somsri.refresh_from_db()
    assert (somsri.last_name, somsri.private.national_id, somsri.national_id_last4) == ("ใหม่", "1101700230708", "0708")
    entry = AuditEntry.objects.get(act="volunteers.update_person")
    assert entry.details == {"fields": ["last_name"], "version": 2}


def test_what_is_saved_unchanged_changes_nothing(signed_in, narathiwat_officer, somsri):
    before = Person.objects.values().get()
    signed_in(narathiwat_officer).post(address(somsri), typed())
    after = Person.objects.values().get()
    assert after == before | {"version": 2}
    assert AuditEntry.objects.get(act="volunteers.update_person").details == {"fields": [], "version": 2}


def test_the_form_comes_back_with_every_value_of_the_record(signed_in, narathiwat_officer, person):
    someone = person("สมศรี", phone="0812345678, 073531234", birth_date=date(1972, 5, 1), email="a@example.org")
    client = signed_in(narathiwat_officer)
    form = client.get(address(someone)).context["form"]
    shown = {name: form[name].value() for name in ("phone", "birth_date", "email", "national_id")}
    assert shown == {
        "phone": "08 1234 5678, 0 7353 1234", "birth_date": "1 พ.ค. 2515", "email": "a@example.org", "national_id": None
    }  # fmt: skip


def test_new_telephones_replace_the_old(signed_in, narathiwat_officer, somsri):
    signed_in(narathiwat_officer).post(address(somsri), typed(phone="089 876 5432, 073531234 ต่อ 5"))
    assert Person.objects.get().private.phone == "0898765432, 073531234 ต่อ 5"
    assert AuditEntry.objects.get(act="volunteers.update_person").details == {"fields": ["phone"], "version": 2}


def test_a_taken_id_is_refused_and_nothing_changes(signed_in, narathiwat_officer, somsri, person):
    other = person("มานะ", national_id="3101700230704")
    response = signed_in(narathiwat_officer).post(
        address(somsri), typed(last_name="ใหม่", national_id=other.private.national_id)
    )
    assert list(response.context["form"].errors) == ["national_id"]
    somsri.refresh_from_db()
    assert somsri.last_name == "ตัวอย่าง"


def test_the_neighbour_finds_no_such_page(signed_in, songkhla_officer, somsri):
    client = signed_in(songkhla_officer)
    assert client.post(address(somsri), typed(last_name="ใหม่")).status_code == 404
    assert Person.objects.get().last_name == "ตัวอย่าง"


def test_the_auditor_may_not(signed_in, auditor, somsri):
    assert signed_in(auditor).post(address(somsri), typed(last_name="ใหม่")).status_code == 403
    assert Person.objects.get().last_name == "ตัวอย่าง"


def test_the_second_of_two_editors_is_told_and_keeps_what_was_typed(
    signed_in, narathiwat_officer, narathiwat_head, somsri
):
    client, seen = signed_in(narathiwat_officer), somsri.version
    shown = client.get(address(somsri)).context["form"]["shown"].value()
    signed_in(narathiwat_head).post(address(somsri), typed(line_id="head", version=seen))
    refused = client.post(address(somsri), typed(line_id="officer", version=seen, shown=shown))
    somsri.refresh_from_db()
    assert (refused.status_code, somsri.private.line_id) == (200, "head")
    assert refused.context["form"].non_field_errors().as_data()[0].code == "changed_meanwhile"
    assert 'value="officer"' in refused.content.decode()
    chosen = {"shown": refused.context["form"]["shown"].value(), "pick-line_id": "mine"}
    client.post(address(somsri), typed(line_id="officer", version=seen) | chosen)
    somsri.refresh_from_db()
    assert (somsri.private.line_id, somsri.version) == ("officer", seen + 2)


@pytest.fixture
def kept(person):
    """A person with an ID, a telephone and an address."""
    return person("สมศรี", national_id="1101700230708", phone="0891234567", address="12 ถนนสมมติ")


def test_sealed_values_are_compared_and_the_id_is_never_sent(kept, signed_in, narathiwat_officer, narathiwat_head):
    head, officer = signed_in(narathiwat_head), signed_in(narathiwat_officer)
    quick, slow = opened(head, address(kept)), opened(officer, address(kept))
    head.post(address(kept), quick | {"national_id": "3101700230704", "phone": "0899999999"})
    page = officer.post(address(kept), slow | {"national_id": "5101700230709", "phone": "0811111111"})
    form = page.context["form"]
    assert [(c.names, c.before, c.theirs) for c in form.meeting.clashes] == [
        (("national_id",), None, "x-xxxx-xxxx0-70-4"), (("phone",), "08 9123 4567", "08 9999 9999"),
    ]  # fmt: skip
    assert "3101700230704" not in open_for(PURPOSE, form["shown"].value()) + page.content.decode()
    chosen = {"shown": form["shown"].value(), "pick-national_id": "theirs", "pick-phone": "theirs"}
    officer.post(address(kept), slow | {"national_id": "5101700230709"} | chosen)
    assert Person.objects.get().private.national_id == "3101700230704"


def test_nothing_personal_lies_readable_in_the_page_beyond_its_fields(kept, signed_in, narathiwat_officer):
    page = signed_in(narathiwat_officer).get(address(kept)).content.decode()
    assert (page.count("12 ถนนสมมติ"), page.count("08 9123 4567"), page.count("1101700230708")) == (1, 1, 0)


def test_what_a_colleague_saved_meanwhile_is_shown_in_full_and_is_a_look(
    kept, signed_in, narathiwat_officer, narathiwat_head
):
    head, officer = signed_in(narathiwat_head), signed_in(narathiwat_officer)
    quick, slow = opened(head, address(kept)), opened(officer, address(kept))
    head.post(address(kept), quick | {"address": "99 ถนนลับ"})
    looks = AuditEntry.objects.filter(act="volunteers.view_person", by=narathiwat_officer)
    before = looks.count()
    page = officer.post(address(kept), slow | {"address": "ที่อื่น"})
    assert ("99 ถนนลับ" in page.content.decode(), looks.count() - before) == (True, 1)
