"""The notice on personal data: who, what for, on which ground, how long, which rights (PDPA section 23)."""

import pytest


def test_reading_it_sets_no_cookie(client, db):
    answer = client.get("/privacy/")
    assert (answer.status_code, set(answer.cookies)) == (200, set())


@pytest.mark.parametrize("said", ["1506", "2562", "24 (4)", "72"])
def test_the_law_the_ground_the_hotline_and_the_time_are_named(client, db, said):
    assert said in client.get("/privacy/").content.decode()


def test_it_has_a_heading_for_each_thing_the_law_asks_for(client, db):
    assert client.get("/privacy/").content.decode().count("<h2") == 8
