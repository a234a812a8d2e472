"""Open data: exact fields, the same for everybody, kept by caches, never a cookie."""

import csv
import io
import json

import pytest
from django.urls import reverse

COVERAGE = [
    "province_code", "province_name_th", "province_name_en", "seats", "appointed", "pending", "vacant", "nominated",
    "graduates", "as_of",
]  # fmt: skip
EVENTS = [
    "province_code", "province_name_th", "province_name_en", "fiscal_year", "events", "persons", "attendances",
    "expected", "events_without_total", "as_of",
]  # fmt: skip
FILES = ("coverage_json", "coverage_csv", "events_json", "events_csv")


def get(client, name, **asked):
    return client.get(reverse(f"reports:{name}"), asked)


def test_coverage_has_exactly_the_agreed_fields_by_province_code(client, network):
    rows = get(client, "coverage_json", as_of="2019-11-28").json()
    assert [list(row) for row in rows] == [COVERAGE, COVERAGE]
    assert [row["province_code"] for row in rows] == ["90", "96"]
    assert rows[1] == dict(zip(COVERAGE, ["96", "นราธิวาส", "Narathiwat", 6, 2, 1, 3, 1, 1, "2019-11-28"], strict=True))


def test_unknown_is_null_and_empty_never_zero(client, network, narathiwat, records_from):
    records_from(narathiwat, None)
    row = get(client, "coverage_json").json()[1]
    assert [row[field] for field in COVERAGE[3:9]] == [None] * 6
    line = list(csv.DictReader(io.StringIO(get(client, "coverage_csv").content.decode("utf-8-sig"))))[1]
    assert [line[field] for field in COVERAGE[3:9]] == [""] * 6


def test_the_csv_opens_in_a_spreadsheet_and_says_what_the_json_says(client, network):
    response = get(client, "coverage_csv", as_of="2019-11-28")
    assert response.content.startswith(b"\xef\xbb\xbfprovince_code,")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows == [
        {field: str(value) for field, value in row.items()}
        for row in get(client, "coverage_json", as_of="2019-11-28").json()
    ]


def test_events_by_province_and_fiscal_year(client, workshop):
    row = get(client, "events_json", as_of="2019-12-31").json()[1]
    assert row == dict(zip(EVENTS, ["96", "นราธิวาส", "Narathiwat", 2563, 1, 2, 3, 3, 0, "2019-12-31"], strict=True))
    assert get(client, "events_json", as_of="2019-11-28").json()[1]["events"] == 0


@pytest.mark.parametrize("name", FILES)
def test_caches_may_keep_it_and_no_cookie_is_set(client, network, name):
    response = get(client, name, as_of="2019-11-28")
    assert (response["Cache-Control"], dict(response.cookies)) == ("public, max-age=300", {})
    again = client.get(reverse(f"reports:{name}"), {"as_of": "2019-11-28"}, headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("query", [{"as_of": "30/2/2563"}, {"known_at": "x"}, {"fiscal_year": "63"}])
def test_an_impossible_day_is_400_with_a_sentence(client, gazetteer, name, query):
    response = get(client, name, **query)
    answer = json.loads(response.content)
    assert response.status_code == 400
    assert answer["example"].endswith("?as_of=2019-11-28") and "256" in answer["error"] + str(query)


def test_the_dictionary_explains_every_field(client, db):
    html = client.get(reverse("reports:open_data")).content.decode()
    assert [field for field in [*COVERAGE, *EVENTS] if f"<code>{field}</code>" not in html] == []
    assert "CC BY 4.0" in html


def test_nobody_is_named(client, workshop):
    texts = [get(client, name).content.decode() for name in FILES]
    assert [name for name in ("ตัวอย่าง", "ผู้เข้าร่วม 1") for text in texts if name in text] == []
