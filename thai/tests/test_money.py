"""Amounts as a voucher shows them: commas, two decimals, the unit, and never a satang too many."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from thai.money import format_baht


def english(amount) -> str:
    """The amount as an English page shows it."""
    with translation.override("en"):
        return format_baht(amount)


@pytest.mark.parametrize(("amount", "shown"), [
    ("1200", "1,200.00 baht"), ("-0.5", "−0.50 baht"), ("0", "0.00 baht"), ("1000000.25", "1,000,000.25 baht"),
    ("0.995", "1.00 baht"), ("0.004", "0.00 baht"), ("-0.004", "0.00 baht"),
])  # fmt: skip
def test_money_has_commas_and_two_decimals_and_half_a_satang_counts(amount, shown):
    assert english(Decimal(amount)) == shown


def test_a_thai_page_says_baht_in_thai():
    assert format_baht(Decimal("600")) == "600.00 บาท"


def test_a_float_is_refused():
    with pytest.raises(TypeError):
        format_baht(0.1)


@pytest.mark.parametrize("amount", ["NaN", "Infinity"])
def test_what_is_no_amount_is_refused(amount):
    with pytest.raises(ValueError, match="finite"):
        format_baht(Decimal(amount))


@given(st.integers(-(10**13), 10**13))
def test_whole_baht_need_no_decimal(baht):
    assert english(baht) == english(Decimal(baht))


@given(st.decimals(Decimal("-1e12"), Decimal("1e12"), places=2))
def test_what_is_shown_reads_back_as_the_amount(amount):
    assert Decimal(english(amount).removesuffix(" baht").replace(",", "").replace("−", "-")) == amount
