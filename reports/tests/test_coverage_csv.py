"""Seats by province for spreadsheets: it opens, it names the day, it says what the JSON says."""

import csv
import io

import pytest

from provinces.models import Province

ADDRESS = "/open-data/coverage.csv"


def rows(client, **asked) -> list[dict]:
    return list(csv.DictReader(io.StringIO(client.get(ADDRESS, asked).content.decode("utf-8-sig"))))


def test_it_says_what_the_json_says(client, network):
    asked = {"as_of": "2019-11-28"}
    answer = client.get("/open-data/coverage.json", asked).json()
    assert rows(client, **asked) == [{field: str(value) for field, value in row.items()} for row in answer]


def test_it_opens_in_a_spreadsheet_with_thai_letters(client, network):
    content = client.get(ADDRESS).content
    assert content.startswith(b"\xef\xbb\xbfprovince_code,province_name_th,") and "นราธิวาส".encode() in content


def test_unknown_is_an_empty_cell(client, network, narathiwat, records_from):
    records_from(narathiwat, None)
    figures = ("seats", "appointed", "pending", "vacant", "nominated", "graduates")
    assert [rows(client)[1][field] for field in figures] == [""] * 6


def test_the_file_is_named_after_the_day(client, network):
    response = client.get(ADDRESS, {"as_of": "28 พ.ย. 2562"})
    assert response["Content-Disposition"] == 'attachment; filename="coverage-2019-11-28.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_name_cannot_become_a_formula(client, network, start):
    Province.objects.filter(pk="96").update(name_en=f'{start}HYPERLINK("x")')
    assert not rows(client)[1]["province_name_en"].startswith(start)
