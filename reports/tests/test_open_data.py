"""Open data: exact fields, the same for everybody, kept by caches, never a cookie."""

import json

import pytest
from django.urls import reverse

from reports.open_data import COVERAGE, EVENTS

FILES = ("coverage_json", "coverage_csv", "events_json", "events_csv")


def get(client, name, **asked):
    return client.get(reverse(f"reports:{name}"), asked)


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
