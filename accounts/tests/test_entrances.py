"""Sign-ins, failures and sign-outs stand in the trail, and nothing that was typed."""

import pytest
from django.test import Client

from accounts import entrances
from accounts.models import AuditEntry

PASSWORD = "labour-demo-test"


def enter(username, password):
    """Post the sign-in form."""
    client = Client()
    client.post("/sign-in/", {"login": username, "password": password})
    return client


def told() -> list[tuple]:
    """What the trail says: the deed, by whom, about which account."""
    return list(AuditEntry.objects.order_by("pk").values_list("act", "by__username", "target_id"))


def test_who_comes_in_and_leaves_is_written_down_once_each(narathiwat_officer):
    enter("narathiwat-officer", PASSWORD).post("/accounts/sign-out/")
    key = str(narathiwat_officer.pk)
    assert told() == [
        ("accounts.sign_in", "narathiwat-officer", key),
        ("accounts.sign_out", "narathiwat-officer", key),
    ]


def test_a_wrong_password_names_the_account_and_nobody_as_actor(narathiwat_officer):
    enter(" Narathiwat-Officer ", "x" * 12)
    assert told() == [("accounts.sign_in_failed", None, str(narathiwat_officer.pk))]


@pytest.mark.parametrize("typed", ["1101700230708", "0812345678", "labour-secret", "สมศรี ตัวอย่าง"])
def test_a_name_that_is_no_account_may_be_an_id_and_is_kept_as_a_hash(db, typed):
    enter(typed, "x" * 12)
    enter(f" {typed.upper()}", "x" * 12)
    first, second = AuditEntry.objects.values()
    assert (first["act"], first["target_id"], typed in str(first)) == (entrances.FAILED, "", False)
    assert (first["details"], len(first["details"]["login"])) == (second["details"], entrances.HASH_LENGTH)


def test_strangers_do_not_fill_the_trail_and_accounts_are_told_nevertheless(narathiwat_officer, monkeypatch):
    monkeypatch.setattr(entrances, "STRANGERS", 2)
    for number in range(4):
        entrances.note_failure(f"stranger{number}")
    entrances.note_failure("narathiwat-officer")
    assert [target for _act, _by, target in told()] == ["", "", str(narathiwat_officer.pk)]


def test_an_empty_form_and_a_refused_try_are_no_failures(narathiwat_officer):
    enter("narathiwat-officer", "")
    for _try in range(7):
        enter("narathiwat-officer", "x" * 12)
    assert len(told()) == 5
