"""What a column is, by its heading as Thai offices write it: one table, and how a heading is compared with it.

A heading that stands in no line of the table makes a column of the office's own, and so does one that is about somebody
else (the wife's telephone, the day a card was issued).
"""

import re
from enum import StrEnum

from thai.numbers import plain


class Field(StrEnum):
    """What the register knows of a row; the order is that of the template."""

    NUMBER = "number"
    PREFIX = "prefix"
    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    NATIONAL_ID = "national_id"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    EMAIL = "email"
    LINE_ID = "line_id"
    ADDRESS = "address"
    TAMBON = "tambon"
    DISTRICT = "district"
    PROVINCE = "province"
    PLACE = "place"
    ORDER = "order"
    ORDER_DATE = "order_date"
    TERM_START = "term_start"
    TERM_END = "term_end"
    TERM = "term"
    BATCH = "batch"
    STATUS = "status"


F = Field
# The headings of each field in full; how they are compared makes dots, dashes, spaces and brackets say nothing.
HEADINGS: dict[Field, str] = {
    F.NUMBER: "ลำดับ|ลำดับที่|ที่|เลขที่|no|no.|#|order no|item",
    F.PREFIX: "คำนำหน้า|คำนำหน้าชื่อ|คำนำหน้านาม|คำนำ|ยศ|prefix|title",
    F.NAME: "ชื่อ-สกุล|ชื่อ-นามสกุล|ชื่อและนามสกุล|ชื่อและสกุล|ชื่อตัว-ชื่อสกุล|รายชื่อ|รายนาม|รายชื่ออาสาสมัครแรงงาน|"
    "รายชื่ออสร|ชื่ออสร|ชื่อ-สกุลอสร|ชื่อ-สกุลอาสาสมัครแรงงาน|ชื่ออาสาสมัครแรงงาน|ชื่ออาสาสมัคร|คำนำหน้าชื่อ-สกุล|"
    "คำนำหน้าชื่อ-นามสกุล|คำนำหน้าชื่อชื่อสกุล|ยศชื่อสกุล|ชื่อผู้ดำรงตำแหน่ง|ผู้ดำรงตำแหน่ง|name|full name|name-surname",
    F.FIRST_NAME: "ชื่อ|ชื่อตัว|ชื่อจริง|first name|firstname|given name",
    F.LAST_NAME: "นามสกุล|สกุล|last name|lastname|surname|family name",
    F.NATIONAL_ID: "เลขประจำตัวประชาชน|เลขบัตรประชาชน|เลขบัตรประจำตัวประชาชน|เลขที่บัตรประชาชน|เลขที่บัตรประจำตัวประชาชน|"
    "หมายเลขบัตรประชาชน|หมายเลขประจำตัวประชาชน|บัตรประชาชน|บัตรประจำตัวประชาชน|เลขปชช|เลขบัตรปชช|เลขประจำตัว13หลัก|"
    "เลข13หลัก|เลขบัตร13หลัก|เลขบัตร|id|id card|id no|national id|citizen id|pid",
    F.BIRTH_DATE: "วันเกิด|วันเดือนปีเกิด|ว/ด/ป เกิด|วดป.เกิด|เกิดวันที่|เกิดเมื่อ|วันที่เกิด|date of birth|birth date|birthday|dob",
    F.PHONE: "โทรศัพท์|เบอร์โทรศัพท์|เบอร์โทร|เบอร์|หมายเลขโทรศัพท์|เลขโทรศัพท์|โทร|มือถือ|เบอร์มือถือ|โทรศัพท์มือถือ|"
    "โทรศัพท์เคลื่อนที่|โทรศัพท์บ้าน|เบอร์ติดต่อ|หมายเลขติดต่อ|phone|mobile|tel|telephone",
    F.EMAIL: "อีเมล|อีเมล์|e-mail|email|ไปรษณีย์อิเล็กทรอนิกส์",
    F.LINE_ID: "line|line id|ไลน์|ไอดีไลน์|ไลน์ไอดี",
    F.ADDRESS: "ที่อยู่|ที่อยู่ปัจจุบัน|ที่อยู่ตามทะเบียนบ้าน|ที่อยู่ที่ติดต่อได้|ที่อยู่ที่สามารถติดต่อได้|ภูมิลำเนา|address|"
    "บ้านเลขที่|เลขที่บ้าน|หมู่|หมู่ที่|ม.|ซอย|ถนน|รหัสไปรษณีย์|ที่อยู่บ้านเลขที่|ที่อยู่หมู่ที่|ที่อยู่หมู่|ที่อยู่เลขที่",
    F.TAMBON: "ตำบล|ต.|แขวง|ตำบล/แขวง|ชื่อตำบล|ตำบลที่รับผิดชอบ|ที่อยู่ตำบล|พื้นที่ตำบล|subdistrict|tambon",
    F.DISTRICT: "อำเภอ|อ.|เขต|อำเภอ/เขต|ชื่ออำเภอ|ที่อยู่อำเภอ|พื้นที่อำเภอ|district|amphoe",
    F.PROVINCE: "จังหวัด|จ.|ชื่อจังหวัด|ที่อยู่จังหวัด|province",
    F.PLACE: "พื้นที่|พื้นที่รับผิดชอบ|ตำบล/อำเภอ|ตำบลอำเภอ|ตำบล/อำเภอ/จังหวัด|ประจำตำบล|อสร.ประจำตำบล|สังกัด|area",
    F.ORDER: "คำสั่ง|คำสั่งแต่งตั้ง|คำสั่งที่|เลขที่คำสั่ง|คำสั่งเลขที่|เลขคำสั่ง|คำสั่งแต่งตั้งที่|คำสั่ง/หลักฐาน|หลักฐาน|order",
    F.ORDER_DATE: "ลงวันที่|วันที่คำสั่ง|คำสั่งลงวันที่|วันที่ลงนาม|วันที่ออกคำสั่ง|order date",
    F.TERM_START: "วันที่แต่งตั้ง|วันแต่งตั้ง|แต่งตั้งเมื่อ|แต่งตั้งวันที่|วันเริ่มวาระ|เริ่มวาระ|วันที่เริ่ม|วันที่เริ่มต้น|วันเริ่มต้น|"
    "วันเริ่ม|เริ่ม|เริ่มต้น|ตั้งแต่|ตั้งแต่วันที่|ตั้งแต่วัน|วันที่ดำรงตำแหน่ง|วันที่เริ่มดำรงตำแหน่ง|วาระเริ่ม|วาระเริ่มต้น|"
    "วาระตั้งแต่|วาระตั้งแต่วันที่|วันเริ่มปฏิบัติงาน|start|from|term start",
    F.TERM_END: "วันสิ้นสุด|วันที่สิ้นสุด|สิ้นสุด|ครบวาระ|วันครบวาระ|วันที่ครบวาระ|หมดวาระ|วันหมดวาระ|วันสิ้นสุดวาระ|สิ้นสุดวาระ|"
    "ถึง|ถึงวันที่|วาระสิ้นสุด|วาระถึง|วาระถึงวันที่|วันครบกำหนด|ครบกำหนด|end|until|to|term end",
    F.TERM: "วาระ|วาระการดำรงตำแหน่ง|ระยะเวลา|ระยะเวลาดำรงตำแหน่ง|ระยะเวลาการดำรงตำแหน่ง|term",
    F.BATCH: "รุ่น|รุ่นที่|รุ่นปี|batch",
    F.STATUS: "สถานะ|สถานะการแต่งตั้ง|สถานภาพการแต่งตั้ง|ผลการแต่งตั้ง|status",
}
# Fields of which a table may have several columns; their values are joined in the order of the columns.
SEVERAL = {F.PHONE: ", ", F.ADDRESS: " "}
NAMING = {F.NAME, F.FIRST_NAME, F.NATIONAL_ID}
# Pieces of an address that say nothing without their word.
ADDRESS_WORDS = {"หมู่": "หมู่ที่", "หมู่ที่": "หมู่ที่", "ม": "หมู่ที่", "ที่อยู่หมู่ที่": "หมู่ที่", "ที่อยู่หมู่": "หมู่ที่",
                 "ซอย": "ซอย", "ถนน": "ถนน"}  # fmt: skip

