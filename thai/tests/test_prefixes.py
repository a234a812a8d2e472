"""Prefixes as people type them: several in a row, without dots or with one too many, with คุณ, without a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.names import PREFIXES, SplitName, split_name, without_prefix, without_titles
from thai.prefixes import only_titles, take_titles

SPELLINGS = st.sampled_from([form for title in PREFIXES for form in (title.short, title.long)] + ["คุณ", "นส.", "ดช."])
NAMES = st.sampled_from(["ทดลอง", "อนันต์", "ตวัน", "มานะ", "ไพโรจน์", "เจ๊ะอาแซ", "ฤทธิ์"])
APART = st.sampled_from([" ", ".", ". "])


@pytest.mark.parametrize(
    ("written", "split"),
    [
        ("นาง สาวทดลอง ใจดี", SplitName("miss", "ทดลอง", "ใจดี")),
        ("นาง สาวิตรี ใจดี", SplitName("mrs", "สาวิตรี", "ใจดี")),
        ("นาย.สมชาย ใจดี", SplitName("mr", "สมชาย", "ใจดี")),
        ("เด็ก ชายทดลอง ใจดี", SplitName("boy", "ทดลอง", "ใจดี")),
        ("คุณ หญิงสมใจ ใจดี", SplitName("khun_ying", "สมใจ", "ใจดี")),
        ("ดร สมชาย ใจดี", SplitName("dr", "สมชาย", "ใจดี")),
        ("จสอ.สมชาย ใจดี", SplitName("sgm1", "สมชาย", "ใจดี")),
        ("ดต. สมชาย ใจดี", SplitName("pol_snr_sgm", "สมชาย", "ใจดี")),
        ("พตท.หญิง สมใจ ใจดี", SplitName("pol_lt_col_f", "สมใจ", "ใจดี")),
        ("ว่าที่ รต.สมชาย ใจดี", SplitName("acting_2lt", "สมชาย", "ใจดี")),
        ("ศ.ดร.สมชาย ใจดี", SplitName("prof_dr", "สมชาย", "ใจดี")),
        ("ร.ต.อนันต์ ใจดี", SplitName("2lt", "อนันต์", "ใจดี")),
        ("พ.ต. ทองดี ใจดี", SplitName("maj", "ทองดี", "ใจดี")),
        ("ร.ต.อ อนันต์ ใจดี", SplitName("pol_capt", "อนันต์", "ใจดี")),
        ("นาย John Smith", SplitName("mr", "John", "Smith")),
    ],
)
def test_a_prefix_in_pieces_or_with_a_dot_too_many_is_that_prefix(written, split):
    assert split_name(written) == split


@given(st.lists(st.tuples(SPELLINGS, APART), min_size=1, max_size=4), NAMES)
def test_whatever_stands_before_a_name_is_taken_off_it(titles, name):
    before = "".join(spelling + between for spelling, between in titles)
    found, rest = take_titles(" ".join(f"{before}{name}".split()))
    assert (rest, [title.stands_apart for title in found]) == (name, [True] * len(found))
    assert without_prefix(f"{before}{name} ใจดี") == f"{name} ใจดี"


@given(st.lists(st.tuples(SPELLINGS, APART), min_size=1, max_size=4))
def test_prefixes_alone_name_nobody(titles):
    text = " ".join("".join(spelling + between for spelling, between in titles).split())
    assert only_titles(text)


@pytest.mark.parametrize("text", ["คุณ นาย", "คุณ หญิง", "นาย ดร.", "นส", "นส.", "คุณ", "ดร", "น.ส", "พล.ต.อ. ดร."])
def test_each_of_these_names_nobody(text):
    assert only_titles(text)


@pytest.mark.parametrize("name", ["นายิกา", "คุณากร", "ดรุณี", "นสมร", "มลฤดี", "รศนา", "พระนาย", "นางนวล", "หญิง", "ดรัณ"])
def test_a_first_name_that_begins_like_a_prefix_names_somebody(name):
    assert not only_titles(name)


@pytest.mark.parametrize("name", ["นายิกา", "คุณากร", "ดรุณี", "นสมร", "มลฤดี", "รศนา", "ดรัณ"])
def test_and_where_no_syllable_begins_after_it_stays_whole(name):
    assert take_titles(name) == ([], name)


@pytest.mark.parametrize(
    ("written", "split"),
    [
        ("พล.ต.อ. ดร. สมชาย ใจดี", SplitName("pol_gen", "สมชาย", "ใจดี")),
        ("คุณ นายสมชาย ใจดี", SplitName("mr", "สมชาย", "ใจดี")),
        ("นาย คุณ สมชาย", SplitName("mr", "สมชาย", "")),
        ("นายพระนาย สุวรรณ", SplitName("mr", "พระนาย", "สุวรรณ")),
        ("นาย พระ ใจดี", SplitName("mr", "พระ", "ใจดี")),
        ("คุณธรรม ใจดี", SplitName("", "คุณธรรม", "ใจดี")),
    ],
)
def test_a_name_without_its_titles_keeps_what_may_be_a_name(written, split):
    assert without_titles(written) == split
