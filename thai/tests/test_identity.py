import pytest
from django.utils import translation
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.th import pin

from thai.digits import FULL_WIDTH, to_thai_digits
from thai.identity import (
    NationalIDCheckDigitError,
    NationalIDError,
    NationalIDFirstDigitError,
    NationalIDLengthError,
    NationalIDShortenedError,
    PhoneError,
    clean_national_id,
    clean_phone,
    format_national_id,
    format_phone,
    mask_national_id,
    mask_phone,
)

NUMBER = "1234567890121"
NATIONAL_IDS = st.from_regex(r"[1-8][0-9]{11}", fullmatch=True).map(lambda head: head + pin.calc_check_digit(head))
UNSEEN_PLACE = 2
PLACES = st.integers(0, 12).filter(lambda place: place != UNSEEN_PLACE)
MOBILES = st.from_regex(r"0[689][0-9]{8}", fullmatch=True)
LANDLINES = st.from_regex(r"0[23457][0-9]{7}", fullmatch=True)


def with_changed_digit(number: str, place: int, change: int) -> str:
    """Return the number with another digit at a place."""
    return number[:place] + str((int(number[place]) + change) % 10) + number[place + 1 :]


def weighted_sum(number: str) -> int:
    """Return Σ digit i × (14 − i) over the first twelve digits."""
    return sum(int(digit) * (14 - place) for place, digit in enumerate(number[:12], 1))


@pytest.mark.parametrize(
    "typed",
    [
        *(
            NUMBER,
            "1-2345-67890-12-1",
            "1 2345 67890 12 1",
            "1–2345–67890–12–1",
            f"{NUMBER}\n",
            f"\u200b{NUMBER}\u00a0",
        ),
        *("๑๒๓๔๕๖๗๘๙๐๑๒๑", "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑", NUMBER.translate(str.maketrans("0123456789", FULL_WIDTH))),
        "1234567890121.0",  # a whole number of a spreadsheet, all digits still there
    ],
)
def test_a_national_id_has_one_stored_form(typed):
    assert clean_national_id(typed) == NUMBER


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("1.1E+12", NationalIDShortenedError),
        ("1,23457E+12", NationalIDShortenedError),
        ("๑.๑E+๑๒", NationalIDShortenedError),
        ("1234567890122", NationalIDCheckDigitError),
        ("0234567890121", NationalIDFirstDigitError),
        ("9234567890121", NationalIDFirstDigitError),
        ("123456789012", NationalIDLengthError),
        ("12345678901211", NationalIDLengthError),
        ("1234567890121.5", NationalIDLengthError),
        ("1234567890121\n1", NationalIDLengthError),
        ("123456789012๑A", NationalIDLengthError),
        ("١٢٣٤٥٦٧٨٩٠١٢١", NationalIDLengthError),
        ("ไม่มี", NationalIDLengthError),
        ("", NationalIDLengthError),
    ],
)
def test_what_is_no_national_id_is_refused_without_repeating_it(typed, error):
    with translation.override("en"), pytest.raises(NationalIDError) as refused:
        clean_national_id(typed)
    assert type(refused.value) is error
    assert str(refused.value).endswith("1-2345-67890-12-1.")
    assert not typed or typed not in str(refused.value)


@given(NATIONAL_IDS)
def test_a_national_id_reads_back_from_every_form(number):
    forms = (number, format_national_id(number), to_thai_digits(format_national_id(number)))
    assert [clean_national_id(form) for form in forms] == [number] * 3


@given(NATIONAL_IDS, PLACES, st.integers(1, 9))
def test_any_one_changed_digit_is_refused(number, place, change):
    assume(number[12] != "1" or place == 12)
    with pytest.raises(NationalIDError):
        clean_national_id(with_changed_digit(number, place, change))


@given(NATIONAL_IDS, PLACES, st.integers(1, 9))
def test_a_changed_digit_passes_only_where_two_remainders_share_the_check_digit_one(number, place, change):
    changed = with_changed_digit(number, place, change)
    if pin.is_valid(changed):
        assert {weighted_sum(number) % 11, weighted_sum(changed) % 11} == {0, 10}


