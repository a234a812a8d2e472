"""The parts that pages include, and the contrast of the colours they are drawn with."""

import re
from datetime import date

import pytest
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

TOKENS = (settings.BASE_DIR / "static/css/tokens.css").read_text("utf-8")
SOFT = ["appointed", "pending", "vacant", "nominated", "ending", "gold"]
TEXT = [(ink, ground) for ink in ("ink", "ink-2", "ink-3", "brand", "brand-2") for ground in ("paper", "card", "sunk")]
TEXT += [(name, f"{name}-soft") for name in SOFT]
TEXT += [("on-brand", "fill"), ("on-brand", "fill-hover"), ("on-brand", "lead"), ("on-brand-2", "lead")]


class Nomination(forms.Form):
    """A small form with a field that must be filled."""

    name = forms.CharField(label="ชื่อ")


def tokens(scheme: str) -> dict[str, str]:
    light, dark = TOKENS.split("@media screen and (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    return found if scheme == "light" else found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", dark))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance: 21 for black on white."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(scheme):
    colours = tokens(scheme)
    assert [pair for pair in TEXT if contrast(colours[pair[0]], colours[pair[1]]) < 4.5] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_fields_and_parts_of_bars_can_be_seen(scheme):
    colours = tokens(scheme)
    pairs = [("edge", "card"), ("edge", "paper"), ("appointed", "card"), ("bar-pending", "card")]
    assert [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < 3] == []


@pytest.mark.parametrize(
    "state, days, words",
    [
        ("appointed", None, pgettext("seat", "Appointed")),
        ("pending", 23, f"{pgettext('seat', 'Waiting for appointment')} 23"),
        ("nominated", 6, f"{pgettext('seat', 'Qualifications being checked')} 6"),
        ("vacant", 0, f"{pgettext('seat', 'Vacant')} 0"),
    ],
)
def test_a_badge_says_the_state_and_its_age(state, days, words):
    html = render_to_string("_seat_badge.html", {"state": state, "days": days})
    assert (text_of(html).startswith(words), f's-{state}"' in html) == (True, True)


def test_the_five_states_have_five_shapes():
    states = ["appointed", "pending", "nominated", "vacant", "ending"]
    shapes = {render_to_string("_seat_icon.html", {"state": state}).split("\n", 1)[1] for state in states}
    assert len(shapes) == 5


def test_a_bar_is_drawn_from_its_three_parts():
    html = render_to_string("_coverage_bar.html", {"appointed": 74, "pending": 3, "vacant": 0})
    assert re.findall(r' width="(\d+)"', html) == ["74", "3", "0"]
    assert 'viewBox="0 0 77 8"' in html


def test_an_unknown_coverage_is_hatched_not_empty():
    html = render_to_string("_coverage_bar.html", {"appointed": None, "pending": None, "vacant": None})
    assert ("hatch" in html, "<rect" in html) == (True, False)


@pytest.mark.parametrize("value, shown", [(None, "not stated"), ("", "not stated"), (0, "0"), ("7,352", "7,352")])
def test_a_figure_is_never_a_zero_that_nobody_counted(value, shown):
    html = render_to_string("_figure.html", {"name": "ตำแหน่งว่าง", "value": value})
    assert text_of(html) == f"ตำแหน่งว่าง {_(shown)}"


def test_each_error_leads_to_its_field():
    html = render_to_string("_error_summary.html", {"form": Nomination({"name": ""})})
    assert re.findall(r'href="([^"]*)"', html) == ["#id_name"]
    assert ('tabindex="-1"' in html, "autofocus" in html) == (True, True)


def test_a_form_without_errors_has_no_summary():
    assert render_to_string("_error_summary.html", {"form": Nomination({"name": "สมหญิง"})}).strip() == ""


def test_a_form_keeps_what_was_typed():
    html = render_to_string("_form.html", {"form": Nomination({"name": "<สมหญิง>"})})
    assert 'value="&lt;สมหญิง&gt;"' in html


def test_pages_keep_the_filter(rf):
    page = Paginator(range(100), 25).get_page(2)
    html = render_to_string("_pagination.html", {"page": page}, request=rf.get("/?q=นาง&page=2"))
    links = re.findall(r'href="([^"]*)"', html)
    assert all("q=%E0%B8%99%E0%B8%B2%E0%B8%87" in link for link in links)
    assert [re.search(r"page=(\d)", link)[1] for link in links] == ["1", "3", "4"]


def test_another_day_keeps_the_filter_and_starts_at_the_first_page(rf):
    request = rf.get("/?state=vacant&state=pending&page=3&as_of=2019-11-28")
    html = render_to_string("_as_of.html", {"as_of": date(2019, 11, 28)}, request=request)
    assert re.findall(r'hidden" name="([^"]*)" value="([^"]*)"', html) == [("state", "vacant"), ("state", "pending")]
