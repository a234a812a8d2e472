import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.names import PREFIXES, full_name, in_full, without_prefix

NAMES = st.sampled_from(["สมหญิง ใจดี", "สาวิตรี ณ นคร", "เจ๊ะอาแซ เจ๊ะแว", "ดรุณี", "กฤษณ์ ใจดี"])


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("นางสาวสมหญิง ใจดี", ("น.ส.สมหญิง ใจดี", "น.ส. สมหญิง ใจดี", "นส. สมหญิง ใจดี", "นางสาวสมหญิง ใจดี")),
        ("รองศาสตราจารย์ ดร.จักษ์ พันธ์ชูเพชร", ("รศ.ดร.จักษ์ พันธ์ชูเพชร", "รศ. ดร. จักษ์ พันธ์ชูเพชร")),
        ("ว่าที่ร้อยตรีหญิง มานี ใจดี", ("ว่าที่ ร.ต.หญิง มานี ใจดี", "ว่าที่ ร.ต. หญิง มานี ใจดี")),
        ("ร้อยตำรวจเอก ดร.เสรี ใจดี", ("ร.ต.อ.ดร.เสรี ใจดี", "ร.ต.อ. ดร.เสรี ใจดี")),
        ("ร้อยตำรวจเอกหญิง ดร.มานี ใจดี", ("ร.ต.อ.หญิง ดร.มานี ใจดี",)),
        ("หม่อมหลวงเสรี ใจดี", ("ม.ล.เสรี ใจดี", "มล. เสรี ใจดี")),
    ],
)
def test_a_paper_prints_the_prefix_in_full(printed, typed):
    assert {in_full(name) for name in typed} == {printed}


@pytest.mark.parametrize(
    "name",
    [
        *("สมหญิง", "นายิกา ใจดี", "นางสาวิตรี ใจดี", "นพ.เสรี ใจดี", "คุณเสรี ใจดี", "พระนาย ใจดี", "ดร. เสรี", ""),
        *("นาย ณัฐ ใจดี", "นายส.ใจดี", "นาง สาวิตรี"),
    ],
)
def test_a_name_that_is_written_out_or_begins_otherwise_stays(name):
    assert in_full(name) == name


@pytest.mark.parametrize("short", ["ร.ต.", "ร.ท.", "ร.อ.", "จ.ส.ต.", "ร.ต.หญิง "])
def test_a_short_form_of_several_ranks_is_not_guessed(short):
    assert in_full(f"{short}เสรี ใจดี") == f"{short}เสรี ใจดี"


@given(st.sampled_from(PREFIXES), NAMES, st.booleans())
def test_the_person_stays_the_same_and_nothing_is_written_out_twice(item, name, long):
    printed = in_full(full_name(item.code, name, "", long=long))
    assert (without_prefix(printed), in_full(printed)) == (name, printed)
