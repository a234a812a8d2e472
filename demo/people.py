"""Invented people, whom nobody can mistake for real ones."""

from datetime import date
from random import Random

from provinces.models import Office
from volunteers.models import Person
from volunteers.services import seal_all

FAKE_WORDS = ("สมมติ", "ตัวอย่าง", "ทดลอง", "สาธิต", "จำลอง")
FIRST_ENDINGS = (
    *("ชัย", "พร", "ศักดิ์", "ดี", "ใจ", "สุข", "ธรรม", "วัฒน์", "รัตน์", "นันท์", "ทิพย์", "เดช", "ศรี", "มาลี", "วดี"),
    *("พงศ์", "เพ็ญ", "ณี", "นภา", "ฤดี", "เกียรติ", "แก้ว", "ทอง", "จันทร์", "บุญ", "สิน", "เลิศ", "มณี", "ไพร", "รุ่ง"),
)
LAST_ENDINGS = (
    *("วงศ์", "กุล", "สกุล", "พันธุ์", "รักษ์", "เจริญ", "มงคล", "พัฒนา", "ประเสริฐ", "สมบูรณ์", "ไพศาล", "งาม", "ทวี"),
    *("บำรุง", "อุดม", "มั่นคง", "สุวรรณ", "ไทย", "ชาติ", "เมือง", "ภักดี", "ธานี", "สันต์", "คง", "นุกูล", "ศิลป์", "แสง"),
)
# Parts of southern first names; they are never prefixes.
SOUTHERN_BEGINNINGS = ("แว", "นิ", "เจ๊ะ", "ตวน", "กู", "มะ", "สะ")
SOUTHERN_PROVINCES = frozenset({"94", "95", "96"})
PREFIXES = ("mr", "mrs", "miss", "acting_2lt")
PREFIX_WEIGHTS = (46, 24, 29, 1)
# 0 as first digit belongs to no class of national IDs, 060-000 to no operator.
FICTIONAL_PHONE = "060000{:04d}"


def invent(rng: Random, office: Office) -> Person:
    """An unsaved person kept by an office."""
    first = rng.choice(FAKE_WORDS) + rng.choice(FIRST_ENDINGS)
    southern = office.province_id in SOUTHERN_PROVINCES
    if southern and rng.random() < 0.4:
        first = rng.choice(SOUTHERN_BEGINNINGS) + first
    person = Person(
        office_id=office.pk,
        prefix=rng.choices(PREFIXES, PREFIX_WEIGHTS)[0],
        first_name=first,
        last_name=rng.choice(FAKE_WORDS) + rng.choice(LAST_ENDINGS),
    )
    birth_date = date(rng.randint(1956, 1996), rng.randint(1, 12), rng.randint(1, 28))
    phone = FICTIONAL_PHONE.format(rng.randint(0, 9999)) if southern else ""
    seal_all([(person, {"birth_date": birth_date, "phone": phone})])
    return person


def impossible_national_id(serial: int) -> str:
    """An ID of a class that does not exist (first digit 0), with a right check digit."""
    digits = f"0{serial:011d}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(13, 1, -1), strict=True))
    return f"{digits}{(11 - total % 11) % 10}"
