"""The way out: for good, by a button, for this browser."""

from django.test import Client


def test_sign_out_takes_a_post_and_ends_the_session(narathiwat_officer, signed_in):
    client = signed_in(narathiwat_officer)
    assert client.get("/accounts/sign-out/").status_code == 405
    assert client.post("/accounts/sign-out/").url == "/"
    assert client.get("/volunteers/").status_code == 302


def test_the_front_page_says_so_once(narathiwat_officer, signed_in):
    client = signed_in(narathiwat_officer)
    pages = [client.post("/accounts/sign-out/", follow=True), client.get("/")]
    assert [page.content.decode().count("ท่านออกจากระบบแล้ว") for page in pages] == [1, 0]


def test_another_browser_of_the_same_person_stays(narathiwat_officer, signed_in):
    here, elsewhere = signed_in(narathiwat_officer), signed_in(narathiwat_officer)
    here.post("/accounts/sign-out/")
    assert elsewhere.get("/volunteers/").status_code == 200


def test_who_is_not_signed_in_is_asked_to():
    answer = Client().post("/accounts/sign-out/")
    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/sign-in/")
