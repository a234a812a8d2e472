"""What the set stands on: the provinces that are loaded, their offices, seats and places, and who works there."""

from dataclasses import dataclass

from demo.national.moments import at
from demo.national.size import Size
from provinces.models import District, Office, OfficeRecords, Subdistrict

SEATS_PER_KHWAENG = 3


class NoGazetteer(LookupError):
    """No province is loaded; its message is a sentence."""


@dataclass(frozen=True)
class Nation:
    """Keys and names (with their kind) by province code; ``seats`` are (tambon code, printed place, number)."""

    centre_id: int
    offices: dict[str, int]
    districts: dict[str, list[str]]
    district_codes: dict[str, list[str]]
    names: dict[str, str]
    seats: list[tuple[str, str, int]]
    share: float
    home: str
    officer_id: int
    admin_id: int

    def clerk(self, province_code: str) -> int:
        """The key of the user who enters things about a province."""
        return self.officer_id if province_code == self.home else self.admin_id


def look_around(size: Size, *, officer_id: int, admin_id: int) -> Nation:
    """Read the provinces that are loaded. Raises NoGazetteer where there are none."""
    rows = Office.objects.exclude(province=None).order_by("province_id").values_list("province_id", "pk")
    offices = dict(rows)
    if not offices:
        raise NoGazetteer("No province is loaded. Run load_gazetteer first.")
    everything = _all_seats()
    share = size.share(len(everything))
    districts = District.objects.filter(valid_to=None).select_related("province").order_by("pk")
    titles: dict[str, list[str]] = {}
    codes: dict[str, list[str]] = {}
    names = {}
    for district in districts:
        titles.setdefault(district.province_id, []).append(district.title)
        codes.setdefault(district.province_id, []).append(district.pk)
        names[district.province_id] = district.province.title
    centre_id = Office.objects.get(kind=Office.Kind.CENTRE).pk
    return Nation(
        centre_id,
        offices,
        titles,
        codes,
        names,
        _taken(everything, share),
        share,
        home_of(offices),
        officer_id,
        admin_id,
    )


def begin_records(size: Size) -> None:
    """All offices keep records from the first day on."""
    OfficeRecords.objects.all().delete()
    OfficeRecords.objects.bulk_create(
        OfficeRecords(office=office, first_day=size.first_day, known_from=at(size.first_day, 0))
        for office in Office.objects.exclude(province=None)
    )


def home_of(offices: dict[str, int]) -> str:
    """Where the officer works: Nakhon Ratchasima with its 289 tambons, else the last province that is loaded."""
    return "30" if "30" in offices else max(offices)


def _all_seats() -> list[tuple[str, str, int]]:
    """Every tambon's seat and three of every khwaeng."""
    areas = Subdistrict.objects.filter(valid_to=None).select_related("district").order_by("pk")
    return [
        (area.pk, f"{area.title} {area.district.title}", number)
        for area in areas
        for number in range(1, 1 + (SEATS_PER_KHWAENG if area.pk.startswith("10") else 1))
    ]


def _taken(everything: list[tuple[str, str, int]], share: float) -> list[tuple[str, str, int]]:
    """An even share of the seats, with at least one in each province."""
    taken, seen = [], set()
    for place, seat in enumerate(everything):
        fresh = seat[0][:2] not in seen
        seen.add(seat[0][:2])
        if fresh or int(place * share) != int((place - 1) * share):
            taken.append(seat)
    return taken
