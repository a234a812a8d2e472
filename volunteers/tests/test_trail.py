"""The trail of a record in words."""

from datetime import date

import pytest

from accounts.audit import record
from volunteers import services
from volunteers.trail import SHOWN, trail_of

EVERYTHING = {
    "prefix": "mr", "first_name": "ปิติ", "last_name": "ใหม่", "national_id": "1101700230708", "phone": "0812345678",
    "birth_date": date(1972, 5, 1), "email": "a@example.org", "line_id": "piti", "address": "12 หมู่ 3",
}  # fmt: skip


@pytest.fixture
def somsri(person):
    """A person of Narathiwat."""
    return person("สมศรี")


def test_every_field_of_a_record_has_a_word(narathiwat_officer, somsri):
    services.update_person(by=narathiwat_officer, person=somsri, **EVERYTHING)
    changed, entered = trail_of(somsri)
    words = ["คำนำหน้า", "ชื่อ", "นามสกุล", "เลขประจำตัวประชาชน", "วันเกิด", "อีเมล", "LINE", "ที่อยู่", "โทรศัพท์"]
    assert (len(changed.fields), len(set(changed.fields)), entered.fields) == (len(words), len(words), [])
    assert [field for field in changed.fields if field in EVERYTHING] == []


def test_the_newest_stands_first_with_who_did_it(narathiwat_officer, narathiwat_head, somsri):
    services.update_person(by=narathiwat_head, person=somsri, last_name="ใหม่")
    assert [(deed.by, str(deed.words)) for deed in trail_of(somsri)] == [
        ("narathiwat-head", "แก้ไขข้อมูล"),
        ("narathiwat-officer", "บันทึกบุคคลเข้าทะเบียน"),
    ]


def test_deeds_of_another_kind_and_of_others_are_left_out(narathiwat_officer, somsri, person):
    person("มานะ")
    record(by=narathiwat_officer, act="volunteers.something_else", target=somsri)
    assert len(trail_of(somsri)) == 1


def test_only_the_newest_are_shown(narathiwat_officer, somsri):
    for _look in range(SHOWN + 3):
        record(by=narathiwat_officer, act="volunteers.view_person", target=somsri)
    assert [str(deed.words) for deed in trail_of(somsri)] == ["เปิดดูข้อมูล"] * SHOWN
