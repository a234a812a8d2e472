"""What an officer types about an event, field by field."""

from datetime import date, time

import pytest
from django.utils.choices import flatten_choices

from events.forms import EventEditForm, NewEventForm
from events.models import Project
from events.tests.test_event_new import typed


@pytest.fixture
def read(narathiwat_officer):
    """Read a typed form: ``read(first_day="…")``; returns the form, valid or not."""

    def make(**others):
        form = NewEventForm(typed(**others), user=narathiwat_officer)
        form.is_valid()
        return form

    return make


@pytest.mark.parametrize(
    "text, day",
    [
        ("28 พ.ย. 2562", date(2019, 11, 28)),
        ("28/11/2562", date(2019, 11, 28)),
        ("๒๘ พฤศจิกายน ๒๕๖๒", date(2019, 11, 28)),
        ("2019-11-28", date(2019, 11, 28)),
    ],
)
def test_every_usual_way_to_write_a_day_is_read(text, day, read):
    facts = read(first_day=text).facts()
    assert (facts["first_day"], facts["last_day"]) == (day, day)


@pytest.mark.parametrize(
    "text, hour", [("09.30", time(9, 30)), ("9:30", time(9, 30)), ("๐๙.๓๐", time(9, 30)), ("", None)]
)
def test_every_usual_way_to_write_a_time_is_read(text, hour, read):
    assert read(start_time=text).facts()["start_time"] == hour


@pytest.mark.parametrize(
    "text", ["เมืองนราธิวาส", "อ.เมืองนราธิวาส", "อำเภอเมืองนราธิวาส", "เมือง", "Mueang Narathiwat", "  อำเภอ เมืองนราธิวาส "]
)
def test_a_district_is_found_however_it_is_written(text, read):
    district = read(venue_district=text).facts()["venue_district"]
    assert district and district.code == "9601"


@pytest.mark.parametrize("text", ["หาดใหญ่", "อำเภอ", "x"])
def test_a_district_of_elsewhere_is_answered_with_an_example(text, read):
    form = read(venue_district=text)
    assert "ตัวอย่าง" in form.errors["venue_district"][0] or "อำเภอ" in form.errors["venue_district"][0]


@pytest.mark.parametrize(
    "text", ["สุไหงโกลก", "อำเภอ สุไหงโก-ลก", "สุไหง โกลก", "สุไหงโก\u2011ลก", "สุไหงโก–ลก", "Su-ngai Kolok", "Sungai Kolok"]
)
def test_a_district_is_read_without_its_hyphen(text, read):
    assert read(venue_district=text).facts()["venue_district"].code == "9610"


def test_an_empty_district_is_unknown(read):
    assert read(venue_district="").facts()["venue_district"] is None


@pytest.mark.parametrize("text", ["ลำภู", "ต.ลำภู", "ตำบลลำภู", "ตําบลลําภู", " ตำบล ลำภู ", "Lamphu"])
@pytest.mark.parametrize("district", ["เมืองนราธิวาส", ""])
def test_a_tambon_is_found_however_it_is_written_and_tells_its_district(text, district, read):
    facts = read(venue_district=district, venue_subdistrict=text).facts()
    assert (facts["venue_subdistrict"].code, facts["venue_district"].code) == ("960102", "9601")


@pytest.mark.parametrize(("district", "code"), [("จะนะ", "9003"), ("เทพา", "9005")])
def test_of_two_tambons_of_one_name_the_district_decides(district, code, read):
    facts = read(venue_province="90", venue_district=district, venue_subdistrict="ตำบลสะกอม").facts()
    assert facts["venue_subdistrict"].district_id == facts["venue_district"].code == code


