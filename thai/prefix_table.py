"""The table of prefixes that stand before Thai names."""

from typing import NamedTuple


class Prefix(NamedTuple):
    """A title: code (stored), short and long form (shown), English form."""

    code: str
    short: str
    long: str
    english: str
    is_rank: bool = False


_EVERYDAY = (
    Prefix("mr", "นาย", "นาย", "Mr."),
    Prefix("mrs", "นาง", "นาง", "Mrs."),
    Prefix("miss", "น.ส.", "นางสาว", "Miss"),
    Prefix("boy", "ด.ช.", "เด็กชาย", "Master"),
    Prefix("girl", "ด.ญ.", "เด็กหญิง", "Miss (girl)"),
)
_NOBLE = (
    Prefix("mom_rajawong", "ม.ร.ว.", "หม่อมราชวงศ์", "M.R."),
    Prefix("mom_luang", "ม.ล.", "หม่อมหลวง", "M.L."),
)
# Of ladies of a royal order; คุณ alone is a word of courtesy.
_LADIES = (
    Prefix("than_phu_ying", "ท่านผู้หญิง", "ท่านผู้หญิง", "Than Phu Ying"),
    Prefix("khun_ying", "คุณหญิง", "คุณหญิง", "Khun Ying"),
)
_ACADEMIC = (
    Prefix("prof", "ศ.", "ศาสตราจารย์", "Prof."),
    Prefix("prof_dr", "ศ.ดร.", "ศาสตราจารย์ ดร.", "Prof. Dr."),
    Prefix("assoc_prof", "รศ.", "รองศาสตราจารย์", "Assoc. Prof."),
    Prefix("assoc_prof_dr", "รศ.ดร.", "รองศาสตราจารย์ ดร.", "Assoc. Prof. Dr."),
    Prefix("asst_prof", "ผศ.", "ผู้ช่วยศาสตราจารย์", "Asst. Prof."),
    Prefix("asst_prof_dr", "ผศ.ดร.", "ผู้ช่วยศาสตราจารย์ ดร.", "Asst. Prof. Dr."),
    Prefix("dr", "ดร.", "ดร.", "Dr."),
)
_RELIGIOUS = (
    Prefix("phra_khru", "พระครู", "พระครู", "Phra Khru"),
    Prefix("phra_maha", "พระมหา", "พระมหา", "Phra Maha"),
    Prefix("phra", "พระ", "พระ", "Phra"),
)
# The police sergeant major stands before the army's, whose short form is the same: a bare จ.ส.ต. is read as his.
_RANKS = (
    ("acting_2lt", "ว่าที่ ร.ต.", "ว่าที่ร้อยตรี", "Acting Second Lieutenant"),
    ("acting_1lt", "ว่าที่ ร.ท.", "ว่าที่ร้อยโท", "Acting Lieutenant"),
    ("acting_capt", "ว่าที่ ร.อ.", "ว่าที่ร้อยเอก", "Acting Captain"),
    ("acting_maj", "ว่าที่ พ.ต.", "ว่าที่พันตรี", "Acting Major"),
    ("pol_l_cpl", "ส.ต.ต.", "สิบตำรวจตรี", "Police Lance Corporal"),
    ("pol_cpl", "ส.ต.ท.", "สิบตำรวจโท", "Police Corporal"),
    ("pol_sgt", "ส.ต.อ.", "สิบตำรวจเอก", "Police Sergeant"),
    ("pol_sgm", "จ.ส.ต.", "จ่าสิบตำรวจ", "Police Sergeant Major"),
    ("pol_snr_sgm", "ด.ต.", "ดาบตำรวจ", "Police Senior Sergeant Major"),
    ("pol_sub_lt", "ร.ต.ต.", "ร้อยตำรวจตรี", "Police Sub-Lieutenant"),
    ("pol_lt", "ร.ต.ท.", "ร้อยตำรวจโท", "Police Lieutenant"),
    ("pol_capt", "ร.ต.อ.", "ร้อยตำรวจเอก", "Police Captain"),
    ("pol_maj", "พ.ต.ต.", "พันตำรวจตรี", "Police Major"),
    ("pol_lt_col", "พ.ต.ท.", "พันตำรวจโท", "Police Lieutenant Colonel"),
    ("pol_col", "พ.ต.อ.", "พันตำรวจเอก", "Police Colonel"),
    ("pol_maj_gen", "พล.ต.ต.", "พลตำรวจตรี", "Police Major General"),
    ("pol_lt_gen", "พล.ต.ท.", "พลตำรวจโท", "Police Lieutenant General"),
    ("pol_gen", "พล.ต.อ.", "พลตำรวจเอก", "Police General"),
    ("pfc", "ส.ต.", "สิบตรี", "Private First Class"),
    ("cpl", "ส.ท.", "สิบโท", "Corporal"),
    ("sgt", "ส.อ.", "สิบเอก", "Sergeant"),
    ("sgm3", "จ.ส.ต.", "จ่าสิบตรี", "Sergeant Major 3rd Class"),
    ("sgm2", "จ.ส.ท.", "จ่าสิบโท", "Sergeant Major 2nd Class"),
    ("sgm1", "จ.ส.อ.", "จ่าสิบเอก", "Sergeant Major 1st Class"),
    ("2lt", "ร.ต.", "ร้อยตรี", "Second Lieutenant"),
    ("1lt", "ร.ท.", "ร้อยโท", "Lieutenant"),
    ("capt", "ร.อ.", "ร้อยเอก", "Captain"),
    ("maj", "พ.ต.", "พันตรี", "Major"),
    ("lt_col", "พ.ท.", "พันโท", "Lieutenant Colonel"),
    ("col", "พ.อ.", "พันเอก", "Colonel"),
    ("maj_gen", "พล.ต.", "พลตรี", "Major General"),
    ("lt_gen", "พล.ท.", "พลโท", "Lieutenant General"),
    ("gen", "พล.อ.", "พลเอก", "General"),
)

# What a short form means that stands for ranks of several forces, its reader knows and no table: ร.ต. is ร้อยตรี, เรือตรี
# or เรืออากาศตรี, จ.ส.ต. one of two sergeants major. Acting officers (ว่าที่ ร.ต.) are those of the army's reserve.
SHARED = frozenset({"ร.ต.", "ร.ท.", "ร.อ.", "จ.ส.ต."})


def _ranks() -> tuple[Prefix, ...]:
    """Return each rank as men and as women hold it; the women's form ends in หญิง."""
    return tuple(
        Prefix(code + ending, short + word, long + word, english, is_rank=True)
        for code, short, long, english in _RANKS
        for ending, word in (("", ""), ("_f", "หญิง"))
    )


PREFIXES = (*_EVERYDAY, *_NOBLE, *_LADIES, *_ACADEMIC, *_RELIGIOUS, *_ranks())
