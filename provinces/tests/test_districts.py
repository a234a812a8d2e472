"""The districts from which a box offers one."""

from provinces.models import District


def test_every_district_that_exists_is_told_with_its_province(signed_in, narathiwat_officer):
    District.objects.filter(pk="9602").update(valid_to="2020-01-01")
    rows = {code: (title, names) for code, title, names in signed_in(narathiwat_officer).get("/districts.json").json()}
    standing = [*District.objects.filter(province="96", valid_to=None).values_list("name_th", flat=True)]
    assert rows["96"] == ("จังหวัดนราธิวาส", standing)
    assert District.objects.get(pk="9602").name_th not in standing
