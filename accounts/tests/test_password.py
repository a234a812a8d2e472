"""A password of one's own, changed by its owner alone."""

import pytest

from accounts.models import AuditEntry

PASSWORD = "labour-demo-test"


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
    assert "ข้าวเหนียว" not in str(list(AuditEntry.objects.values()))


def test_the_old_password_is_guessed_five_times_at_most(narathiwat_officer, signed_in):
    browser = signed_in(narathiwat_officer)
    assert [change(browser, "wrong password", "x" * 12).status_code for _ in range(6)] == [200] * 5 + [429]
    late = change(browser, PASSWORD, "ข้าวเหนียวมะม่วง-42-จาน")
    narathiwat_officer.refresh_from_db()
    assert (late.status_code, narathiwat_officer.check_password(PASSWORD)) == (429, True)


def test_a_refused_new_password_is_no_guess_at_the_old_one(narathiwat_officer, signed_in):
    client = signed_in(narathiwat_officer)
    assert {change(client, PASSWORD, "12345").status_code for _attempt in range(7)} == {200}
