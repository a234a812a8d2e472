from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
import time_machine
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from thai.days import FIRST_DAY, FIRST_YEAR, LAST_YEAR
from thai.forms import (
    AmountField,
    BuddhistYearField,
    DayField,
    FiscalYearField,
    MomentField,
    NationalIDField,
    NumberField,
    PhoneField,
    ThaiDateField,
    ThaiTimeField,
)


class NomineeForm(forms.Form):
    """What an officer types about an invented nominee."""

    day = ThaiDateField(label="day")
    start = ThaiTimeField(label="start", required=False)
    national_id = NationalIDField(label="national ID", required=False)
    phone = PhoneField(label="phone", required=False)


def test_what_is_typed_becomes_what_is_stored():
    form = NomineeForm(
        {"day": "๒๘ พ.ย. ๒๕๖๒", "start": "9:30", "national_id": "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑", "phone": "081-234-5678"}
    )
    assert form.is_valid()
    assert form.cleaned_data == {
        "day": date(2019, 11, 28),
        "start": time(9, 30),
        "national_id": "1234567890121",
        "phone": "0812345678",
    }


def test_what_is_left_empty_is_unknown():
    form = NomineeForm({"day": "28/11/2562", "start": " ", "national_id": "", "phone": ""})
    assert form.is_valid()
    assert form.cleaned_data == {"day": date(2019, 11, 28), "start": None, "national_id": "", "phone": ""}


def test_a_required_day_must_be_there():
    assert list(NomineeForm({"day": ""}).errors.as_data()) == ["day"]
    assert [error.code for error in NomineeForm({"day": " "}).errors.as_data()["day"]] == ["required"]


def test_an_error_is_a_sentence_and_keeps_what_was_typed():
    typed = {"day": "31/2/2562", "start": "25.00", "national_id": "1.1E+12", "phone": "12345"}
    with translation.override("en"):
        form = NomineeForm(typed)
        assert {name: [error.code for error in errors] for name, errors in form.errors.as_data().items()} == {
            name: ["invalid"] for name in typed
        }
        assert form.errors["day"] == [
            "The calendar has no such day. Please check day and month; a complete date looks like 28 Nov 2019."
        ]
    assert {name: form[name].value() for name in typed} == typed


@pytest.mark.parametrize(("language", "day"), [("th", "28 พ.ย. 2562"), ("en", "28 Nov 2019")])
def test_a_stored_day_is_shown_in_the_calendar_of_the_page(language, day):
    with translation.override(language):
        form = NomineeForm(initial={"day": date(2019, 11, 28)})
        assert form["day"].value() == day
        assert f'value="{day}"' in str(form["day"])


def test_stored_times_and_numbers_are_shown_as_they_are_read():
    stored = {"start": time(9, 30), "national_id": "1234567890121", "phone": "0812345678"}
    with translation.override("th"):
        form = NomineeForm(initial=stored)
        shown = {name: form[name].value() for name in stored}
    assert shown == {"start": "09.30", "national_id": "1-2345-67890-12-1", "phone": "08 1234 5678"}


@given(
    phone=st.sampled_from(["0812345678", "081-234-5678", "๐๘๑๒๓๔๕๖๗๘", "073531234 ต่อ 12", "+66 81 234 5678", "08 12"]),
    national_id=st.sampled_from(["1234567890121", "1 2345 67890 12 1", "๑๒๓๔๕๖๗๘๙๐๑๒๑", "12345"]),
)
def test_what_was_sent_stands_there_as_it_was_typed(phone, national_id):
    typed = {"phone": phone, "national_id": national_id}
    form = NomineeForm(typed)
    assert {name: form[name].value() for name in typed} == typed


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_form_sent_back_unchanged_has_not_changed(language):
    stored = {"day": date(2019, 11, 28), "start": time(9, 30), "national_id": "1234567890121", "phone": "0812345678"}
    with translation.override(language):
        shown = NomineeForm(initial=stored)
        form = NomineeForm({name: shown[name].value() for name in stored}, initial=stored)
        assert form.changed_data == []
        assert form.is_valid()


def test_a_different_day_has_changed():
    form = NomineeForm({"day": "29 พ.ย. 2562"}, initial={"day": date(2019, 11, 28)})
    assert form.changed_data == ["day"]


