from datetime import date, time
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

WORKSHOP = date(2019, 11, 28)


def shown(expression: str, value: object, language: str = "en", **more) -> str:
    """Render one expression in a language."""
    with translation.override(language):
        template = Template("{% load thai %}{{ " + expression + " }}")
        return template.render(Context({"value": value, **more}))


@pytest.mark.parametrize(
    ("expression", "value", "thai", "english"),
    [
        ("value|thai_date", WORKSHOP, "28 พ.ย. 2562", "28 Nov 2019"),
        ("value|thai_date:'weekday'", WORKSHOP, "วันพฤหัสบดีที่ 28 พฤศจิกายน 2562", "Thursday 28 November 2019"),
        ("value|thai_time", time(8, 12), "08.12 น.", "08:12"),
        ("value|thai_time", time(0), "00.00 น.", "00:00"),
        ("value|be_year", WORKSHOP, "2562", "2562"),
        ("value|thai_digits", 2562, "๒๕๖๒", "๒๕๖๒"),
        ("value|count", 7255, "7,255", "7,255"),
        ("value|count", 0, "0", "0"),
        ("value|percent", Decimal(74) / 77 * 100, "96.1%", "96.1%"),
        ("value|percent", 0, "0.0%", "0.0%"),
        ("value|percent", 2.25, "2.3%", "2.3%"),
        ("value|or_unknown", 0, "0", "0"),
    ],
)
def test_a_known_value_in_both_languages(expression, value, thai, english):
    assert shown(expression, value, "th") == thai
    assert shown(expression, value, "en") == english


@pytest.mark.parametrize("name", ["thai_date", "thai_time", "count", "percent", "or_unknown", "baht"])
@pytest.mark.parametrize("nothing", [None, ""])
def test_the_unknown_is_said_and_never_zero(name, nothing):
    assert shown(f"value|{name}", nothing) == "not stated"


@pytest.mark.parametrize(
    ("last", "text"),
    [(date(2019, 11, 30), "28–30 Nov 2019"), (WORKSHOP, "28 Nov 2019"), (None, "28 Nov 2019")],
)
def test_a_range_may_lack_its_last_day(last, text):
    assert shown("value|thai_date_range:last", WORKSHOP, last=last) == text


def test_a_range_without_a_beginning_is_unknown():
    assert shown("value|thai_date_range:last", None, last=WORKSHOP) == "not stated"


@pytest.mark.parametrize("year", [WORKSHOP, 2563, "2563"])
def test_a_fiscal_year_is_named_by_a_day_or_its_buddhist_year(year):
    assert shown("value|fiscal_year_label", year) == "Fiscal year 2020"


def test_money_has_its_unit():
    assert shown("value|baht", Decimal("46200")) == "46,200.00 baht"


def test_what_people_typed_is_escaped():
    assert shown("value|or_unknown", "<b>") == "&lt;b&gt;"
