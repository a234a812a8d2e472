from hypothesis import given
from hypothesis import strategies as st

from thai.digits import to_arabic_digits, to_thai_digits


def test_thai_and_full_width_digits_become_arabic():
    assert to_arabic_digits("คำสั่งที่ ๑๒/２５６３ ลว. 3") == "คำสั่งที่ 12/2563 ลว. 3"


def test_digits_of_other_scripts_are_not_guessed():
    assert to_arabic_digits("٣ ໓ ៣") == "٣ ໓ ៣"


def test_arabic_digits_become_thai_for_letters():
    assert to_thai_digits("28 พฤศจิกายน 2562") == "๒๘ พฤศจิกายน ๒๕๖๒"


@given(st.text(alphabet="0123456789 /-กขเแ้"))
def test_there_and_back_is_the_same_text(text):
    assert to_arabic_digits(to_thai_digits(text)) == text
