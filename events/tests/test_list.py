"""The list of events."""

from datetime import date

import pytest

from events import services
from events.models import Event, Session


def titles(client, address="/events/"):
    return [event.title for event, *_rest in client.get(address).context["rows"]]


def test_newest_first_with_who_came(make_event, signed_in, narathiwat_officer):
    make_event(title="สัมมนา ก", reported_total=100)
    rows = signed_in(narathiwat_officer).get("/events/").context["rows"]
    assert [(e.title, f.persons, f.source, kind, state) for e, f, kind, state in rows] == [
        ("สัมมนา ก", 100, "reported", "ประชุมเชิงปฏิบัติการ", "เผยแพร่")
    ]


def test_a_neighbour_sees_joint_events_alone(event, joint_event, signed_in, songkhla_officer):
    assert titles(signed_in(songkhla_officer)) == ["สัมมนาร่วมสองจังหวัด"]


def test_the_province_of_the_venue_gains_nothing(make_event, signed_in, songkhla_officer):
    make_event(venue_province_id="90")
    assert titles(signed_in(songkhla_officer)) == []


def test_search_forgives_spelling_and_filters_narrow(make_event, signed_in, narathiwat_officer):
    make_event(title="อบรมแรงงานนอกระบบ", kind="training")
    make_event(title="สัมมนา", kind="seminar", state="draft")
    client = signed_in(narathiwat_officer)
    assert titles(client, "/events/?q=เเรงงาน") == ["อบรมแรงงานนอกระบบ"]
    assert titles(client, "/events/?kind=seminar&state=draft&fiscal_year=2569") == ["สัมมนา"]
    assert titles(client, "/events/?fiscal_year=2568") == []


@pytest.mark.parametrize(
    "wrong, field",
    [("fiscal_year=ก", "fiscal_year"), ("fiscal_year=2493", "fiscal_year"), ("kind=x", "kind"), ("state=%00", "state"),
     ("q=%00", "q")],
)  # fmt: skip
def test_a_wrong_value_in_the_address_is_answered_with_a_sentence(wrong, field, event, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).get(f"/events/?{wrong}")
    page = response.content.decode()
    assert (response.status_code, list(response.context["filter"].errors)) == (400, [field])
    assert (response.context["filter"].errors[field][0] in page, event.title in page) == (True, False)


@pytest.mark.parametrize("page", ["9999", "ก", "-1", ""])
def test_a_page_that_does_not_exist_is_the_nearest(page, event, signed_in, narathiwat_officer):
    assert titles(signed_in(narathiwat_officer), f"/events/?page={page}") == [event.title]


def test_an_advisor_reads_events_without_a_way_to_write(event, signed_in, advisor):
    page = signed_in(advisor).get("/events/").content.decode()
    assert (event.title in page, "/events/new/" in page, Event.objects.count()) == (True, False, 1)


def test_the_numbers_of_a_fiscal_year_are_those_of_its_own_days(make_event, guests, signed_in, narathiwat_officer):
    event = make_event(first_day=date(2025, 9, 30), last_day=date(2025, 10, 1))
    Session.objects.create(event=event, day=event.last_day, half="morning")
    places = guests(event, "สมชาย", "สมหญิง", "สมศรี")
    days = [list(event.sessions.filter(day=day)) for day in (event.first_day, event.last_day)]
    for sessions, came in zip(days, (places, places[:1]), strict=True):
        marks = {(place.pk, session.pk): "present" for place in came for session in sessions}
        services.take_roll(by=narathiwat_officer, event=event, marks=marks)
        services.close_sessions(by=narathiwat_officer, event=event, sessions=sessions)
    client = signed_in(narathiwat_officer)
    told = [client.get(f"/events/?fiscal_year={year}").context["rows"][0][1].persons for year in ("2568", "2569", "")]
    assert told == [3, 1, 3]
