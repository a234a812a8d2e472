"""A roster of national size, handed in and read inside this process: what its page and its reading are measured on."""

from accounts.models import User
from intake import services
from intake.models import ImportBatch
from jobs.services import work
from provinces.models import Office, Subdistrict

LINES = 7_800
HEADER = "ลำดับ,ชื่อ-สกุล,ตำบล,อำเภอ,เบอร์โทร"


def roster_of(office: Office) -> ImportBatch:
    """A roster of an office that was read; the set holds none, so one is handed in the first time."""
    done = ImportBatch.objects.filter(office=office, state=ImportBatch.State.DONE).exclude(file__file="").first()
    if done is None or not done.file.file.storage.exists(done.file.file.name):
        by = User.objects.get(username="national-officer")
        done = services.hand_in(by=by, office=office, content=_content(office))
        work(ImportBatch, done.pk, make=services.read_and_judge)
    return done


def _content(office: Office) -> bytes:
    """Invented people on the tambons of the province, over and over."""
    standing = Subdistrict.objects.filter(district__province=office.province_id, valid_to=None)
    tambons = list(standing.select_related("district"))
    lines = [HEADER]
    for number in range(LINES):
        place = tambons[number % len(tambons)]
        name = f"นายทดลอง{number} สมมติ"
        lines.append(f"{number + 1},{name},{place.name_th},{place.district.name_th},08{number:08d}")
    return "\n".join(lines).encode()
