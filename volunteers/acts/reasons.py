"""Why somebody goes: what an officer's words mean, and which entry may be given another reason. Pure."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.rules import RuleBroken
from volunteers.acts.entries import NewAct
from volunteers.acts.kinds import KINDS, with_effect
from volunteers.acts.timeline import ENDING, Act
from volunteers.states import EndReason

# The kinds by which somebody goes for a reason that is told with them; a revocation is its own.
WITH_A_REASON = frozenset(kind for kind in with_effect(*ENDING) if not KINDS[kind].end_reason)
# Words that mean an end of everything; not "สายตายาว", "ตายาย", "ให้ออกคำสั่ง".
SAID = {
    EndReason.DIED: re.compile(
        r"เสียชีวิต|ถึงแก่(?:ความตาย|ชีวิต|กรรม|อนิจกรรม|อสัญกรรม)|สิ้นชีวิต|สิ้นใจ|มรณ[ะภบก]|ตาย(?!า)|สู่ความเมตตาของ"
    ),
    EndReason.DISQUALIFIED: re.compile(
        r"(?:ขาด|พ้น|ไม่มี|ไม่ผ่าน(?:การตรวจ(?:สอบ)?)?)คุณสมบัติ|ลักษณะต้องห้าม|คุณสมบัติไม่(?:ครบ|ผ่าน|ถูกต้อง|เป็นไปตาม)"
    ),
    EndReason.DISMISSED: re.compile(r"(?:ให้|ไล่|ปลด)ออก(?!คำสั่ง|หนังสือ|บัตร|ใบ)|ให้พ้น(?:จาก|ตำแหน่ง|หน้าที่|สภาพ)|ถูกปลด|ถอดถอน"),
}


def said(text: str) -> tuple[EndReason, str] | None:
    """The end of everything that a text speaks of, and the words that say so; spaces between letters do not matter."""
    close = "".join(text.split())
    for reason, words in SAID.items():
        if found := words.search(close):
            return reason, found[0]
    return None


def reason_fits(entry: NewAct, target: Act | None) -> Iterator[RuleBroken]:
    """A correction gives a reason to an end that has one of its own."""
    if not (target and entry.end_reason):
        return
    if target.because_id:
        sentence = _("This entry followed from the end of another appointment. Please correct the reason there.")
        yield RuleBroken(sentence, code="reason_follows")
    elif target.kind not in WITH_A_REASON:
        sentence = _("Only leaving office and withdrawing a nomination have a reason that can be corrected.")
        yield RuleBroken(sentence, code="no_reason")
