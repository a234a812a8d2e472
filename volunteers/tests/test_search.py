"""The search box keeps names, telephone numbers and IDs out of addresses."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from volunteers.searching import for_address, from_address
from volunteers.tests.reading import table


@given(st.text(max_size=60))
def test_what_was_typed_comes_back(text):
    assert from_address(for_address(text, session="one"), session="one") == text


@pytest.mark.parametrize("number", ["1101700203451", "1-1017-00203-45-1", "081 234 5678", "๐๘๑๒๓๔๕๖๗๘"])
def test_a_long_number_is_sealed_and_still_finds_its_person(
    number, appointed, seat, person, signed_in, narathiwat_head
):
    appointed(seat, who=person("คนเดียว", national_id="1101700203451", phone="0812345678"))
    client = signed_in(narathiwat_head)
    answer = client.post("/volunteers/search/", {"to": "/volunteers/", "q": number, "as_of": "2021-06-01"})
    assert number not in answer.url and parse_qs(urlsplit(answer.url).query)["as_of"] == ["2021-06-01"]
    (row,) = table(client.get(answer.url))
    assert "คนเดียว" in " ".join(row)


def searched(client, number: str, to: str = "/volunteers/") -> str:
    """The address that a search for a number leads to."""
    return client.post("/volunteers/search/", {"to": to, "q": number}).url


@pytest.mark.parametrize("page", ["/volunteers/", "/volunteers/graduates/", "/volunteers/orders/"])
def test_a_sealed_search_is_found_again_as_long_as_its_session_lives(page, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    address = searched(client, "0812345678", page)
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=11)):
        assert [client.get(address).status_code for _back in range(2)] == [200, 200]


@pytest.mark.parametrize("page", ["/volunteers/", "/volunteers/graduates/", "/volunteers/orders/"])
def test_a_sealed_search_opens_in_no_other_session_not_even_of_the_same_person(
    page, signed_in, narathiwat_officer, narathiwat_head
):
    address = searched(signed_in(narathiwat_officer), "0812345678", page)
    for who in (narathiwat_officer, narathiwat_head):
        answer = signed_in(who).get(address)
        assert (answer.status_code, "0812345678" in answer.content.decode()) == (400, False)


def test_a_sealed_search_for_a_nominee_opens_in_its_session_alone(signed_in, narathiwat_officer, seat, person):
    person("คนเดียว", phone="0812345678")
    client = signed_in(narathiwat_officer)
    address = searched(client, "0812345678", f"/volunteers/seats/{seat.pk}/nominate/")
    found = [one.get(address).context.get("found") for one in (client, signed_in(narathiwat_officer))]
    assert ([str(who) for who, _life in found[0]], found[1]) == (["คนเดียว ตัวอย่าง"], None)


@pytest.mark.parametrize("text", ["somsri", "สมศรี", "สม", "บางนาค", "5678", "ที่ 12/2562", "~"])
@pytest.mark.parametrize("to", ["/volunteers/", "/volunteers/graduates/", "/volunteers/orders/"])
def test_whatever_is_searched_stands_sealed_in_the_address(text, to, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    answer = client.post("/volunteers/search/", {"to": to, "q": text})
    asked = parse_qs(urlsplit(answer.url).query)["q"][0]
    opened = from_address(asked, session=client.session.session_key)
    assert (asked.startswith("~"), text in asked.removeprefix("~"), opened) == (True, False, text)
    assert client.get(answer.url).context["filter"].typed == text


@pytest.mark.parametrize("number", ["0812345678", "~t1:bm9uc2Vuc2U=", "~", "~x"])
def test_a_plain_number_or_a_broken_seal_in_an_address_is_refused(number, signed_in, narathiwat_officer):
    answer = signed_in(narathiwat_officer).get("/volunteers/", {"q": number})
    assert (answer.status_code, table(answer)) == (400, [])


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "/events/", "", "/no/such/page/"])
def test_the_search_leads_to_the_register_only(to, signed_in, narathiwat_officer):
    answer = signed_in(narathiwat_officer).post("/volunteers/search/", {"to": to, "q": "ก"})
    assert urlsplit(answer.url)[:3] == ("", "", "/volunteers/")


def test_only_the_fields_of_the_list_enter_the_address(signed_in, narathiwat_officer):
    typed = {"to": "/volunteers/", "q": "ก" * 5000, "phone": "0812345678", "csrfmiddlewaretoken": "x", "state": ""}
    client = signed_in(narathiwat_officer)
    asked = parse_qs(urlsplit(client.post("/volunteers/search/", typed).url).query)
    assert (list(asked), from_address(asked["q"][0], session=client.session.session_key)) == (["q"], "ก" * 100)


@pytest.mark.parametrize("typed", ["1101700203451", "081 234 5678", "สมศรี", "31 ก.พ. 2562"])
@pytest.mark.parametrize("to", ["/volunteers/", "/volunteers/graduates/"])
def test_what_is_typed_into_the_box_of_a_day_by_mistake_stands_sealed_and_comes_back(
    to, typed, signed_in, narathiwat_officer
):
    client = signed_in(narathiwat_officer)
    asked = client.post("/volunteers/search/", {"to": to, "as_of": typed}).url
    page = client.get(asked)
    sealed = parse_qs(urlsplit(asked).query)["as_of"][0]
    assert (sealed[0], typed in sealed, page.status_code) == ("~", False, 400)
    assert (page.context["filter"]["as_of"].value(), list(page.context["filter"].errors)) == (typed, ["as_of"])


def test_a_day_stands_in_the_address_as_it_was_typed(signed_in, ministry_admin):
    days = {"to": "/audit/", "first": "1 ต.ค. 2568", "last": "2026-09-30"}
    answer = signed_in(ministry_admin).post("/volunteers/search/", days)
    assert parse_qs(urlsplit(answer.url).query) == {"first": ["1 ต.ค. 2568"], "last": ["2026-09-30"]}
