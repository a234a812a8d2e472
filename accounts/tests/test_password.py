"""A password of one's own, changed by its owner alone."""

import pytest

from accounts.models import AuditEntry, SignInTries
from accounts.tests.posting import hidden_of

PASSWORD = "labour-demo-test"
NEW = "ข้าวเหนียวมะม่วง-42-จาน"


def change(client, old, new, again=None):
    """Post the form."""
    return client.post("/accounts/password/", {"oldpassword": old, "password1": new, "password2": again or new})


def test_weak_password_is_refused_and_the_old_one_stays(narathiwat_officer, signed_in):
    client = signed_in(narathiwat_officer)
    weak = {"oldpassword": PASSWORD, "password1": "12345", "password2": "12345"}
    assert client.post("/accounts/password/", weak).status_code == 200
    narathiwat_officer.refresh_from_db()
    assert narathiwat_officer.check_password(PASSWORD)
    assert not AuditEntry.objects.filter(act="accounts.change_password").exists()


def test_new_password_replaces_the_old(narathiwat_officer, signed_in):
    new = "ข้าวเหนียวมะม่วง-42-จาน"
    answer = signed_in(narathiwat_officer).post(
        "/accounts/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    narathiwat_officer.refresh_from_db()
    assert (answer.status_code, narathiwat_officer.check_password(new)) == (302, True)
    entry = AuditEntry.objects.get(act="accounts.change_password")
    assert (entry.by, entry.target_id, entry.details) == (narathiwat_officer, str(narathiwat_officer.pk), {})


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [
        ("wrong password", "ข้าวเหนียวมะม่วง-42-จาน", None),
        (PASSWORD, "ข้าวเหนียวมะม่วง-42-จาน", "ข้าวเหนียวทุเรียน-42-จาน"),
        (PASSWORD, "narathiwat-officer", None),
        (PASSWORD, "123456789012", None),
    ],
)
def test_a_wrong_old_one_a_slip_or_a_guessable_one_changes_nothing(old, new, again, narathiwat_officer, signed_in):
    answer = change(signed_in(narathiwat_officer), old, new, again)
    narathiwat_officer.refresh_from_db()
    assert (answer.status_code, narathiwat_officer.check_password(PASSWORD)) == (200, True)
    assert answer.context["form"].errors


def test_a_refusal_never_shows_what_was_typed(narathiwat_officer, signed_in):
    answer = change(signed_in(narathiwat_officer), "ความลับเดิม", "ความลับใหม่")
    assert [word in answer.content.decode() for word in ("ความลับเดิม", "ความลับใหม่")] == [False, False]


def test_who_changes_it_stays_signed_in_here(narathiwat_officer, signed_in):
    client = signed_in(narathiwat_officer)
    change(client, PASSWORD, "ข้าวเหนียวมะม่วง-42-จาน")
    assert client.get("/volunteers/").status_code == 200


def test_the_trail_holds_no_password(narathiwat_officer, signed_in):
    change(signed_in(narathiwat_officer), PASSWORD, "ข้าวเหนียวมะม่วง-42-จาน")
    told = list(AuditEntry.objects.values())
    assert told[-1]["act"] == "accounts.change_password"
    assert [word for word in ("ข้าวเหนียว", PASSWORD) if word in str(told)] == []


def test_the_old_password_is_guessed_five_times_at_most(narathiwat_officer, signed_in):
    browser = signed_in(narathiwat_officer)
    assert [change(browser, "wrong password", "x" * 12).status_code for _ in range(6)] == [200] * 5 + [429]
    late = change(browser, PASSWORD, "ข้าวเหนียวมะม่วง-42-จาน")
    narathiwat_officer.refresh_from_db()
    assert (late.status_code, narathiwat_officer.check_password(PASSWORD)) == (429, True)


def test_a_refused_new_password_is_no_guess_at_the_old_one(narathiwat_officer, signed_in):
    client = signed_in(narathiwat_officer)
    assert {change(client, PASSWORD, "12345").status_code for _attempt in range(7)} == {200}


@pytest.fixture
def came_back(narathiwat_officer, signed_in):
    """The officer's browser, and where the page stands again that was sent after its session had ended."""
    client = signed_in(narathiwat_officer)
    hidden = hidden_of(client.get("/accounts/password/"))
    client.session.flush()
    answer = client.post("/accounts/password/", hidden | {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    client.force_login(narathiwat_officer)
    return client, "/accounts/password/?kept=" + answer.url.partition("%3Fkept%3D")[2]


def test_looking_at_a_page_that_came_back_is_no_try(came_back):
    client, address = came_back
    looked = [client.get(address).status_code for _look in range(7)]
    assert (looked, SignInTries.objects.count(), change(client, PASSWORD, NEW).status_code) == ([200] * 7, 0, 302)


def test_a_page_that_came_back_says_that_passwords_are_to_be_typed_again(came_back):
    client, address = came_back
    page = client.get(address)
    assert page.context["form"].came_back.endswith("ระบบไม่เก็บรหัสผ่านและรหัสยืนยันไว้ กรุณาพิมพ์อีกครั้ง")
    assert [word in page.content.decode() for word in (PASSWORD, NEW, "ยังอยู่ครบ")] == [False] * 3


def test_another_new_password_under_a_page_that_was_sent_is_said_not_to_be_taken(narathiwat_officer, signed_in):
    client = signed_in(narathiwat_officer)
    sent = hidden_of(client.get("/accounts/password/")) | {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post("/accounts/password/", sent)
    client.get("/help/")
    again = client.post(
        "/accounts/password/", sent | {"oldpassword": NEW, "password1": "x" * 12, "password2": "x" * 12}
    )
    assert "กรุณาเปิดหน้านี้ใหม่แล้วพิมพ์อีกครั้ง" in client.get(again.url, follow=True).content.decode()
