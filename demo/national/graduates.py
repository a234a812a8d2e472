"""Labour graduates of the set: the demonstration's places, filled from fiscal year to fiscal year."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import NamedTuple

from demo.graduates import DEGREES, PLACES
from demo.national.folk import Folk
from demo.national.moments import DAY, at
from demo.national.nation import Nation
from demo.national.size import Size
from demo.national.tables import Table
from demo.national.writing import Writer
from provinces.models import Subdistrict
from volunteers.models import GraduatePosting

AREAS = GraduatePosting.subdistricts.through
POSTINGS = Table(
    GraduatePosting,
    *("id", "person_id", "district_id", "contract", "degree", "institution", "first_day", "last_day"),
    *("recorded_at", "end_recorded_at"),
)
COVERED = Table(AREAS, "id", "graduateposting_id", "subdistrict_id")


class Posting(NamedTuple):
    """A graduate at a place from a day on, to a last day if that has come."""

    person_id: int
    province_code: str
    district_code: str
    degree: str
    contract: int
    first_day: date
    last_day: date | None
    covers: tuple[str, ...]


class Postings:
    """All postings, in the order of their keys."""

    def __init__(self, size: Size, nation: Nation, folk: Folk) -> None:
        self.size, self.folk = size, folk
        self.rows: list[Posting] = []
        for code, places in PLACES.items():
            inside = Subdistrict.objects.filter(valid_to=None, district__province=code, district__has_graduates=True)
            tambons = list(inside.select_related("district").order_by("pk")) if code in nation.offices else []
            for place in range(max(1, round(places * size.share)) if tambons else 0):
                rng = size.generator("graduate", code, place)
                self.rows += self._place(rng, code, tambons[place * len(tambons) // places])

    def _place(self, rng: Random, code: str, tambon: Subdistrict) -> Iterator[Posting]:
        """One place's graduates after each other; contracts begin and end with fiscal years."""
        day, until = self.size.first_day, self.size.until
        while day <= until:
            last = date(day.year + rng.randint(1, 5), 9, 30)
            person_id = self.folk.invent(code, tambon.district.title)
            degree, contract = rng.choice(DEGREES), rng.randint(1, 400)
            over = last if last < until else None
            yield Posting(person_id, code, tambon.district_id, degree, contract, day, over, (tambon.pk,))
            day = last + rng.randint(1, 55) * DAY

    def spans(self) -> Iterator[tuple[int, str, date, date | None]]:
        """(person, province code, first day, last day) of each."""
        for row in self.rows:
            yield row.person_id, row.province_code, row.first_day, row.last_day

    def write(self, writer: Writer) -> None:
        """Write the postings with the tambons they cover."""
        writer.write(POSTINGS, self._posting_rows())
        areas = ((number, area) for number, row in enumerate(self.rows, start=1) for area in row.covers)
        writer.write(COVERED, ((key, number, area) for key, (number, area) in enumerate(areas, start=1)))

    def _posting_rows(self) -> Iterator[tuple]:
        for number, row in enumerate(self.rows, start=1):
            contract = f"สัญญาจ้างรายปี (ตัวอย่าง) {row.contract}"
            yield (
                *(number, row.person_id, row.district_code, contract, row.degree, "มหาวิทยาลัยตัวอย่าง"),
                *(row.first_day, row.last_day, at(row.first_day, 9), at(row.last_day, 16) if row.last_day else None),
            )
