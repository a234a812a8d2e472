from datetime import UTC, date, datetime, time
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


def unsplit(text: str) -> str:
    """The same with the frame that keeps it on one line."""
    return f'<span class="nowrap">{text}</span>'


@pytest.mark.parametrize(
    ("expression", "value", "thai", "english"),
    [
        ("value|plain_date", WORKSHOP, "28 พ.ย. 2562", "28 Nov 2019"),
        ("value|thai_date:'weekday'", WORKSHOP, "วันพฤหัสบดีที่ 28 พฤศจิกายน 2562", "Thursday 28 November 2019"),
        ("value|local_year", WORKSHOP, "2562", "2019"),
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


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0.0%"),
        (100, "100.0%"),
        (96.05, "96.1%"),
        (Decimal("96.04"), "96.0%"),
        (0.05, "0.1%"),
        (-0.04, "0.0%"),
        (-0.05, "−0.1%"),
    ],
)
def test_percent_points_are_rounded_half_up_as_they_are_written(share, text):
    # 96.05 is a little less as a float; what is written decides.
    assert shown("value|percent", share) == text


@pytest.mark.parametrize(("number", "text"), [(0, "0"), (999, "999"), (1000, "1,000"), (-1234567, "−1,234,567")])
def test_a_count_has_commas_and_zero_is_known(number, text):
    assert shown("value|count", number) == text


@pytest.mark.parametrize(
    ("expression", "value", "thai", "english"),
    [
        ("value|thai_date", WORKSHOP, "28 พ.ย. 2562", "28 Nov 2019"),
        ("value|thai_date:'long'", WORKSHOP, "28 พฤศจิกายน 2562", "28 November 2019"),
        ("value|thai_time", time(8, 12), "08.12 น.", "08:12"),
        ("value|thai_time", time(0), "00.00 น.", "00:00"),
        ("value|on_one_line", "ตย 100/2568", "ตย 100/2568", "ตย 100/2568"),
    ],
)
def test_what_belongs_together_is_not_split(expression, value, thai, english):
    assert [shown(expression, value, language) for language in ("th", "en")] == [unsplit(thai), unsplit(english)]


def test_a_long_number_may_be_split_and_an_unknown_day_stands_in_no_box():
    assert (shown("value|on_one_line", "9" * 29), shown("value|plain_date", None)) == ("9" * 29, "")


@pytest.mark.parametrize(("language", "text"), [("th", ("29 พ.ย. 2562", "01.30 น.")), ("en", ("29 Nov 2019", "01:30"))])
def test_a_moment_is_shown_as_it_was_in_thailand(language, text):
    moment = datetime(2019, 11, 28, 18, 30, tzinfo=UTC)
    with translation.override(language):
        template = Template("{% load thai %}{{ value|thai_date }} {{ value|thai_time }}")
        assert template.render(Context({"value": moment})) == " ".join(map(unsplit, text))


@pytest.mark.parametrize(
    ("day", "thai", "english"),
    [
        (date(2019, 9, 30), "ปีงบประมาณ พ.ศ. 2562", "Fiscal year 2019"),
        (date(2019, 10, 1), "ปีงบประมาณ พ.ศ. 2563", "Fiscal year 2020"),
    ],
)
def test_the_fiscal_year_has_its_name_on_its_last_and_first_day(day, thai, english):
    assert [shown("value|fiscal_year_label", day, language) for language in ("th", "en")] == [thai, english]


def test_letters_show_any_value_in_thai_digits():
    assert shown("value|thai_digits", 2562) == "๒๕๖๒"
    assert shown("value|thai_digits", "ที่ รง 0032/1204") == "ที่ รง ๐๐๓๒/๑๒๐๔"


@pytest.mark.parametrize("name", ["thai_date", "thai_time", "count", "percent", "baht"])
def test_a_variable_that_a_page_lacks_is_not_stated(name):
    assert shown(f"missing|{name}", None) == "not stated"


def test_a_range_of_one_day_is_that_day():
    assert shown("value|thai_date_range:last", WORKSHOP, "th", last=WORKSHOP) == unsplit("28 พ.ย. 2562")


@pytest.mark.parametrize("amount", [Decimal("21.505"), Decimal("21.51")])
def test_money_is_rounded_to_the_satang(amount):
    assert shown("value|baht", amount) == "21.51 baht"


def test_each_of_several_telephones_is_dialled_by_itself():
    phones = "0 7353 1234, 0 7353 1235 ต่อ 12, ถามที่อำเภอ"
    assert shown("value|telephone", phones) == ", ".join(
        [
            f'<a href="tel:073531234">{unsplit("0 7353 1234")}</a>',
            f'<a href="tel:073531235;ext=12">{unsplit("0 7353 1235 ต่อ 12")}</a>',
            unsplit("ถามที่อำเภอ"),
        ]
    )
    assert shown("value|dialled", phones) == "tel:073531234"
