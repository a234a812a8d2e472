"""Pieces and addresses of long lists: made once, and the same as the template and the route themselves."""

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from provinces.templatetags import pieces


def written(text, **values) -> str:
    return engines["django"].from_string("{% load pieces %}" + text).render(values)


@pytest.mark.parametrize(("state", "days"), [("appointed", None), ("pending", 1), ("vacant", 3650), ("ending", 30)])
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_piece_is_its_template_in_the_language_of_the_page(language, state, days):
    values = {"state": state, "days": days}
    with translation.override(language):
        found = [written('{% piece "_seat_badge.html" state=state days=days %}', **values) for _time in range(2)]
        assert found == [render_to_string("_seat_badge.html", values)] * 2


def test_a_piece_is_made_once_for_equal_values(monkeypatch):
    made = []
    monkeypatch.setattr(pieces, "render_to_string", lambda name, values: made.append(values["n"]) or "")
    for days in (-987, -988, -987):
        written('{% piece "reports/_days.html" n=n %}', n=days)
    assert made == [-987, -988]


def test_what_a_piece_is_given_is_written_as_text():
    text = '{% piece "_seat_badge.html" state="vacant" label=label %}'
    assert "&lt;b&gt;ข้อความ" in written(text, label="<b>ข้อความ</b>")


@pytest.mark.parametrize(
    ("route", "key"), [("volunteers:seat", 7), ("volunteers:nominate", 12345678), ("reports:province", "96")]
)
def test_an_address_is_that_of_the_route(route, key):
    assert written("{{ key|address:route }}", key=key, route=route) == reverse(route, args=[key])