def test_a_field_takes_values_that_are_dates_already():
    assert ThaiDateField().clean(date(2019, 11, 28)) == date(2019, 11, 28)
    assert ThaiDateField().clean(datetime(2019, 11, 28, 9)) == date(2019, 11, 28)


@pytest.mark.parametrize(
    ("field", "mode", "example"),
    [
        (ThaiDateField, "text", "28 พ.ย. 2562"),
        (ThaiTimeField, "text", "09.30"),
        (NationalIDField, "numeric", "1-2345-67890-12-1"),
        (PhoneField, "tel", "08 1234 5678"),
    ],
)
def test_each_field_tells_phones_its_keypad_and_people_an_example_it_accepts(field, mode, example):
    made = field()
    assert (made.widget.attrs["inputmode"], made.widget.attrs["autocomplete"]) == (mode, "off")
    assert example in str(made.help_text)
    assert made.clean(example)


def test_a_form_may_say_its_own_help():
    assert ThaiDateField(help_text="the day of the order").help_text == "the day of the order"


LATE = datetime(2019, 11, 28, 18, 30, tzinfo=UTC)  # half past one in the night of the 29th in Thailand


@pytest.mark.parametrize(("language", "shown"), [("th", "29 พ.ย. 2562"), ("en", "29 Nov 2019")])
def test_a_stored_moment_is_the_day_it_was_in_thailand(language, shown):
    field = ThaiDateField()
    with translation.override(language):
        assert field.prepare_value(LATE) == shown
        assert field.clean(LATE) == date(2019, 11, 29)
        assert not field.has_changed(LATE, shown)


def test_a_stored_moment_without_a_zone_is_its_own_day():
    assert ThaiDateField().clean(datetime(2019, 11, 28, 18, 30)) == date(2019, 11, 28)


def test_a_time_is_of_minutes_so_stored_seconds_are_no_change():
    field = ThaiTimeField()
    assert field.prepare_value(time(9, 30, 15)) in ("09.30", "09:30")
    assert not field.has_changed(time(9, 30, 15), "09.30")
    assert field.has_changed(time(9, 30, 15), "09.31")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (ThaiDateField, "31 เม.ย. 2563"),
        (ThaiTimeField, "24.00"),
        (NationalIDField, "1-2345-67890-12-9"),
        (PhoneField, "08 1234 567"),
    ],
)
def test_what_is_wrong_stays_as_it_was_typed(field, typed):
    assert field().prepare_value(typed) == typed
    with pytest.raises(forms.ValidationError) as refused:
        field().clean(typed)
    assert refused.value.code == "invalid"


def test_an_error_about_a_national_id_or_a_phone_does_not_repeat_it():
    form = NomineeForm({"day": "28/11/2562", "national_id": "1234567890129", "phone": "0812345"})
    told = str(form.errors)
    assert sorted(form.errors) == ["national_id", "phone"]
    assert ("1234567890129" in told, "0812345" in told) == (False, False)


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("2562", 2562),
        (" ๒๕๖๒ ", 2562),
        ("พ.ศ. 2562", 2562),
        ("ปี พ.ศ. ๒๕๖\u200b๒", 2562),
        ("２５６２", 2562),
        (2562, 2562),
        ("", None),
        (None, None),
        ("  ", None),
    ],
)
def test_a_buddhist_year_in_any_digits_or_none(typed, year):
    assert BuddhistYearField(required=False).clean(typed) == year


@pytest.mark.parametrize("typed", ["2019", "62", "25622", "-2562", "2562.0", "ค.ศ. 2562", "²⁵⁶²", "2493"])
def test_what_is_no_buddhist_year_of_four_digits_is_refused(typed):
    with pytest.raises(forms.ValidationError) as refused:
        BuddhistYearField().clean(typed)
    assert refused.value.code == "invalid"


@time_machine.travel(datetime(2019, 12, 31, 17, 0, tzinfo=UTC), tick=False)
def test_the_years_that_may_be_typed_end_with_the_next_one_in_thailand():
    # In Thailand it is 2563 already, in London still 2562.
    field = BuddhistYearField()
    assert [field.clean(year) for year in (str(FIRST_YEAR), "2564")] == [FIRST_YEAR, 2564]
    for year in (str(FIRST_YEAR - 1), "2565"):
        with pytest.raises(forms.ValidationError):
            field.clean(year)


