"""A fragment rendered once and filled in for every row is the fragment that the template would have rendered."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from accounts.patterns import Pattern

FACTS = {"half": "เช้า {ครึ่งวัน}", "chosen": "present", "stored": "", "errors": ()}
FACTS["offered"] = [("present", "มา"), ("", "ยังไม่ลง")]


@given(label=st.text(alphabet=st.characters(exclude_categories=["Cs", "Co"])))
def test_a_filled_pattern_is_the_rendered_template(label):
    gaps = {"name": "mark-1-2", "label": label}
    rendered = render_to_string("events/_marks.html", FACTS | gaps)
    assert Pattern("events/_marks.html", ("name", "label"), FACTS).fill(**gaps) == rendered


def test_what_fills_a_gap_is_escaped():
    filled = Pattern("events/_marks.html", ("name", "label"), FACTS).fill(name="a", label="<b>{name}</b>")
    assert ("&lt;b&gt;{name}&lt;/b&gt;" in filled, "<b>" in filled) == (True, False)


def test_every_gap_needs_its_value():
    with pytest.raises(KeyError, match="label"):
        Pattern("events/_marks.html", ("name", "label"), FACTS).fill(name="a")


def test_the_request_gives_the_token_of_its_forms():
    request = RequestFactory().get("/")
    context = {"event": type("Event", (), {"pk": 7}), "answers": [("coming", "มา")]}
    filled = Pattern("events/_participant_deeds.html", ("key", "name"), context, request).fill(key=3, name="สมชาย")
    assert (filled.count("csrfmiddlewaretoken"), filled.count('value="3"')) == (2, 2)
