"""What an officer's words mean: an end of everything in whatever sentence, and nothing in what only sounds like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from volunteers.acts.reasons import said
from volunteers.states import EndReason

MEANT = {
    "เสียชีวิต": EndReason.DIED,
    "ถึงแก่กรรม": EndReason.DIED,
    "ตาย": EndReason.DIED,
    "มรณภาพ": EndReason.DIED,
    "ถึงแก่มรณกรรม": EndReason.DIED,
    "ถึงแก่อสัญกรรม": EndReason.DIED,
    "ถึงแก่ชีวิต": EndReason.DIED,
    "กลับสู่ความเมตตาของอัลลอฮ์": EndReason.DIED,
    "ขาดคุณสมบัติ": EndReason.DISQUALIFIED,
    "มีลักษณะต้องห้าม": EndReason.DISQUALIFIED,
    "ไม่ผ่านการตรวจสอบคุณสมบัติ": EndReason.DISQUALIFIED,
    "คุณสมบัติไม่เป็นไปตามระเบียบ": EndReason.DISQUALIFIED,
    "ให้ออก": EndReason.DISMISSED,
    "ถูกไล่ออก": EndReason.DISMISSED,
    "ถูกปลดจากตำแหน่ง": EndReason.DISMISSED,
    "มีคำสั่งถอดถอน": EndReason.DISMISSED,
    "ให้พ้นตำแหน่ง": EndReason.DISMISSED,
    "ให้พ้นสภาพ": EndReason.DISMISSED,
}
AROUND = st.text(st.sampled_from("กขคงเมื่อวันที่ 123.-"), max_size=12)


@given(word=st.sampled_from(sorted(MEANT)), before=AROUND, after=AROUND, space=st.integers(0, 9))
def test_a_word_is_heard_in_any_sentence_and_with_a_space_inside(word, before, after, space):
    typed = f"{word[:space]} {word[space:]}"
    assert [found and found[0] for found in (said(f"{before} {typed} {after}"),)] == [MEANT[word]]


@pytest.mark.parametrize(
    "text",
    ["", "ย้ายไปต่างจังหวัด", "สายตายาว", "ดูแลตายาย", "รอให้ออกคำสั่งใหม่", "ขอถอนตัว", "ลาออก", "ให้พ้นวาระก่อน"],
)
def test_what_only_sounds_like_it_says_nothing(text):
    assert said(text) is None