@time_machine.travel(datetime(2019, 12, 31, 17, 0, tzinfo=UTC), tick=False)
def test_a_form_may_look_further_ahead():
    assert BuddhistYearField(ahead=5).clean("2568") == 2568
    with pytest.raises(forms.ValidationError):
        BuddhistYearField(ahead=5).clean("2569")


def test_an_address_may_name_any_year_that_can_be():
    field = BuddhistYearField(ahead=None)
    assert [field.clean(str(year)) for year in (FIRST_YEAR, LAST_YEAR)] == [FIRST_YEAR, LAST_YEAR]


class ListForm(forms.Form):
    """How a list is narrowed."""

    as_of = DayField(required=False)
    known_at = MomentField(required=False)
    year = FiscalYearField(nothing="ทุกปี", ahead=1, label_of=lambda year: f"ปี {year}")


@time_machine.travel(datetime(2019, 11, 28, 5, tzinfo=UTC), tick=False)
def test_the_latest_twelve_years_are_offered_and_an_older_one_that_is_asked_for_too():
    offered = [label for _value, label in ListForm().fields["year"].choices]
    assert (offered[:2], offered[-1], len(offered)) == (["ทุกปี", "ปี 2564"], "ปี 2553", 13)
    form = ListForm({"year": "2540"})
    assert (form.is_valid(), form.cleaned_data["year"]) == (True, 2540)
    assert '<option value="2540" selected>ปี 2540</option>' in str(form["year"])
    assert "2540" not in str(ListForm({"year": "2562"})["year"])


@time_machine.travel(datetime(2019, 11, 28, 5, tzinfo=UTC), tick=False)
@pytest.mark.parametrize(("typed", "understood"), [
    ("", True), (str(FIRST_YEAR), True), ("2564", True),
    (str(FIRST_YEAR - 1), False), ("2565", False), ("2019", False), ("63", False), ("๒๕๖๒", False), ("-562", False),
])  # fmt: skip
def test_which_fiscal_years_can_be_asked_for(typed, understood):
    form = ListForm({"year": typed})
    assert (form.is_valid(), list(form.errors)) == (understood, [] if understood else ["year"])


@time_machine.travel(datetime(2019, 11, 28, 5, tzinfo=UTC), tick=False)
def test_a_day_and_a_moment_are_those_that_the_register_can_know():
    form = ListForm({"as_of": f"{FIRST_DAY:%d/%m/%Y}", "known_at": "28/11/2562"})
    assert form.is_valid()
    assert (form.cleaned_data["as_of"], form.cleaned_data["known_at"]) == (FIRST_DAY, None)
    refused = ListForm({"as_of": "31/12/2492", "known_at": "29/11/2562"})
    assert list(refused.errors) == ["as_of", "known_at"]


@pytest.mark.parametrize(("typed", "number"), [("๑๒๐", 120), ("1,200", 1200), ("", None), (" \u200b", None), (7, 7)])
def test_a_number_is_read_in_any_dress_and_unknown_stays_unknown(typed, number):
    assert NumberField(required=False, max_value=2000).clean(typed) == number


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [("-1", "min_value", "ตั้งแต่ 0"), ("๒,๐๐๑", "max_value", "ไม่เกิน 2,000"), ("มาก", "invalid", "เช่น 120")],
)
def test_a_number_out_of_bounds_is_refused_in_a_sentence(typed, code, told):
    with pytest.raises(forms.ValidationError) as refused:
        NumberField(max_value=2000).clean(typed)
    assert (refused.value.error_list[0].code, told in refused.value.messages[0]) == (code, True)


def test_money_has_satang_and_is_shown_with_separators():
    field = AmountField(max_digits=14, decimal_places=2)
    assert (
        field.clean("๑๒๐,๐๐๐.๕๐ บาท") == Decimal("120000.50") == field.clean(field.prepare_value(Decimal("120000.50")))
    )
    assert (field.prepare_value(Decimal("120000.50")), field.prepare_value("x")) == ("120,000.50", "x")


def test_numbers_are_typed_into_a_text_box_with_the_keys_for_numbers():
    boxes = [str(field.get_bound_field(forms.Form(), "n")) for field in (NumberField(), AmountField())]
    assert ['type="text"' in box and "inputmode=" in box and "min=" not in box for box in boxes] == [True, True]
