from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from thai.money import baht_text, format_baht

DIGITS = {"หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9}
PLACES = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000}


def read_number(words: str) -> int:
    """Read a number in words: the little reader that the writer must satisfy."""
    millions, found, rest = words.rpartition("ล้าน")
    total, digit = 0, 0
    while rest:
        word = next(word for word in (*DIGITS, *PLACES) if rest.startswith(word))
        rest = rest.removeprefix(word)
        if word in DIGITS:
            digit = DIGITS[word]
        else:
            total, digit = total + (digit or 1) * PLACES[word], 0
    return total + digit + (read_number(millions) * 1_000_000 if found else 0)


def read_baht(words: str) -> Decimal:
    """Read an amount in words."""
    baht, found, satang = words.rpartition("บาท")
    whole = read_number(baht) if found else 0
    return whole + Decimal(read_number(satang.removesuffix("ถ้วน").removesuffix("สตางค์"))) / 100


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "ศูนย์บาทถ้วน"),
        ("0.25", "ยี่สิบห้าสตางค์"),
        ("1", "หนึ่งบาทถ้วน"),
        ("10", "สิบบาทถ้วน"),
        ("11", "สิบเอ็ดบาทถ้วน"),
        ("21.50", "ยี่สิบเอ็ดบาทห้าสิบสตางค์"),
        ("100", "หนึ่งร้อยบาทถ้วน"),
        ("101.01", "หนึ่งร้อยเอ็ดบาทหนึ่งสตางค์"),
        ("600", "หกร้อยบาทถ้วน"),
        ("46200", "สี่หมื่นหกพันสองร้อยบาทถ้วน"),
        ("1000001", "หนึ่งล้านเอ็ดบาทถ้วน"),
        ("11000000", "สิบเอ็ดล้านบาทถ้วน"),
        ("1000000000000", "หนึ่งล้านล้านบาทถ้วน"),
        ("-5", "ลบห้าบาทถ้วน"),
    ],
)
def test_known_amounts_in_words(amount, words):
    assert baht_text(Decimal(amount)) == words


def test_half_a_satang_is_rounded_up():
    assert baht_text(Decimal("0.995")) == "หนึ่งบาทถ้วน"


@given(st.decimals(min_value="0.01", max_value="9999999999999.99", places=2))
def test_words_read_back_are_the_amount(amount):
    assert read_baht(baht_text(amount)) == amount


def test_a_float_is_refused():
    with pytest.raises(TypeError):
        baht_text(0.1)


@pytest.mark.parametrize("amount", ["NaN", "Infinity"])
def test_what_is_no_amount_is_refused(amount):
    with pytest.raises(ValueError, match="finite"):
        format_baht(Decimal(amount))


@pytest.mark.parametrize(("amount", "shown"), [("1200", "1,200.00 baht"), ("-0.5", "-0.50 baht"), ("0", "0.00 baht")])
def test_money_has_commas_and_two_decimals(amount, shown):
    with translation.override("en"):
        assert format_baht(Decimal(amount)) == shown


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0.01", "หนึ่งสตางค์"),
        ("0.11", "สิบเอ็ดสตางค์"),
        ("0.99", "เก้าสิบเก้าสตางค์"),
        ("1.01", "หนึ่งบาทหนึ่งสตางค์"),
        ("10", "สิบบาทถ้วน"),
        ("20", "ยี่สิบบาทถ้วน"),
        ("101", "หนึ่งร้อยเอ็ดบาทถ้วน"),
        ("999999", "เก้าแสนเก้าหมื่นเก้าพันเก้าร้อยเก้าสิบเก้าบาทถ้วน"),
        ("1000001", "หนึ่งล้านเอ็ดบาทถ้วน"),
        ("11000000", "สิบเอ็ดล้านบาทถ้วน"),
        ("21000021", "ยี่สิบเอ็ดล้านยี่สิบเอ็ดบาทถ้วน"),
        ("1000000000000", "หนึ่งล้านล้านบาทถ้วน"),
        ("-1000000", "ลบหนึ่งล้านบาทถ้วน"),
    ],
)
def test_the_places_where_a_voucher_is_misread(amount, words):
    assert baht_text(Decimal(amount)) == words


@pytest.mark.parametrize("amount", ["0.004", "-0.004", "0.00"])
def test_less_than_half_a_satang_is_nothing_and_has_no_sign(amount):
    assert baht_text(Decimal(amount)) == "ศูนย์บาทถ้วน"
    with translation.override("en"):
        assert format_baht(Decimal(amount)) == "0.00 baht"


@given(st.integers(-(10**13), 10**13))
def test_whole_baht_need_no_decimal(baht):
    assert baht_text(baht) == baht_text(Decimal(baht))


@given(st.decimals(Decimal("0.01"), Decimal("1e12"), places=2))
def test_a_debt_is_the_amount_with_one_word_before_it(amount):
    assert baht_text(-amount) == f"ลบ{baht_text(amount)}"
