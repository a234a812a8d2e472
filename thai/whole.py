"""Words that belong together: names of places and people, fixed terms, days and times are not split over two lines."""

import re
from collections.abc import Iterable
from functools import cache

import geothai
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from thai.calendar import MONTHS, SHORT_MONTHS

TERMS = (
    *("อาสาสมัครแรงงาน", "อาสาสมัคร", "บัณฑิตแรงงาน", "แรงงานจังหวัด", "ชี้เป้า", "คัดกรอง", "ส่งต่อ", "จุดลงทะเบียน"),
    *("สำนักงานแรงงาน", "กระทรวงแรงงาน", "ปลัดกระทรวง", "ผู้ตรวจราชการ", "ปีงบประมาณ", "รอการแต่งตั้ง", "แต่งตั้งแล้ว", "รายอำเภอ"),
    *("การลงทะเบียน", "ยังไม่สรุปยอด", "ดำรงตำแหน่ง", "จะครบวาระ", "พ้นจากตำแหน่ง", "โทรสำนักงาน"),
    *("เป้าหมาย", "การตอบรับ", "ส่งคืน", "ลงทะเบียน", "แต่งตั้ง"),
)
# Provinces that are also a part of everyday words (เผยแพร่, เลย): names only behind their kind.
EVERYDAY = frozenset({"เลย", "ตาก", "แพร่", "น่าน"})
# A part longer than any column may be split where the browser likes; papers cut it themselves.
LONGEST = 28
_THAI = re.compile("[\u0e01-\u0e5b-]")


@cache
def pattern() -> str:
    """What is kept whole inside a running text, for Python and for papers: terms, areas, days, times.

    No more than literals, groups and classes, so that both engines read it alike.
    """
    areas = geothai.provinces()
    provinces = {area.name_th for area in areas}
    districts = {district.name_th for area in areas for district in geothai.districts(area.code)}
    khet = {name for name in districts if name.startswith("เขต")}
    return "|".join(
        (
            f"จังหวัด(?:{_any_of(provinces)})",
            f"(?:อำเภอ|อ[.])(?:{_any_of(districts - khet)})",
            _any_of({*TERMS, *khet, *provinces - EVERYDAY}),
            f"[0-9๐-๙]{{1,2}}(?:–[0-9๐-๙]{{1,2}})? (?:{_any_of({*MONTHS, *SHORT_MONTHS})})(?: พ[.]ศ[.])? [0-9๐-๙]{{4}}",
            "พ[.]ศ[.] [0-9๐-๙]{4}",
            "[0-9๐-๙]{1,2}[.][0-9๐-๙]{2}(?:–[0-9๐-๙]{1,2}[.][0-9๐-๙]{2})? น[.]",
        )
    )


def _any_of(words: Iterable[str]) -> str:
    """The longest first, so that none of them hides behind its own beginning."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def whole(name: str) -> SafeString:
    """Return a name, split at its spaces alone."""
    return format_html_join(" ", "{}", ((_unsplit(part),) for part in str(name).split()))


def kept_together(text: str) -> SafeString:
    """Return a running text whose terms, names of provinces and districts, days and times are not split."""
    text, pieces, last = str(text), [], 0
    for found in _compiled().finditer(text):
        pieces += [text[last : found.start()], _span(found[0])]
        last = found.end()
    return format_html_join("", "{}", ((piece,) for piece in (*pieces, text[last:])))


@cache
def _compiled() -> re.Pattern[str]:
    return re.compile(pattern())


def _unsplit(part: str) -> str:
    return _span(part) if len(part) <= LONGEST and _THAI.search(part) else part


def _span(text: str) -> SafeString:
    return format_html('<span class="nowrap">{}</span>', text)
