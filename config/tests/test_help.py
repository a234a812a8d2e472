"""Help: what each reader can do here, and whom to call."""

import re

import pytest


def test_everybody_is_told_whom_to_call(client, db):
    assert "1506" in client.get("/help/").content.decode()


def test_each_state_of_a_seat_is_explained_with_its_sign(client, db):
    signs = re.findall(r'<svg class="seat-icon s-(\w+)"', client.get("/help/").content.decode())
    assert signs == ["appointed", "pending", "nominated", "vacant", "ending"]


@pytest.mark.parametrize("language", ["th", "en"])
def test_help_is_in_the_language_of_the_reader(client, db, language):
    client.post("/language/", {"language": language})
    page = client.get("/help/").content.decode()
    assert ("ตำแหน่ง" in page, "every subdistrict has its seat" in page) == (language == "th", language == "en")
