"""Entering a person: forgiving input, no double, nothing told about another office's people."""

from uuid import uuid4

import pytest

from accounts.kept_posts import KeptData, Typed
from thai.names import PREFIXES
from volunteers import services
from volunteers.duplicates import look_alikes
from volunteers.forms import PersonForm
from volunteers.models import Person
from volunteers.tests.reading import words

TYPED = {"prefix": "nang", "first_name": "สมศรี", "last_name": "ตัวอย่าง", "phone": "๐๘๑-234 5678"}


@pytest.fixture
def office(signed_in, narathiwat_officer):
    """The officer of Narathiwat at the desk."""
    return signed_in(narathiwat_officer)


@pytest.fixture
def prefix():
    """A prefix code that exists."""
    return next(p.code for p in PREFIXES if p.short == "นาง")


def test_a_person_is_entered_with_thai_digits_and_a_spaced_id(office, narathiwat, prefix):
    response = office.post(
        "/volunteers/new/",
        TYPED | {"prefix": prefix, "national_id": "๑ 1017 00230 70 8", "birth_date": "1 พ.ค. 2515"},
    )
    someone = Person.objects.get()
    assert (response.status_code, response.url) == (302, someone.get_absolute_url())
    private = someone.private
    assert (someone.name, private.phone, private.national_id) == ("นางสมศรี ตัวอย่าง", "0812345678", "1101700230708")
    assert (someone.office, private.birth_date.isoformat()) == (narathiwat, "1972-05-01")


def test_a_refused_form_keeps_every_word(office, prefix):
    wrong = TYPED | {"prefix": prefix, "national_id": "1101700230700", "birth_date": "31/13/2515", "email": "x"}
    response = office.post("/volunteers/new/", wrong)
    assert sorted(response.context["form"].errors) == ["birth_date", "email", "national_id"]
    page = response.content.decode()
    assert [text in page for text in ("สมศรี", "31/13/2515", "1101700230700")] == [True, True, True]
    assert Person.objects.count() == 0


def test_a_birth_in_the_future_is_refused(office):
    response = office.post("/volunteers/new/", TYPED | {"prefix": "", "birth_date": "1 ม.ค. 2600"})
    assert list(response.context["form"].errors) == ["birth_date"]


def test_the_same_name_is_asked_about_once_and_then_kept(office, person):
    first = person("สมศรี")
    again = TYPED | {"prefix": ""}
    asked = office.post("/volunteers/new/", again)
    assert asked.context["form"].look_alikes == [first]
    assert first.get_absolute_url() in asked.content.decode()
    answer = office.post("/volunteers/new/", again | {"another_person": "on"})
    assert (answer.status_code, Person.objects.count()) == (302, 2)


def test_the_same_telephone_is_asked_about(office, person):
    first = person("วีระ", phone="0812345678")
    asked = office.post("/volunteers/new/", TYPED | {"prefix": ""})
    assert asked.context["form"].look_alikes == [first]


def test_one_of_several_telephones_is_enough_to_ask(office, person):
    first = person("วีระ", phone="0898765432, 0812345678")
    asked = office.post("/volunteers/new/", TYPED | {"prefix": "", "phone": "073531234, 081 234 5678"})
    assert asked.context["form"].look_alikes == [first]
    assert "08x xxx 5678" in words(asked, ".warn")[0]


def test_an_id_already_kept_here_leads_to_its_owner(office, person):
    first = person("วีระ", national_id="1101700230708")
    answer = office.post("/volunteers/new/", TYPED | {"prefix": "", "national_id": "1101700230708"})
    assert list(answer.context["form"].errors) == ["national_id"]
    assert first.get_absolute_url() in answer.content.decode()


def test_an_id_of_another_office_names_the_office_and_nothing_else(office, songkhla, songkhla_officer):
    services.register_person(
        by=songkhla_officer, office=songkhla, prefix="", first_name="ลับมาก", last_name="ห้ามเห็น",
        national_id="1101700230708", phone="0899999999",
    )  # fmt: skip
    answer = office.post("/volunteers/new/", TYPED | {"prefix": "", "national_id": "1101700230708"})
    assert songkhla.name in words(answer, ".errors")[0]
    page = answer.content.decode()
    assert [secret for secret in ("ลับมาก", "ห้ามเห็น", "0899999999", "9999") if secret in page] == []
    assert Person.objects.count() == 1


