"""The form that makes an event."""

from uuid import uuid4

import pytest

from accounts.models import KeptPost
from accounts.tests.posting import hidden_of
from events.models import Event, Project
from thai.calendar import today


def typed(**others) -> dict:
    """What an officer types for a workshop of one day."""
    return {
        "form_key": str(uuid4()), "kind": "workshop", "title": "ประชุม  เชิงปฏิบัติการ", "objectives": "หนึ่ง\n\n  สอง ",
        "first_day": "28 พ.ย. 2562", "last_day": "", "start_time": "", "end_time": "", "venue_room": "ห้องธารพลอย",
        "venue_name": "สวนอาหารริมน้ำ", "venue_province": "96", "venue_district": "อ.เมืองนราธิวาส",
        "provinces": ["96"], "organiser_name": "", "reported_total": "", "visibility": "full",
    } | others  # fmt: skip


def test_a_workshop_is_made_as_typed(signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post("/events/new/", typed())
    event = Event.objects.get()
    assert response["Location"] == event.get_absolute_url()
    assert (event.title, event.objectives, str(event.first_day), event.last_day == event.first_day) == (
        "ประชุม เชิงปฏิบัติการ", ["หนึ่ง", "สอง"], "2019-11-28", True,
    )  # fmt: skip
    assert (event.state, event.venue_district_id, event.start_time, event.reported_total) == (
        "draft",
        "9601",
        None,
        None,
    )
    assert event.office.province_id == "96"


def test_an_event_belongs_to_the_office_where_its_maker_may_write(songkhla, narathiwat, member, signed_in):
    both = member("somchai", songkhla, "auditor")
    both.memberships.create(office=narathiwat, role="officer", valid_from="2015-01-01")
    signed_in(both).post("/events/new/", typed())
    signed_in(both).post("/projects/new/", {"title": "โครงการ", "fiscal_year": "2569"})
    assert [Event.objects.get().office, Project.objects.get().office] == [narathiwat, narathiwat]


def test_a_form_sent_twice_makes_one_event(signed_in, narathiwat_officer):
    client, form = signed_in(narathiwat_officer), typed()
    assert client.post("/events/new/", form)["Location"] == client.post("/events/new/", form)["Location"]
    assert Event.objects.count() == 1


@pytest.mark.parametrize("number", ["๒", "กิจกรรม 2", "ข้อ 2", "ครั้งที่ 2/2563"])
def test_the_project_and_its_activity_number_are_kept(number, narathiwat, signed_in, narathiwat_officer):
    project = Project.objects.create(title="โครงการ", fiscal_year=2563, office=narathiwat)
    signed_in(narathiwat_officer).post("/events/new/", typed(project=project.pk, activity_number=number))
    assert list(Event.objects.get().event_projects.values_list("project", "activity_number")) == [(project.pk, 2)]


@pytest.mark.parametrize(
    "field, value",
    [
        ("first_day", "31 ก.พ. 2562"),
        ("first_day", "เมื่อวาน"),
        ("last_day", "27 พ.ย. 2562"),
        ("last_day", "28 พ.ย. 2563"),
        ("start_time", "25.00"),
        ("venue_district", "อำเภอที่ไม่มี"),
        ("venue_province", "00"),
        ("provinces", ["xx"]),
        ("reported_total", "-1"),
        ("reported_total", "9" * 30),
        ("kind", "party"),
        ("title", "  "),
        ("title", "ก\0ข"),
        ("project", "9999999999999999999999"),
        ("form_key", "not-a-key"),
        ("objectives", "x" * 1001),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(field, value, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post("/events/new/", typed(**{field: value}))
    assert (response.status_code, Event.objects.count()) == (200, 0)
    assert list(response.context["form"].errors) == [field]
    assert "สวนอาหารริมน้ำ" in response.content.decode()


def test_an_end_before_the_start_is_refused(signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post("/events/new/", typed(start_time="16.00", end_time="9.00"))
    assert list(response.context["form"].errors) == ["end_time"]


def test_extra_fields_change_nothing(signed_in, narathiwat_officer):
    signed_in(narathiwat_officer).post("/events/new/", typed(state="published", office="1"))
    event = Event.objects.get()
    assert (event.state, event.office.province_id) == ("draft", "96")


def asked(response) -> dict[str, str]:
    """The marks of what the page asks, with the words beside the boxes."""
    return dict(response.context["form"].asks.field.choices)


def test_a_far_year_is_asked_about_once_and_what_was_typed_stays(signed_in, narathiwat_officer):
    client, form = signed_in(narathiwat_officer), typed(first_day="๑๒ มี.ค. ๒๕๙๖")
    response = client.post("/events/new/", form)
    told = [f"ปี 2596 ห่างจากวันนี้ {2053 - today().year} ปี"]
    page = response.content.decode()
    assert ([*asked(response).values()], "๑๒ มี.ค. ๒๕๙๖" in page, page.count('name="confirmed"')) == (told, True, 1)
    answer = client.post("/events/new/", form | {"confirmed": [*asked(response)]})
    assert answer["Location"] == Event.objects.get().get_absolute_url()


@pytest.mark.parametrize(
    "title",
    [
        *("ประชุม เชิงปฏิบัติการ", "ประชุมเชิงปฏิบัติการ\u200b", "ประชุม\u00a0เชิงปฏิบัติการ", "“ประชุมเชิงปฏิบัติการ”"),
        *("ประชุมเชิงปฏิบัติการ.", "การประชุมเชิงปฏิบัติการ", "โครงการประชุมเชิงปฏิบัติการ", "ประชุมเชิงปฎิบัติการ", "(ประชุม) เชิงปฏิบัติการ"),
    ],
)
def test_the_same_event_in_another_spelling_is_asked_about(title, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    client.post("/events/new/", typed())
    again = typed(title=title)
    response = client.post("/events/new/", again)
    told = ["เป็นคนละกิจกรรมกับ “ประชุม เชิงปฏิบัติการ” วันที่ 28 พ.ย. 2562 ที่มีอยู่แล้ว"]
    assert ([*asked(response).values()], Event.objects.count()) == (told, 1)
    client.post("/events/new/", again | {"confirmed": [*asked(response)]})
    assert Event.objects.count() == 2


@pytest.mark.parametrize(
    ("first", "last", "asks"), [("26", "27", 0), ("27", "29", 1), ("29", "29", 1), ("30", "30", 0)]
)
def test_an_event_inside_the_days_of_one_that_is_called_so_is_asked_about(
    first, last, asks, signed_in, narathiwat_officer
):
    client = signed_in(narathiwat_officer)
    client.post("/events/new/", typed(last_day="29 พ.ย. 2562"))
    again = typed(first_day=f"{first} พ.ย. 2562", last_day=f"{last} พ.ย. 2562")
    response = client.post("/events/new/", again)
    assert (Event.objects.count(), response.status_code) == ((1, 200) if asks else (2, 302))
    told = "เป็นคนละกิจกรรมกับ “ประชุม เชิงปฏิบัติการ” วันที่ 28–29 พ.ย. 2562 ที่มีอยู่แล้ว"
    assert (told in response.content.decode()) == bool(asks)


def test_a_project_of_another_year_is_asked_about_with_the_event(narathiwat, signed_in, narathiwat_officer):
    project = Project.objects.create(title="เสริมสร้างเครือข่าย", fiscal_year=2562, office=narathiwat)
    response = signed_in(narathiwat_officer).post("/events/new/", typed(project=project.pk))
    told = ["กิจกรรมปีงบประมาณ พ.ศ. 2563 อยู่ในโครงการปีงบประมาณ พ.ศ. 2562"]
    assert ([*asked(response).values()], Event.objects.exists()) == (told, False)


@pytest.mark.parametrize("title", ["“—”", "ฯลฯ", "ฯลฯ ฯลฯ"])
def test_a_title_of_signs_alone_says_nothing(title, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post("/events/new/", typed(title=title))
    assert response.context["form"].errors["title"] == ["กรุณากรอกเป็นข้อความ เครื่องหมายอย่างเดียวไม่สื่อความ"]


@pytest.mark.parametrize(
    ("typed_number", "total"), [("๑๒๐", 120), ("1,200", 1200), ("\ufeff1\u00a0200 คน", 1200), ("", None)]
)
def test_a_total_is_read_as_people_write_it(typed_number, total, signed_in, narathiwat_officer):
    signed_in(narathiwat_officer).post("/events/new/", typed(reported_total=typed_number, reported_total_source="สวท."))
    assert Event.objects.get().reported_total == total


def test_what_was_asked_about_is_carried_out_once_and_comes_back_with_its_yes(signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    sent = typed(first_day="12 มี.ค. 2596") | hidden_of(client.get("/events/new/"))
    response = client.post("/events/new/", sent)
    again = sent | hidden_of(response) | {"confirmed": [*asked(response)]}
    client.session.flush()
    assert client.post("/events/new/", again).status_code == 302
    client.force_login(narathiwat_officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    kept = client.get(f"/events/new/?kept={KeptPost.objects.get().pk.hex}").context["form"]
    assert (kept["confirmed"].value(), kept.asks, Event.objects.exists()) == (again["confirmed"], None, False)
    answers = [client.post("/events/new/", again)["Location"] for _again in range(2)]
    assert answers == [Event.objects.get().get_absolute_url()] * 2