@given(NATIONAL_IDS, st.integers(1, 9))
def test_the_third_digit_weighs_eleven_so_the_rule_cannot_see_it(number, change):
    changed = with_changed_digit(number, UNSEEN_PLACE, change)
    assert clean_national_id(changed) == changed


@given(NATIONAL_IDS)
def test_the_check_digit_is_the_one_of_the_formula(number):
    assert int(clean_national_id(number)[12]) == (11 - weighted_sum(number) % 11) % 10


@given(NATIONAL_IDS)
def test_only_the_last_four_digits_can_be_read(number):
    masked = mask_national_id(number[-4:])
    assert masked.replace("-", "") == "xxxxxxxxx" + number[-4:]
    assert [len(group) for group in masked.split("-")] == [1, 4, 5, 2, 1]


def test_the_masked_form_of_the_example():
    assert mask_national_id("0121") == "x-xxxx-xxxx0-12-1"


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("081-234-5678", "0812345678", "08 1234 5678"),
        ("๐๘๑ ๒๓๔ ๕๖๗๘\n", "0812345678", "08 1234 5678"),
        ("+66 81 234 5678", "0812345678", "08 1234 5678"),
        ("+66 (0)81 234 5678", "0812345678", "08 1234 5678"),
        ("0 7353 1234", "073531234", "0 7353 1234"),
        ("(074) 311-234", "074311234", "0 7431 1234"),
        ("02 123 4567", "021234567", "0 2123 4567"),
        ("0 7353 1234 ต่อ 12", "073531234 ต่อ 12", "0 7353 1234 ต่อ 12"),
        ("073531234 ext.12-14", "073531234 ต่อ 12-14", "0 7353 1234 ต่อ 12-14"),
        ("081-234-5678, 0 7353 1234 ต่อ 12", "0812345678, 073531234 ต่อ 12", "08 1234 5678, 0 7353 1234 ต่อ 12"),
        ("0812345678 หรือ 0898765432", "0812345678, 0898765432", "08 1234 5678, 08 9876 5432"),
        ("1506", "1506", "1506"),
    ],
)
def test_a_phone_has_one_stored_and_one_shown_form(typed, stored, shown):
    assert clean_phone(typed) == stored
    assert format_phone(stored) == shown


@pytest.mark.parametrize(
    ("from_excel", "stored"),
    [
        ("812345678", "0812345678"),
        ("812345678.0", "0812345678"),
        ("73531234", "073531234"),
        ("73531234.0", "073531234"),
    ],
)
def test_the_zero_that_a_spreadsheet_lost_is_restored(from_excel, stored):
    assert clean_phone(from_excel) == stored


@pytest.mark.parametrize(
    "typed",
    ["", "-", "8.12E+08", "12345", "0112345678", "0735312345", "08123456789", "0812345678,", "٠٨١٢٣٤٥٦٧٨", "ไม่มี"],
)
def test_what_is_no_phone_is_refused_with_a_good_example(typed):
    with translation.override("en"), pytest.raises(PhoneError) as refused:
        clean_phone(typed)
    assert str(refused.value) == (
        "The phone number could not be read. Please type 10 digits for a mobile phone, "
        "for example 08 1234 5678, or 9 for a landline, for example 0 7353 1234."
    )


@given(MOBILES | LANDLINES)
def test_a_phone_reads_back_from_the_shown_form(phone):
    assert clean_phone(format_phone(phone)) == phone
    assert clean_phone(to_thai_digits(format_phone(phone))) == phone
    assert clean_phone(phone.removeprefix("0")) == phone


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("0812345671", "08x xxx 5671"),
        ("073531234", "07x xx 1234"),
        ("073531234 ต่อ 12", "07x xx 1234"),
        ("0812345671, 1506", "08x xxx 5671, 1506"),
    ],
)
def test_a_masked_phone_shows_the_last_four_digits(phone, masked):
    assert mask_phone(phone) == masked
