"""The district and the tambon of a venue, as officers write them."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from provinces.models import District, Province, Subdistrict
from thai.search import search_text, without_hyphens, without_spaces

DISTRICT_WORDS = ("อำเภอ", "อ.", "เขต")
SUBDISTRICT_WORDS = ("ตำบล", "ต.", "แขวง")


def read_place(province: Province, district: str, subdistrict: str) -> tuple[District | None, Subdistrict | None]:
    """The district and tambon of a province by their names as typed; empty ones are unknown.

    A tambon whose name the province has once tells its district too; of two of one name (สะกอม in Songkhla) the
    district decides. Raises ValidationError by field, each with a good example.
    """
    place = _district(province, district) if district.strip() else None
    if not subdistrict.strip():
        return place, None
    found = _subdistrict(province, place, subdistrict)
    return found.district, found


def district_of(typed: str) -> District | None:
    """The one district of the whole country of this name; None where nothing is typed.

    Raises ValidationError by field: there is none, or the province decides between several.
    """
    name = _bare(typed, DISTRICT_WORDS)
    if not name:
        return None
    everywhere = District.objects.filter(valid_to=None).select_related("province")
    found = [district for district in everywhere if name in _names(district, DISTRICT_WORDS)]
    if len(found) == 1:
        return found[0]
    message = _("Not chosen from the list yet. Choose the district, and its province follows.")
    if found:
        message = _("There is a district of this name in %(provinces)s. Please choose the province too.")
    told = {"provinces": _listed(district.province.title for district in found)}
    raise ValidationError({"venue_district": message % told})


def _district(province: Province, typed: str) -> District:
    name = _bare(typed, DISTRICT_WORDS)
    names = {name, search_text(f"เมือง{province.name_th}")} if name == "เมือง" else {name}
    found = [d for d in province.districts.filter(valid_to=None) if names & _names(d, DISTRICT_WORDS)]
    if len(found) == 1:
        return found[0]
    example = province.districts.filter(valid_to=None).first()
    message = _("There is no such district in %(province)s. A good one is %(example)s.")
    told = {"province": province.title, "example": example.title if example else province.title}
    raise ValidationError({"venue_district": message % told})


def _subdistrict(province: Province, district: District | None, typed: str) -> Subdistrict:
    inside = Subdistrict.objects.filter(district__province=province, valid_to=None).select_related("district")
    rows = inside.filter(district=district) if district else inside
    name = _bare(typed, SUBDISTRICT_WORDS)
    found = [row for row in rows if name in _names(row, SUBDISTRICT_WORDS)]
    if len(found) == 1:
        return found[0]
    if found:
        message = _("There is more than one tambon of this name: in %(districts)s. Please give the district too.")
        raise ValidationError({"venue_subdistrict": message % {"districts": _listed(r.district.title for r in found)}})
    example = rows.first()
    message = _("There is no such tambon in %(place)s. A good one is %(example)s.")
    told = {"place": (district or province).title, "example": example.title if example else ""}
    raise ValidationError({"venue_subdistrict": message % told})


def _names(area: District | Subdistrict, words: tuple[str, ...]) -> set[str]:
    return {_bare(area.name_th, words), _bare(area.name_en, ())}


def _bare(name: str, words: tuple[str, ...]) -> str:
    """An area's name without its kind and in one spelling, which has neither spaces nor hyphens."""
    text = search_text(name)
    for word in words:
        text = text.removeprefix(word).strip()
    return without_spaces(without_hyphens(text))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
