"""The way in, for those who have one."""

from django.test import Client

PASSWORD = "labour-demo-test"


def enter(username, password, client=None, **extra):
    """Post the sign-in form."""
    return (client or Client()).post("/sign-in/", {"login": username, "password": password, **extra})


def test_officer_signs_in_and_starts_with_the_register(narathiwat_officer):
    client = Client()
    assert enter("narathiwat-officer", PASSWORD, client).url == "/accounts/start/"
    assert client.get("/accounts/start/").url == "/volunteers/"


def test_advisor_starts_with_the_figures(advisor, signed_in):
    assert signed_in(advisor).get("/accounts/start/").url == "/dashboard/"


def test_person_without_a_role_starts_with_the_own_page(outsider, signed_in):
    assert signed_in(outsider).get("/accounts/start/").url == "/me/"


def test_wrong_password_and_unknown_account_read_the_same(narathiwat_officer):
    wrong, unknown = enter("narathiwat-officer", "x" * 12), enter("nobody", "x" * 12)
    assert wrong.status_code == unknown.status_code == 200
    sentences = [list(answer.context["form"].non_field_errors()) for answer in (wrong, unknown)]
    assert sentences[0] == sentences[1]
    assert len(sentences[0]) == 1


def test_disabled_account_stays_out_and_loses_its_session(narathiwat_officer, signed_in):
    client = signed_in(narathiwat_officer)
    narathiwat_officer.is_active = False
    narathiwat_officer.save()
    assert client.get("/volunteers/").status_code == 302
    fresh = Client()
    assert enter("narathiwat-officer", PASSWORD, fresh).url == "/sign-in/"
    assert "_auth_user_id" not in fresh.session


def test_sign_in_leads_back_to_the_page_asked_for_but_never_elsewhere(narathiwat_officer):
    assert enter("narathiwat-officer", PASSWORD, next="/events/").url == "/events/"
    assert enter("narathiwat-officer", PASSWORD, next="https://evil.example/").url == "/accounts/start/"
