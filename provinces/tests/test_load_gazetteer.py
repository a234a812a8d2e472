"""The gazetteer: what is loaded, that twice is once, and the traps of names and successions."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from provinces import gazetteer
from provinces.models import District, MapShape, Office, Province, ProvinceCluster, Subdistrict


def current(province_code):
    return Subdistrict.objects.filter(district__province=province_code, valid_to=None)


def everything():
    models = (ProvinceCluster, Province, District, Subdistrict, Office, MapShape, Subdistrict.successors.through)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


@pytest.fixture
def map_package(tmp_path, settings):
    """A map package with Narathiwat and the lake."""
    places = [{"id": "nwt", "path": "m 1,1 z"}, {"id": "lksg", "path": "m 2,2 z"}]
    source = tmp_path / gazetteer.MAP_PACKAGE
    source.parent.mkdir(parents=True)
    source.write_text(f"export default {json.dumps({'locations': places})};\n", "utf-8")
    settings.NODE_MODULES = tmp_path
    return source


@pytest.mark.django_db
def test_whole_country():
    call_command("load_gazetteer", verbosity=0)

    assert Province.objects.count() == 77
    assert District.objects.filter(valid_to=None).count() == 928
    assert Subdistrict.objects.filter(valid_to=None).count() == 7436
    assert Subdistrict.objects.exclude(valid_to=None).count() == 1503
    assert Office.objects.filter(kind="province").count() == 77
    assert ProvinceCluster.objects.count() == 18
    assert list(Province.objects.filter(cluster=None).values_list("code", flat=True)) == ["10"]
    bang_na = Subdistrict.objects.get(code="104701")
    assert list(bang_na.successors.values_list("code", flat=True)) == ["104702", "104703"]
    assert bang_na.valid_to == date(2017, 7, 25)
    assert Province.objects.exclude(tile_x__range=(0, 9)).count() == 0


def test_narathiwat_has_13_districts_and_77_tambons(gazetteer):
    districts = District.objects.filter(province="96", valid_to=None)

    assert [current("96").filter(district=district).count() for district in districts] == [
        *(7, 8, 6, 6, 7, 9, 6, 6, 5, 4, 6, 4, 3)
    ]


def test_songkhla_has_16_districts_and_127_tambons(gazetteer):
    assert District.objects.filter(province="90", valid_to=None).count() == 16
    assert current("90").count() == 127


def test_sakom_exists_twice_in_songkhla_in_different_districts(gazetteer):
    sakom = current("90").filter(name_th="สะกอม").select_related("district")

    assert [area.district.name_th for area in sakom] == ["จะนะ", "เทพา"]


def test_a_tambon_has_both_names_its_postal_code_and_its_kind(gazetteer):
    bang_nak = Subdistrict.objects.get(code="960101")

    assert (bang_nak.name_th, bang_nak.name_en, bang_nak.postal_codes) == ("บางนาค", "Bang Nak", "96000")
    assert (bang_nak.title, bang_nak.district.title) == ("ตำบลบางนาค", "อำเภอเมืองนราธิวาส")


def test_only_the_programme_districts_have_graduates(gazetteer):
    songkhla = District.objects.filter(province="90", has_graduates=True)

    assert [district.name_th for district in songkhla] == ["จะนะ", "นาทวี", "เทพา", "สะบ้าย้อย"]
    assert District.objects.filter(province="96", has_graduates=True).count() == 13


def test_the_southern_border_area_is_three_provinces_and_four_districts(gazetteer):
    narathiwat, songkhla = Province.objects.get(code="96"), Province.objects.get(code="90")
    part = songkhla.districts.filter(is_southern_border=True)

    assert (narathiwat.is_southern_border, songkhla.is_southern_border) == (True, False)
    assert narathiwat.districts.filter(is_southern_border=False).count() == 0
    assert [district.name_th for district in part] == ["จะนะ", "นาทวี", "เทพา", "สะบ้าย้อย"]


def test_a_province_stands_in_its_cluster_by_the_official_long_name(gazetteer):
    narathiwat, songkhla = Province.objects.get(code="96"), Province.objects.get(code="90")

    assert (narathiwat.cluster.name_th, narathiwat.cluster.order) == ("ภาคใต้ชายแดน", 9)
    assert songkhla.cluster.name_th == "ภาคใต้ฝั่งอ่าวไทย"


@pytest.mark.django_db
def test_offices_are_named_and_know_nothing_of_the_past():
    call_command("load_gazetteer", only=["96"], verbosity=0)

    office = Office.objects.get(province="96")

    assert (office.name_th, office.letter_prefix) == ("สำนักงานแรงงานจังหวัดนราธิวาส", "นธ")
    assert (office.phone, office.records_from()) == ("", None)
    assert Office.objects.get(kind="centre").name_th == "กระทรวงแรงงาน"


def test_a_second_run_changes_nothing(gazetteer):
    before = everything()

    call_command("load_gazetteer", only=["96", "90"], verbosity=0)

    assert everything() == before


def test_a_name_that_changed_comes_back_from_the_gazetteer(gazetteer):
    Subdistrict.objects.filter(code="960101").update(name_th="ชื่อเก่า", sort_key="x")

    call_command("load_gazetteer", only=["96"], verbosity=0)

    area = Subdistrict.objects.get(code="960101")
    assert area.name_th == "บางนาค"
    assert area.sort_key != "x"


def test_what_an_office_wrote_about_itself_stays(gazetteer):
    Office.objects.filter(province="96").update(phone="0 7353 1234", letter_prefix="นธ 0027")

    call_command("load_gazetteer", only=["96"], verbosity=0)

    office = Office.objects.get(province="96")
    assert (office.phone, office.letter_prefix) == ("0 7353 1234", "นธ 0027")


def test_shapes_come_from_the_map_package(map_package, db):
    call_command("load_gazetteer", only=["96", "90"], verbosity=0)

    assert MapShape.objects.get(province="96").path == "m 1,1 z"
    assert not MapShape.objects.filter(province="90").exists()
    assert MapShape.objects.get(province=None).key == "songkhla-lake"


def test_without_the_map_package_shapes_stay_and_it_is_said(map_package, db, capsys):
    call_command("load_gazetteer", only=["96"], verbosity=0)
    map_package.unlink()

    call_command("load_gazetteer", only=["96"])

    assert MapShape.objects.get(province="96").path == "m 1,1 z"
    assert "Without shapes" in capsys.readouterr().err


@pytest.mark.django_db
def test_an_unknown_province_is_refused_with_an_example():
    with pytest.raises(CommandError, match="No province has the code 99. A good one is 96"):
        call_command("load_gazetteer", only=["99"])