@pytest.mark.parametrize(
    ("district", "text", "told"),
    [
        ("", "สะกอม", ["อำเภอจะนะ", "อำเภอเทพา"]),
        ("หาดใหญ่", "สะกอม", ["หาดใหญ่", "ตำบล"]),
        ("", "ลำภู", ["สงขลา", "ตำบล"]),
        ("", "ตำบล", ["สงขลา", "ตำบล"]),
    ],
)
def test_a_tambon_of_elsewhere_or_of_two_districts_is_asked_about(district, text, told, read):
    form = read(venue_province="90", venue_district=district, venue_subdistrict=text)
    (sentence,) = form.errors["venue_subdistrict"]
    assert [word for word in told if word not in sentence] == []


def test_an_empty_tambon_is_unknown(read):
    assert read(venue_subdistrict="").facts()["venue_subdistrict"] is None


@pytest.mark.parametrize(
    "first, last, wrong",
    [
        ("1 มี.ค. 2563", "31 มี.ค. 2563", []),
        ("1 มี.ค. 2563", "1 เม.ย. 2563", ["last_day"]),
        ("2 มี.ค. 2563", "1 มี.ค. 2563", ["last_day"]),
        ("", "1 มี.ค. 2563", ["first_day"]),
    ],
)
def test_an_event_lasts_from_one_day_to_a_month(first, last, wrong, read):
    assert list(read(first_day=first, last_day=last).errors) == wrong


def test_times_of_different_days_may_run_over_night(read):
    form = read(last_day="29 พ.ย. 2562", start_time="16.00", end_time="09.00")
    assert form.errors == {}


def test_objectives_are_one_per_line(read):
    assert read(objectives=" หนึ่ง \r\n\r\nสอง\tสาม ").facts()["objectives"] == ["หนึ่ง", "สอง สาม"]


@pytest.mark.parametrize("lines", ["\n".join(["x"] * 31), "x" * 1001])
def test_endless_objectives_are_refused(lines, read):
    assert list(read(objectives=lines).errors) == ["objectives"]


def test_an_activity_number_needs_its_project(read, narathiwat):
    assert list(read(activity_number="2").errors) == ["project"]
    project = Project.objects.create(title="โครงการ", fiscal_year=2563, office=narathiwat)
    assert read(activity_number="2", project=project.pk).facts()["project"] == project


def test_projects_of_one_title_are_told_apart_by_their_year(read, narathiwat):
    for year in (2569, 2568):
        Project.objects.create(title="พัฒนาเครือข่าย", fiscal_year=year, office=narathiwat)
    labels = [label for _value, label in flatten_choices(read().fields["project"].choices)]
    named = ["พัฒนาเครือข่าย · ปีงบประมาณ พ.ศ. 2569", "พัฒนาเครือข่าย · ปีงบประมาณ พ.ศ. 2568"]
    assert [label for label in labels if label in named] == named


def test_a_project_of_another_office_is_not_on_offer(read, songkhla):
    project = Project.objects.create(title="ของสงขลา", fiscal_year=2563, office=songkhla)
    assert list(read(project=project.pk).errors) == ["project"]


def test_each_field_stands_under_one_heading(read):
    form = read()
    shown = [field.name for column in form.columns() for _heading, fields in column for field in fields]
    assert (sorted(shown), [f.name for f in form.hidden_fields()]) == (
        sorted(set(form.fields) - {"form_key"}), ["form_key"],
    )  # fmt: skip


def test_two_new_forms_carry_two_keys(narathiwat_officer):
    keys = {str(NewEventForm(user=narathiwat_officer)["form_key"].value()) for _again in range(2)}
    assert len(keys) == 2


def test_the_edit_form_carries_the_version_and_no_key(event, narathiwat_officer):
    form = EventEditForm(user=narathiwat_officer, instance=event)
    assert ([f.name for f in form.hidden_fields()], form["version"].value()) == (["shown", "version"], 1)


def test_a_valid_form_leaves_the_event_as_it_is_stored(event, narathiwat_officer):
    form = EventEditForm(typed(title="ชื่อใหม่"), user=narathiwat_officer, instance=event)
    assert (form.is_valid(), event.title) == (True, "การประชุมเชิงปฏิบัติการทดลอง")
