"""Office holders named by the press, and one invented chair for the invented events."""

from collections.abc import Iterable

from demo import EXAMPLE
from events.models import Dignitary, Event, EventRole

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


def give_roles(event: Event, people: dict[str, Dignitary], rows: Iterable[tuple[str, str, str]]) -> None:
    """Say in protocol order who did what, and how the press printed the name: (key, role, name)."""
    for order, (key, role, printed) in enumerate(rows, start=1):
        EventRole.objects.create(
            event=event,
            dignitary=people[key],
            role=role,
            name_as_printed=printed,
            position_that_day=people[key].position,
            order=order,
        )


def as_printed(speaker: Dignitary | None, name: str) -> dict:
    """The columns of a row that names a speaker as the press printed the name; of one that names nobody, none."""
    if speaker is None:
        return {}
    return {"speaker": speaker, "name_as_printed": name, "position_that_day": speaker.position}
