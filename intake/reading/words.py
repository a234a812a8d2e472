"""Words that make a cell or a row something else than a value: nothing, nobody, a total, a footnote, a district."""

import re
from collections.abc import Iterable

from thai.spelling import tidy

_EMPTY = re.compile(
    r"[-–—―−.…/*xX_\s]*|\(?(?:ไม่มี|ไม่ระบุ|ไม่ทราบ|ไม่ได้ระบุ|ไม่มีข้อมูล|ไม่พบข้อมูล|ยังไม่มี|ว่าง|none|null|nil|nan|n/?a)\)?",
    re.IGNORECASE,
)
_VACANT = re.compile(
    r"[-–—.\s(*]*(?:ว่าง|ตำแหน่งว่าง|ตำบลว่าง|อัตราว่าง|ยังไม่มี.*|ไม่มี.*|รอ(?:การ)?(?:แต่งตั้ง|สรรหา|คัดเลือก|เสนอ(?:ชื่อ)?).*|"
    r"อยู่ระหว่าง(?:การ)?(?:สรรหา|คัดเลือก|ดำเนินการ|เสนอ).*|vacant)[-–—.\s)*]*",
    re.IGNORECASE,
)


_TOTAL = re.compile(
    r"(?:ยอด)?(?:รวม|ผลรวม|จำนวนรวม|total|sum)(?:ทั้งสิ้น|ทั้งหมด|จำนวน|ยอด|อำเภอ\S*|ตำบล|จังหวัด\S*|ทุกอำเภอ|แต่ละอำเภอ)*"
    r"(?:[\s:=]*[0-9,.๐-๙]+\s*(?:คน|ราย|ตำบล|ตำแหน่ง|อำเภอ|แห่ง)?)*|(?:ทั้งสิ้น|ทั้งหมด|จำนวนทั้งสิ้น|จำนวน)[\s:]*[0-9,๐-๙]+.*",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(
    r"\A(?:หมายเหตุ|\*|ที่มา|ข้อมูล\s?ณ|ข้อมูลจาก|ลงชื่อ|ผู้จัดทำ|ผู้รับรอง|ผู้ตรวจ|ผู้รายงาน|ตรวจแล้ว|รับรอง|ขอรับรอง|จัดทำโดย|"
    r"\(?\.{4,}|_{3,}|สรุป|note\b|source\b)",
    re.IGNORECASE,
)
_SECTION = re.compile(r"\A(?:[0-9๐-๙]+[.)]\s?)?(?:อำเภอ|อ\.|เขต|กิ่งอำเภอ)\s?(\S+)(?:\s?\(?(?:จำนวน|รวม|[0-9๐-๙]).*)?\Z")
# How such a word can begin; most cells begin otherwise and need no closer look.
_BEGINNINGS = frozenset("-–—―−.…/*xX_(ไยวnN") | {sign for sign in map(chr, range(0x3000)) if not sign.isprintable()}


def is_empty_word(text: str) -> bool:
    """Whether a cell says in so many words that it says nothing: ``-``, ``ไม่มี``, ``ว่าง``."""
    if text and text[0] not in _BEGINNINGS and not text[0].isspace():
        return False
    return _EMPTY.fullmatch(tidy(text)) is not None


def names_a_vacancy(text: str) -> bool:
    """Whether a cell for a name says that nobody is there: ``ว่าง``, ``(ตำแหน่งว่าง)``, ``อยู่ระหว่างสรรหา``."""
    return _VACANT.fullmatch(tidy(text)) is not None


def is_total_word(text: str) -> bool:
    """Whether a cell says that its row counts others: ``รวมทั้งสิ้น``, ``รวม 77 คน``; a name with รวม in it does not."""
    return _TOTAL.fullmatch(tidy(text)) is not None


def begins_a_footnote(text: str) -> bool:
    """Whether a row that begins so stands below the list: ``หมายเหตุ``, ``ลงชื่อ``."""
    return _FOOTNOTE.match(tidy(text)) is not None


def section_in(texts: Iterable[str]) -> str:
    """The district that a row alone names (``อำเภอระแงะ``, once or in every column), or nothing."""
    each = set(texts)
    match = _SECTION.match(tidy(each.pop())) if len(each) == 1 else None
    return match[1] if match else ""
