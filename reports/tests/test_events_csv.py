"""Events by province for spreadsheets: what the JSON says, named after the day."""

import csv
import io

from provinces.stamps import touched

ADDRESS = "/open-data/events.csv"


def rows(client, **asked) -> list[dict]:
    return list(csv.DictReader(io.StringIO(client.get(ADDRESS, asked).content.decode("utf-8-sig"))))


def test_it_says_what_the_json_says(client, workshop):
    asked = {"as_of": "2019-12-31"}
    answer = client.get("/open-data/events.json", asked).json()
    told = [{field: "" if value is None else str(value) for field, value in row.items()} for row in answer]
    assert rows(client, **asked) == told and told[1]["persons"] == "2"


def test_a_number_that_nobody_knows_is_an_empty_cell(client, workshop):
    workshop.sessions.all().delete()
    row = rows(client, as_of="2019-12-31")[1]
    assert (row["events"], row["persons"], row["events_without_total"]) == ("1", "", "1")


def test_the_file_is_named_after_the_day(client, workshop):
    response = client.get(ADDRESS, {"as_of": "2019-12-31"})
    assert response["Content-Disposition"] == 'attachment; filename="events-2019-12-31.csv"'


def test_it_is_kept_by_caches_until_it_changes(client, workshop):
    first = client.get(ADDRESS, {"as_of": "2019-12-31"})
    workshop.provinces.add("90")
    touched(["90"])
    second = client.get(ADDRESS, {"as_of": "2019-12-31"}, headers={"if-none-match": first["ETag"]})
    assert (first["Cache-Control"], second.status_code) == ("public, max-age=300", 200)
    third = client.get(ADDRESS, {"as_of": "2019-12-31"}, headers={"if-none-match": second["ETag"]})
    assert third.status_code == 304
