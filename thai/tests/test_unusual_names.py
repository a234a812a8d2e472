"""Names that are not นาย and นาง: every title in every spelling, southern names, what copying leaves behind."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from thai.names import PREFIXES, SplitName, full_name, prefix, prefix_choices, split_name, without_prefix
from thai.prefix_table import Prefix
from thai.spelling import tidy

TITLES = st.sampled_from(PREFIXES)
FIRST_NAMES = st.sampled_from(["สมชาย", "สาวิตรี", "เจ๊ะอาแซ", "แวอุเซ็ง", "ไพโรจน์", "อารี", "ฤทธิ์"])
SURNAMES = st.sampled_from(["ใจดี", "ณ นคร", "อิศรางกูร ณ อยุธยา", "เจ๊ะแว", ""])
ABBREVIATED = [title for title in PREFIXES if title.short.count(".") > 1 and title.short.endswith(".")]


def same_title(one: str, other: Prefix) -> bool:
    """Two ranks share the short form จ.ส.ต.; what is written is then the same."""
    return one == other.code or other.short in (prefix(one).short, prefix(one).long)


@pytest.mark.parametrize("title", ABBREVIATED, ids=lambda title: title.code)
def test_an_abbreviation_may_lack_its_last_dot_and_have_spaces_after_the_others(title):
    for written in (title.short[:-1] + " ", title.short.replace(".", ". ")):
        found = split_name(f"{written}มานะ ใจดี")
        assert found[1:] == ("มานะ", "ใจดี")
        assert same_title(found.prefix, title)


@given(TITLES, FIRST_NAMES, SURNAMES)
def test_a_title_on_its_own_or_apart_from_the_name_is_the_same_title(title, first, last):
    glued, apart = (split_name(f"{title.long}{space}{first} {last}") for space in ("", " "))
    assert apart[1:] == (first, last)
    assert glued == apart


@given(TITLES, TITLES, FIRST_NAMES, SURNAMES)
def test_the_same_person_is_known_under_another_title(one, other, first, last):
    assert without_prefix(full_name(one.code, first, last)) == without_prefix(
        full_name(other.code, first, last, long=True)
    )


@given(TITLES, FIRST_NAMES, SURNAMES, st.sampled_from(["\u200b", "\ufeff", "\u2060", "\u00ad"]), st.data())
def test_signs_that_nobody_sees_split_no_name(title, first, last, sign, data):
    name = full_name(title.code, first, last)
    place = data.draw(st.integers(0, len(name)))
    assert split_name(name[:place] + sign + name[place:]) == split_name(name)


@pytest.mark.parametrize("title", ["นาย", "นาง", "เด็กชาย", "ดร.", "พระ", "พล.อ.", "ว่าที่ ร.ต."])
def test_a_title_without_a_name_is_left_for_the_clerk(title):
    assert split_name(title).prefix == ""
    assert without_prefix(title) == title


@pytest.mark.parametrize(
    ("written", "split"),
    [
        ("นายอับดุลเลาะ บิน อาลี", SplitName("mr", "อับดุลเลาะ บิน", "อาลี")),
        ("นางสาวมูเน๊าะ บินตี อาลี", SplitName("miss", "มูเน๊าะ บินตี", "อาลี")),
        ("นายแวดาโอ๊ะ", SplitName("mr", "แวดาโอ๊ะ", "")),
        ("นายสม ณ", SplitName("mr", "สม", "ณ")),
        ("ณ นคร", SplitName("", "ณ", "นคร")),
        ("นาย ณ นคร", SplitName("mr", "ณ", "นคร")),
    ],
)
def test_names_of_the_south_and_of_old_families(written, split):
    assert split_name(written) == split


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ผศ.ดร.หญิง ใจดี", "asst_prof_dr"),  # หญิง is a first name here: only ranks have a woman's form
        ("พ.ต.อ.หญิง มานี ใจดี", "pol_col_f"),
        ("พ.ต.อ. หญิง มานี ใจดี", "pol_col_f"),
        ("จ.ส.ต.มานะ ใจดี", "pol_sgm"),  # shared with the army's; the police stands first in the table
        ("จ่าสิบตรีมานะ ใจดี", "sgm3"),
        ("ว่าที่ร้อยตรีมานะ ใจดี", "acting_2lt"),
        ("ร้อยตรีมานะ ใจดี", "2lt"),
        ("ร้อยตำรวจตรีมานะ ใจดี", "pol_sub_lt"),
        ("พระมหามานะ", "phra_maha"),
        ("หม่อมราชวงศ์มานะ ใจดี", "mom_rajawong"),
    ],
)
def test_the_longer_of_two_titles_that_begin_alike(written, code):
    assert split_name(written).prefix == code


@pytest.mark.parametrize("written", ["Mr. John Smith", "คุณสมชาย ใจดี", "อ.สมชาย ใจดี"])
def test_what_is_no_official_title_stays_with_the_name(written):
    assert split_name(written).prefix == ""
    assert without_prefix(written) == written


@given(st.text(max_size=40))
def test_splitting_loses_no_letter_of_any_text(text):
    code, first, last = split_name(text)
    assert f"{first} {last}".strip() == without_prefix(text)
    spellings = {"", *(spelling for title in PREFIXES if title.code == code for spelling in (title.short, title.long))}
    whole = tidy(text).replace(" ", "").replace(".", "")
    assert whole in {f"{written}{first}{last}".replace(" ", "").replace(".", "") for written in spellings}


@pytest.mark.parametrize("language", ["th", "en"])
def test_no_two_titles_look_the_same_in_a_select(language):
    with translation.override(language):
        labels = [str(label) for _code, label in prefix_choices()]
    assert len(set(labels)) == len(labels) == len(PREFIXES)


def test_a_full_name_without_a_surname_or_title_has_no_stray_space():
    assert full_name("mr", "แวอาแซ", "") == "นายแวอาแซ"
    assert full_name("", "มานี", "ใจดี") == "มานี ใจดี"
    assert full_name("pol_col_f", "มานี", "") == "พ.ต.อ.หญิง มานี"