def test_a_double_click_makes_one(office):
    office.post("/volunteers/new/", TYPED | {"prefix": "", "national_id": "1101700230708"})
    second = office.post("/volunteers/new/", TYPED | {"prefix": "", "national_id": "1101700230708"})
    assert (second.status_code, Person.objects.count()) == (200, 1)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("1101700230708", "x-xxxx-xxxx0-70-8"), ("๑-๑๐๑๗-๐๐๒๓๐-๗๐-๘", "x-xxxx-xxxx0-70-8"), ("11017002", "…")],
)
def test_sent_otherwise_the_first_national_id_is_told_masked(typed, told, office):
    kept = Typed(1, "/", "/", "again", {"national_id": ["3101700230707"]}, before={"national_id": [typed]})
    form = PersonForm(KeptData.of(kept), office=None)
    assert form.differences() == [f"เลขประจำตัวประชาชน (เดิม {told})"]


def test_a_second_click_while_the_first_is_entered_asks_no_question(office, monkeypatch):
    """The twin is entered after this one looked for it, and before it looked for look-alikes."""
    sent = TYPED | {"prefix": "", "form_key": str(uuid4()), "national_id": "1101700230708"}

    def twin_first(**asked):
        monkeypatch.setattr("volunteers.forms.people.look_alikes", look_alikes)
        assert office.post("/volunteers/new/", sent).status_code == 302
        return look_alikes(**asked)

    monkeypatch.setattr("volunteers.forms.people.look_alikes", twin_first)
    answer = office.post("/volunteers/new/", sent)
    assert (answer.status_code, answer["Location"]) == (302, Person.objects.get().get_absolute_url())


def test_the_ministry_says_for_which_province(signed_in, ministry_admin, songkhla):
    signed_in(ministry_admin).post("/volunteers/new/?province=90", TYPED | {"prefix": ""})
    assert Person.objects.get().office == songkhla


def test_the_auditor_may_not(signed_in, auditor, gazetteer):
    client = signed_in(auditor)
    assert [client.get("/volunteers/new/").status_code, client.post("/volunteers/new/", TYPED).status_code] == [
        403,
        403,
    ]
    assert Person.objects.count() == 0


def test_the_name_in_the_answer_stays_out_of_the_cookies(signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    answer = client.post("/volunteers/new/", {"first_name": "ปิติ", "last_name": "ตัวอย่าง"})
    assert set(client.cookies) <= {"sessionid", "csrftoken"}
    assert words(client.get(answer.url), ".messages") == ["เพิ่ม ปิติ ตัวอย่าง ในทะเบียนแล้ว"]


def test_the_same_form_sent_twice_is_one_person(office, prefix):
    typed = TYPED | {"prefix": prefix, "form_key": "6f1c9a3e-5d0b-4c53-9a53-2f6f0d1c7a10"}
    first, second = (office.post("/volunteers/new/", typed) for _ in range(2))
    assert first.url == second.url == Person.objects.get().get_absolute_url()


def test_a_form_of_another_office_is_not_used_again(office, prefix, songkhla, songkhla_officer):
    key = "6f1c9a3e-5d0b-4c53-9a53-2f6f0d1c7a10"
    services.register_person(by=songkhla_officer, office=songkhla, first_name="ลลิตา", form_key=key)
    answer = office.post("/volunteers/new/", TYPED | {"prefix": prefix, "form_key": key})
    assert (answer.status_code, answer.context["form"].non_field_errors().as_data()[0].code) == (200, "form_used")
    assert [p.first_name for p in Person.objects.all()] == ["ลลิตา"]


def test_another_form_with_the_same_name_is_still_asked_about(office, prefix):
    for key in ("6f1c9a3e-5d0b-4c53-9a53-2f6f0d1c7a10", "0b6c7d0e-8a51-4f0e-8d0a-9a4d53f5c111"):
        answer = office.post("/volunteers/new/", TYPED | {"prefix": prefix, "form_key": key})
    assert (answer.status_code, Person.objects.count()) == (200, 1)


def test_more_telephone_numbers_than_fit_are_refused_in_words(office):
    answer = office.post("/volunteers/new/", TYPED | {"prefix": "", "phone": ", ".join(["0812345678"] * 9)})
    assert (list(answer.context["form"].errors), Person.objects.count()) == (["phone"], 0)


@pytest.mark.parametrize("first_name", ["\u0e31", "...", "0812345678", "นาย", "น.ส."])
def test_a_first_name_that_names_nobody_is_refused(first_name, office):
    answer = office.post("/volunteers/new/", TYPED | {"prefix": "", "first_name": first_name})
    assert (list(answer.context["form"].errors), Person.objects.count()) == (["first_name"], 0)


def test_a_prefix_typed_twice_is_taken_out_twice(office):
    office.post("/volunteers/new/", TYPED | {"prefix": "mr", "first_name": "นายนายทดลอง"})
    assert Person.objects.get().name == "นายทดลอง ตัวอย่าง"
