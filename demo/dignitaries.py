"""Office holders named by the press, and one invented chair for the invented events."""

from demo import EXAMPLE
from events.models import Dignitary

ADVISOR_POSITION = "ที่ปรึกษารัฐมนตรีว่าการกระทรวงแรงงาน"
_ROWS = {
    "advisor": ("assoc_prof_dr", "จักษ์", "พันธ์ชูเพชร", ADVISOR_POSITION),
    "deputy_governor": ("mr", "ไพโรจน์", "จริตงาม", "รองผู้ว่าราชการจังหวัดนราธิวาส"),
    "narathiwat_head": ("mr", "บุญลอย", "เขียดนิล", "แรงงานจังหวัดนราธิวาส"),
    "songkhla_head": ("mrs", "สุจินดา", "บุญแอ", "แรงงานจังหวัดสงขลา"),
    "example": ("mr", "สมมติ", "ตัวอย่างประธาน", f"ประธานในพิธี {EXAMPLE}"),
}


def introduce() -> dict[str, Dignitary]:
    """Make the dignitaries; returns them by the names used in this package."""
    rows = [
        Dignitary(prefix=prefix, first_name=first, last_name=last, position=position)
        for prefix, first, last, position in _ROWS.values()
    ]
    return dict(zip(_ROWS, Dignitary.objects.bulk_create(rows), strict=True))
