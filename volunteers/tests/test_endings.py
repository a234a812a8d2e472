"""An end and a beginning that lie ahead, in words: a term ends, any other end is named with its reason."""

from datetime import date

import pytest
from django.utils import translation

from volunteers import endings
from volunteers.states import EndReason


@pytest.mark.parametrize(
    ("days", "reason", "said"),
    [
        (8, "", "จะครบวาระใน 8 วัน"),
        (1096, "", "จะครบวาระใน 1,096 วัน"),
        (1, "", "จะครบวาระใน 1 วัน"),
        (0, "", "วันสุดท้ายของวาระ"),
        (8, "resigned", "จะพ้นจากตำแหน่งใน 8 วัน (ลาออก)"),
        (1, "moved", "จะพ้นจากตำแหน่งใน 1 วัน (ย้ายที่อยู่)"),
        (0, "resigned", "วันสุดท้ายในตำแหน่ง (ลาออก)"),
    ],
)
def test_each_end_has_its_sentence(days, reason, said):
    assert endings.leaves(days, reason) == said


def test_a_beginning_names_its_day():
    assert endings.begins(date(2026, 12, 1)) == "แต่งตั้งแล้ว เริ่ม 1 ธ.ค. 2569"
    with translation.override("en"):
        assert endings.begins(date(2026, 12, 1)) == "Appointed, begins 1 Dec 2026"


def test_the_reason_counts_only_for_the_day_it_is_about():
    last, other = date(2026, 12, 8), date(2026, 12, 31)
    assert endings.reason_of(last, last, EndReason.RESIGNED) == "resigned"
    assert [endings.reason_of(last, other, "resigned"), endings.reason_of(last, last, "term")] == ["", ""]
    assert [endings.reason_of(None, None, "resigned"), endings.reason_of(last, None, "")] == ["", ""]


@pytest.mark.parametrize(("on", "ended_on", "said"), [
    (date(2026, 11, 30), None, True), (date(2026, 12, 1), None, False),
    (date(2026, 11, 30), date(2026, 12, 1), True), (date(2026, 11, 30), date(2026, 11, 30), False),
])  # fmt: skip
def test_a_term_begins_later_until_its_first_day_unless_it_was_ended_before(on, ended_on, said):
    assert bool(endings.begins_later(date(2026, 12, 1), ended_on, on=on)) == said
