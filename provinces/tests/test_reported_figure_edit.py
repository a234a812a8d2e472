"""A printed figure is changed in the form that entered it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from accounts.audit import entries_about
from accounts.tests.editing import opened
from provinces import services
from provinces.models import Province, ReportedFigure


@pytest.fixture
def figure(narathiwat):
    """What a source printed of Narathiwat."""
    facts = {"province_id": "96", "day": date(2019, 11, 28), "figure": "appointed", "value": 47, "source": "ข่าวจังหวัด"}
    return ReportedFigure.objects.create(**facts)


@pytest.fixture
def address(figure):
    """Its edit page."""
    return f"/reported-figures/{figure.pk}/edit/"


def test_a_slip_is_mended_and_the_deed_names_the_field(figure, address, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    assert client.post(address, opened(client, address) | {"value": "74"})["Location"] == figure.get_absolute_url()
    entry = entries_about(figure).first()
    assert (ReportedFigure.objects.get().value, entry.act, entry.details) == (
        74, "provinces.update_reported_figure", {"fields": ["value"], "version": 2},
    )  # fmt: skip


def test_who_comes_second_chooses(figure, address, signed_in, narathiwat_officer, narathiwat_head):
    officer, head = signed_in(narathiwat_officer), signed_in(narathiwat_head)
    shown = opened(officer, address)
    head.post(address, opened(head, address) | {"value": "74"})
    asked = officer.post(address, shown | {"value": "77"})
    assert (asked.templates[0].name, ReportedFigure.objects.get().value) == ("accounts/second_editor.html", 74)


def test_changed_by_a_mark_alone_it_is_no_twin_of_itself(figure, address, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    assert client.post(address, opened(client, address) | {"source": "ข่าว จังหวัด."}).status_code == 302


def test_moved_to_the_day_of_its_twin_it_is_asked_about(figure, address, signed_in, narathiwat_officer):
    twin = {"province_id": "96", "day": date(2019, 11, 29), "figure": "appointed", "value": 74, "source": "ข่าว จังหวัด."}
    ReportedFigure.objects.create(**twin)
    client = signed_in(narathiwat_officer)
    asked = client.post(address, opened(client, address) | {"day": "29 พ.ย. 2562"}).context["form"].asks
    assert [text for _mark, text in asked.field.choices] == ["เป็นคนละแหล่งข้อมูลกับ “ข่าว จังหวัด.” ซึ่งระบุไว้ 74"]


@pytest.mark.parametrize("page", ["edit", "remove"])
def test_another_province_s_does_not_exist(page, figure, signed_in, songkhla_officer):
    client = signed_in(songkhla_officer)
    address = f"/reported-figures/{figure.pk}/{page}/"
    assert [client.get(address).status_code, client.post(address).status_code] == [404, 404]
    assert ReportedFigure.objects.get().value == 47


def test_it_stays_with_its_province(figure, address, signed_in, ministry_admin):
    client = signed_in(ministry_admin)
    assert "province" not in client.get(address).context["form"].fields
    client.post(address, opened(client, address) | {"province": "90", "value": "74"})
    assert [(row.province_id, row.value) for row in ReportedFigure.objects.all()] == [("96", 74)]


def test_what_another_one_says_already_is_refused_in_words(figure, address, signed_in, narathiwat_officer):
    ReportedFigure.objects.create(province_id="96", day=figure.day, figure="seats", value=77, source=figure.source)
    client = signed_in(narathiwat_officer)
    form = client.post(address, opened(client, address) | {"figure": "seats"}).context["form"]
    assert [error.code for error in form.errors.as_data()["__all__"]] == ["already_there"]
    assert sorted(ReportedFigure.objects.values_list("figure", flat=True)) == ["appointed", "seats"]


def test_who_works_for_another_province_neither_changes_nor_adds_one(
    figure, narathiwat_officer, songkhla_officer, songkhla
):
    with pytest.raises(PermissionDenied):
        services.update_reported_figure(by=songkhla_officer, row=figure, value=1)
    with pytest.raises(PermissionDenied):
        facts = {"day": figure.day, "figure": "seats", "value": 1, "source": "ข่าว"}
        services.add_reported_figure(
            by=narathiwat_officer, province=Province.objects.get(pk="90"), form_key=None, **facts
        )
    assert [f.province_id for f in ReportedFigure.objects.all()] == ["96"]
