import re
from itertools import pairwise

import geothai
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.ordering import MAX_LENGTH, sort_key
from thai.spelling import tidy

THAI_WORDS = st.text(alphabet=[chr(code) for code in range(0x0E01, 0x0E4F)] + list(" .1๒"), max_size=30)


def by_the_rule_of_the_dictionary(name: str) -> tuple[str, str]:
    """Order words by a second, plain algorithm: swap leading vowels, then letters before marks."""
    swapped = re.sub("([เ-ไ])([ก-ฮ])", r"\2\1", name).replace("ำ", "าํ")
    letters = re.sub("[็-์]", "", swapped).replace("ํ", "\u0e2f")
    weight = str.maketrans("็์่้๊๋", "234567")
    marks = re.sub("[^2-7]", "1", swapped.translate(weight))
    return letters, marks.rstrip("1")


@pytest.mark.parametrize(
    "in_order",
    [
        ["กก", "เก", "แก", "โก", "ใก", "ไก", "ขา"],
        ["ไก", "ไก่", "ไก้", "ไก๊", "ไก๋", "ไกล"],
        ["เจะ", "เจ๊ะ", "เจ๊ะอาแซ"],
        ["กระบี่", "กรุงเทพมหานคร", "กาญจนบุรี", "กาฬสินธุ์", "กำแพงเพชร", "ขอนแก่น"],
        ["ตากใบ", "บาเจาะ", "เมืองนราธิวาส", "ยี่งอ", "ระแงะ", "รือเสาะ", "แว้ง", "สุไหงโก-ลก", "สุไหงปาดี"],
        ["สม ใจดี", "สมชาย กา", "สมชาย ขา", "สมชายา กา"],
        ["1506", "๑๕๐๗", "กอง", "A", "b"],
    ],
)
def test_lists_stand_in_dictionary_order(in_order):
    backwards = in_order[::-1]
    assert sorted(backwards, key=sort_key) == in_order


def test_a_leading_vowel_does_not_lead():
    assert sorted(["เอก", "แก้ว", "ไข่", "กา", "ฮา"], key=sort_key) == ["กา", "แก้ว", "ไข่", "เอก", "ฮา"]


def test_provinces_and_districts_stand_as_a_second_algorithm_puts_them():
    districts = [district for province in geothai.provinces() for district in geothai.districts(province.code)]
    names = {area.name_th for area in [*geothai.provinces(), *districts]}
    plain = {tidy(name) for name in names if re.fullmatch("[ก-์]+", name)}
    assert len(plain) > 900
    assert sorted(plain, key=sort_key) == sorted(plain, key=by_the_rule_of_the_dictionary)


def test_spellings_that_look_alike_have_one_place():
    assert {sort_key(spelling) for spelling in ("น้ำ", "นํ้า", "น้ํา", "นำ้")} == {sort_key("น้ำ")}
    assert sort_key("เเดง ๒") == sort_key("แดง  2")


@given(THAI_WORDS)
def test_a_key_is_plain_ascii_of_bounded_length(text):
    assert re.fullmatch(r"[0-9a-z]*", sort_key(text * 20))
    assert len(sort_key(text * 20)) <= MAX_LENGTH


@given(THAI_WORDS)
def test_a_tidied_text_keeps_its_place(text):
    assert sort_key(tidy(text)) == sort_key(text)


@given(st.lists(THAI_WORDS, max_size=8))
def test_the_order_does_not_depend_on_how_the_list_came(words):
    assert list(map(sort_key, sorted(words, key=sort_key))) == sorted(map(sort_key, reversed(words)))


@given(st.text(alphabet="กขคงนมยรลวสอ", min_size=1, max_size=12), st.text(alphabet="กขนา", min_size=1, max_size=5))
def test_a_word_stands_before_the_longer_word_it_begins(word, more):
    assert sort_key(word) < sort_key(word + more)


@given(st.text(alphabet="กขคงนม", min_size=1, max_size=8), st.sampled_from(list("่้๊๋")))
def test_tone_marks_decide_only_between_equal_letters(word, tone):
    keys = [sort_key(word), sort_key(word + tone), sort_key(word + "ก")]
    assert all(before < after for before, after in pairwise(keys))
