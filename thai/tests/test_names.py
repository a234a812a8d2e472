import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from thai.names import PREFIXES, SplitName, full_name, prefix, prefix_choices, split_name, without_prefix

# First names and surnames as they are written, among them southern ones; none begins with a prefix.
FIRST_NAMES = st.sampled_from(
    ["สมชาย", "สาวิตรี", "กฤษณ์", "เจ๊ะอาแซ", "แวอุเซ็ง", "นิมะ", "ตวนกู", "มูฮัมหมัด", "ไพโรจน์", "ฤทธิ์", "อารี"]
)
SURNAMES = st.sampled_from(["ใจดี", "ณ นคร", "อิศรางกูร ณ อยุธยา", "เจ๊ะแว", "หะยีสาแม", "พันธ์ชูเพชร"])


@pytest.mark.parametrize(
    ("written", "code", "first", "last"),
    [
        ("นางสาวิตรี ใจดี", "mrs", "สาวิตรี", "ใจดี"),
        ("นางสาวสาวิตรี ใจดี", "miss", "สาวิตรี", "ใจดี"),
        ("นายิกา ใจดี", "", "นายิกา", "ใจดี"),
        ("นายกฤษณ์ ใจดี", "mr", "กฤษณ์", "ใจดี"),
        ("น.ส. สุดา ใจดี", "miss", "สุดา", "ใจดี"),
        ("น. ส.สุดา ใจดี", "miss", "สุดา", "ใจดี"),
        ("น.ส สุดา ใจดี", "miss", "สุดา", "ใจดี"),
        ("ว่าที่ ร.ต.หญิง มานี ใจดี", "acting_2lt_f", "มานี", "ใจดี"),
        ("ว่าที่ร.ต.มานะ ใจดี", "acting_2lt", "มานะ", "ใจดี"),
        ("ว่าที่ ร้อยตรีหญิง มานี ใจดี", "acting_2lt_f", "มานี", "ใจดี"),
        ("พ.ต.ท. เสรี ใจดี", "pol_lt_col", "เสรี", "ใจดี"),
        ("พล.อ.เสรี ใจดี", "gen", "เสรี", "ใจดี"),
        ("ม.ร.ว.เสรี ใจดี", "mom_rajawong", "เสรี", "ใจดี"),
        ("พระครูเสรี", "phra_khru", "เสรี", ""),
        ("เด็กหญิงมานี ใจดี", "girl", "มานี", "ใจดี"),
        ("นางสาวรี", "miss", "รี", ""),  # ambiguous for ever: the longest prefix, and the clerk corrects it
    ],
)
def test_the_prefix_is_the_longest_before_a_syllable(written, code, first, last):
    assert split_name(written) == SplitName(code, first, last)


@pytest.mark.parametrize("name", ["ศุภชัย ใจดี", "ดรุณี ใจดี", "รศนา ใจดี", "นิ่มนวล ใจดี", "จักษ์ ใจดี", "มลฤดี ใจดี"])
def test_a_name_that_only_looks_abbreviated_has_no_prefix(name):
    assert split_name(name).prefix == ""
    assert without_prefix(name) == name


@pytest.mark.parametrize("name", ["นิ", "แว", "เจ๊ะ", "ตวน", "กู", "สะ", "มะ", "หะยี", "ฮัจยี"])
def test_southern_name_parts_belong_to_the_name(name):
    assert split_name(f"{name}อาแซ เจ๊ะแว") == SplitName("", f"{name}อาแซ", "เจ๊ะแว")
    assert split_name(f"นาย{name} อาแซ เจ๊ะแว") == SplitName("mr", f"{name} อาแซ", "เจ๊ะแว")


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("นายกร ณ นคร", "กร", "ณ นคร"),
        ("นายกร อิศรางกูร ณ อยุธยา", "กร", "อิศรางกูร ณ อยุธยา"),
        ("นางมานี ลูซี่ ใจดี", "มานี ลูซี่", "ใจดี"),
        ("นาย ณัฐ ใจดี", "ณัฐ", "ใจดี"),
        ("นายเเดง\u00a0 ใจดี\u200b\n", "แดง", "ใจดี"),
    ],
)
def test_surnames_of_several_words_and_middle_names(written, first, last):
    assert split_name(written)[1:] == (first, last)


@pytest.mark.parametrize("nothing", ["", "  ", "\n"])
def test_an_empty_name_is_empty(nothing):
    assert split_name(nothing) == SplitName("", "", "")


def test_both_press_texts_name_the_same_advisor():
    narathiwat, songkhla = "รศ.ดร.จักษ์ พันธ์ชูเพชร", "รองศาสตราจารย์ ดร.จักษ์ พันธ์ชูเพชร"
    assert split_name(narathiwat) == split_name(songkhla)
    assert without_prefix(narathiwat) == without_prefix(songkhla) == "จักษ์ พันธ์ชูเพชร"
    assert full_name(*split_name(songkhla)) == narathiwat
    assert full_name(*split_name(narathiwat), long=True) == songkhla


def test_a_full_name_is_glued_except_after_a_womans_rank():
    assert full_name("mr", "สมชาย", "ใจดี") == "นายสมชาย ใจดี"
    assert full_name("miss", "สุดา", "ใจดี", long=True) == "นางสาวสุดา ใจดี"
    assert full_name("girl", "มานี", "ใจดี", long=True) == "เด็กหญิงมานี ใจดี"
    assert full_name("acting_2lt_f", "มานี", "ใจดี") == "ว่าที่ ร.ต.หญิง มานี ใจดี"
    assert full_name("", "แวอาแซ", "") == "แวอาแซ"


def test_an_unknown_prefix_is_an_error():
    with pytest.raises(KeyError):
        full_name("captain_of_industry", "สมชาย", "ใจดี")


@given(st.sampled_from(PREFIXES), FIRST_NAMES, SURNAMES, st.booleans())
def test_a_name_written_with_any_prefix_splits_again(title, first, last, long):
    found = split_name(full_name(title.code, first, last, long=long))
    assert found[1:] == (first, last)
    written = "long" if long else "short"
    assert getattr(prefix(found.prefix), written) == getattr(title, written)


def test_choices_speak_the_language_of_the_page():
    with translation.override("th"):
        assert dict(prefix_choices())["miss"] == "นางสาว"
    with translation.override("en"):
        assert dict(prefix_choices())["miss"] == "Miss (น.ส.)"
    assert [code for code, _label in prefix_choices()] == [title.code for title in PREFIXES]
