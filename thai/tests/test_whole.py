import pytest

from thai.whole import kept_together, whole

SPAN = '<span class="nowrap">{}</span>'.format


@pytest.mark.parametrize(("name", "shown"), [
    ("นราธิวาส", SPAN("นราธิวาส")), ("นางสาวสมหญิง ใจดี", f"{SPAN('นางสาวสมหญิง')} {SPAN('ใจดี')}"),
    ("Narathiwat", "Narathiwat"), ("Su-ngai Kolok", f"{SPAN('Su-ngai')} Kolok"), ("<b>", "&lt;b&gt;"),
    ("ก" * 29, "ก" * 29),
])  # fmt: skip
def test_a_name_is_split_at_its_spaces_alone(name, shown):
    assert whole(name) == shown


@pytest.mark.parametrize(("text", "kept"), [
    ("อบรมอาสาสมัครแรงงานจังหวัดแพร่", ["อาสาสมัครแรงงาน", "จังหวัดแพร่"]),
    ("เผยแพร่ข่าว", []), ("โรงแรมในอำเภอบาเจาะ", ["อำเภอบาเจาะ"]), ("เวลา 08.30–16.00 น.", ["08.30–16.00 น."]),
    ("กำหนด 20 ธ.ค. 2569 ถึง ๙–๑๐ พฤศจิกายน พ.ศ. ๒๕๖๙", ["20 ธ.ค. 2569", "๙–๑๐ พฤศจิกายน พ.ศ. ๒๕๖๙"]),
    ("กิจกรรม ปีงบประมาณ พ.ศ. 2570", ["ปีงบประมาณ", "พ.ศ. 2570"]),
    ("วันอังคารที่ 8 ธันวาคม 2569", ["8 ธันวาคม 2569"]),
    ("พระนครศรีอยุธยา & <i>", ["พระนครศรีอยุธยา"]),
])  # fmt: skip
def test_a_running_text_keeps_its_names_terms_and_times(text, kept):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for word in kept:
        escaped = escaped.replace(word, SPAN(word))
    assert kept_together(text) == escaped