_SAYS_NOTHING = re.compile(r"[\s\-–—_.,:;/\\()\[\]*\"'“”]+")
_ASIDE = re.compile(r"[(\[][^)\]]*[)\]]")
_COUNTED = re.compile(r"(?<=\D)(?:ที่)?[1-9]\Z")
_OF_ANOTHER = re.compile(
    r"ฉุกเฉิน|คู่สมรส|สามี|ภรรยา|บิดา|มารดา|บุตร|ผู้ใหญ่บ้าน|กำนัน|ที่ทำงาน|หัวหน้า|ผู้แนะนำ|ทายาท|อังกฤษ|english|หมดอายุ|ออกบัตร|"
    r"ผู้ออก|สำเนา|เดิม|เก่า|แทน"
)
# What says enough wherever it stands in a longer heading.
_TELLING = (
    (re.compile(r"ประชาชน|13หลัก|idcard|nationalid"), F.NATIONAL_ID),
    (re.compile(r"โทรศัพท์|เบอร์โทร|มือถือ"), F.PHONE),
    (re.compile(r"(?:วัน|ดป).*เกิด"), F.BIRTH_DATE),
    (re.compile(r"\A(?:ชื่อ.*นามสกุล|ชื่อ.*สกุล.*อสร.*)\Z"), F.NAME),
)


def compared(heading: str) -> str:
    """A heading as it is compared: ``ชื่อ – สกุล`` is ``ชื่อสกุล``."""
    return _SAYS_NOTHING.sub("", plain(heading).casefold())


_BY_HEADING = {compared(heading): field for field, all_of in HEADINGS.items() for heading in all_of.split("|")}


def field_of(heading: str) -> Field | None:
    """What a column with this heading is; None where only its office knows."""
    whole = compared(heading)
    if whole in _BY_HEADING:
        return _BY_HEADING[whole]
    if not whole or _OF_ANOTHER.search(whole):
        return None
    bare = compared(_ASIDE.sub("", plain(heading))) or whole
    for name in (bare, _COUNTED.sub("", whole), _COUNTED.sub("", bare)):
        if name in _BY_HEADING:
            return _BY_HEADING[name]
    return next((field for pattern, field in _TELLING if pattern.search(whole)), None)


def word_of_address(heading: str) -> str:
    """The word that a piece of an address needs before it: ``หมู่ที่``."""
    return ADDRESS_WORDS.get(compared(heading), "")
