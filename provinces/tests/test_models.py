"""Where things are: names in both languages, areas by day, offices, roles from a day until a day."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from provinces.models import District, MapShape, Membership, Office, Province, ReportedFigure, Subdistrict

DAY = date(2026, 11, 27)


def refused(make) -> bool:
    """Whether the database refuses a row."""
    try:
        with transaction.atomic():
            make()
    except IntegrityError:
        return True
    return False


def test_a_province_is_called_in_the_language_of_the_page(gazetteer):
    narathiwat = Province.objects.get(code="96")
    with translation.override("en"):
        english = str(narathiwat)
    assert (str(narathiwat), english) == ("นราธิวาส", "Narathiwat")


def test_a_place_without_an_english_name_keeps_its_thai_one():
    with translation.override("en"):
        assert Province(name_th="นราธิวาส", name_en="").name == "นราธิวาส"


@pytest.mark.parametrize(
    ("code", "district", "tambon"),
    [("96", "อำเภอเมืองนราธิวาส", "ตำบลบางนาค"), ("10", "เขตพระนคร", "แขวงพระบรมมหาราชวัง")],
)
def test_areas_carry_their_kind_as_on_an_envelope(code, district, tambon):
    area = District(code=f"{code}01", name_th=district.removeprefix("อำเภอ"))
    place = Subdistrict(code=f"{code}0101", name_th=tambon.removeprefix("ตำบล").removeprefix("แขวง"))
    assert (area.title, place.title, Province(code=code).is_bangkok) == (district, tambon, code == "10")


@pytest.mark.parametrize(
    ("code", "name", "thai", "english"),
    [("96", "นราธิวาส", "จังหวัดนราธิวาส", "Narathiwat"), ("10", "กรุงเทพมหานคร", "กรุงเทพมหานคร", "Bangkok")],
)
def test_bangkok_is_no_changwat(code, name, thai, english):
    area, told = Province(code=code, name_th=name, name_en=english), {}
    for language in ("th", "en"):
        with translation.override(language):
            told[language] = area.title
    assert told == {"th": thai, "en": english}


def test_an_abolished_tambon_is_current_until_its_last_day(gazetteer):
    tambon = Subdistrict.objects.filter(district__province="96", valid_to=None).first()
    Subdistrict.objects.filter(pk=tambon.pk).update(valid_from=date(2000, 1, 1), valid_to=date(2019, 12, 31))
    days = [date(1999, 12, 31), date(2000, 1, 1), date(2019, 12, 31), date(2020, 1, 1)]
    found = [Subdistrict.objects.current(on=day).filter(pk=tambon.pk).exists() for day in days]
    assert found == [False, True, True, False]


def test_provinces_stand_in_thai_order(gazetteer):
    assert list(Province.objects.values_list("name_th", flat=True)) == ["นราธิวาส", "สงขลา"]


def test_a_provincial_office_has_a_province_and_the_centre_none(gazetteer, narathiwat):
    assert refused(lambda: Office.objects.create(kind="province", name_th="ไม่มีจังหวัด", name_en=""))
    assert refused(lambda: Office.objects.filter(pk=narathiwat.pk).update(kind="centre"))


def test_the_trail_names_an_office_by_its_province_and_the_centre_by_none(narathiwat, centre):
    assert (narathiwat.province_code, centre.province_code) == ("96", "")


def test_a_province_has_one_office_and_one_shape(gazetteer):
    assert refused(lambda: Office.objects.create(kind="province", province_id="96", name_th="ซ้ำ", name_en=""))
    MapShape.objects.filter(province="96").delete()
    MapShape.objects.create(key="one", province_id="96", path="m 1,1 z")
    assert refused(lambda: MapShape.objects.create(key="two", province_id="96", path="m 2,2 z"))


def test_a_role_is_held_from_its_first_until_its_last_day(narathiwat_officer):
    narathiwat_officer.memberships.update(valid_from=date(2026, 1, 1), valid_until=date(2026, 6, 30))
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1)]
    assert [Membership.objects.current(on=day).exists() for day in days] == [False, True, True, False]


def test_a_role_does_not_end_before_it_begins(narathiwat_officer):
    rows = narathiwat_officer.memberships
    assert refused(lambda: rows.update(valid_from=DAY, valid_until=date(2026, 11, 26)))
    assert not refused(lambda: rows.update(valid_from=DAY, valid_until=DAY))


def test_the_same_role_is_not_given_twice_from_one_day(narathiwat_officer, narathiwat):
    row = narathiwat_officer.memberships.get()
    again = {"user": narathiwat_officer, "office": narathiwat, "role": row.role, "valid_from": row.valid_from}
    assert refused(lambda: Membership.objects.create(**again))


def test_one_source_states_one_figure_of_a_day_once(gazetteer):
    facts = {"province_id": "96", "day": DAY, "figure": "seats", "source": "ข่าว"}
    ReportedFigure.objects.create(value=77, **facts)
    assert refused(lambda: ReportedFigure.objects.create(value=78, **facts))
    assert not refused(lambda: ReportedFigure.objects.create(value=78, **facts | {"source": "หนังสือ"}))
