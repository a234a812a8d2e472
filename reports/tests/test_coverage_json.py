"""Seats by province for programs: exact fields, unknown is null, the same for everybody."""

import pytest

ADDRESS = "/open-data/coverage.json"
FIELDS = [
    "province_code", "province_name_th", "province_name_en", "seats", "appointed", "pending", "vacant", "nominated",
    "graduates", "as_of",
]  # fmt: skip


def rows(client, **asked) -> list[list]:
    """The values of each province, by code."""
    return [list(row.values()) for row in client.get(ADDRESS, asked).json()]


def test_it_has_exactly_the_agreed_fields_by_province_code(client, network):
    answer = client.get(ADDRESS, {"as_of": "2019-11-28"}).json()
    assert [list(row) for row in answer] == [FIELDS, FIELDS]
    assert rows(client, as_of="2019-11-28") == [
        ["90", "สงขลา", "Songkhla", 0, 0, 0, 0, 0, 0, "2019-11-28"],
        ["96", "นราธิวาส", "Narathiwat", 6, 2, 1, 3, 1, 1, "2019-11-28"],
    ]


def test_unknown_is_null_and_never_zero(client, network, narathiwat, records_from):
    records_from(narathiwat, None)
    assert rows(client, as_of="2019-11-28")[1][3:9] == [None] * 6


def test_another_day_and_another_moment_are_other_figures(client, network):
    days = {"as_of": "2020-01-10"}
    now, then = rows(client, **days)[1], rows(client, **days, known_at="2020-01-15")[1]
    assert (now[3:7], then[3:7]) == ([6, 1, 1, 4], [6, 2, 1, 3])


def test_an_officer_gets_what_everybody_gets(client, signed_in, narathiwat_officer, network):
    days = {"as_of": "2019-11-28"}
    assert rows(signed_in(narathiwat_officer), **days) == rows(client, **days)


def test_the_whole_country_takes_five_questions_to_the_database_and_then_one(
    client, network, django_assert_num_queries
):
    for questions in (5, 1):
        with django_assert_num_queries(questions):
            rows(client, as_of="2019-11-28")


def test_thai_is_written_as_thai(client, network):
    assert "นราธิวาส" in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_is_only_read(client, db, method):
    assert getattr(client, method)(ADDRESS).status_code == 405


def test_other_sites_may_read_it(client, network):
    response = client.get(ADDRESS)
    assert (response["Access-Control-Allow-Origin"], response["Content-Type"]) == ("*", "application/json")
