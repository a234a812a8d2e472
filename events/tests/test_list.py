"""The list of events."""

import pytest

from events.models import Event


def titles(client, address="/events/"):
    return [event.title for event, _figure in client.get(address).context["rows"]]


def test_newest_first_with_who_came(make_event, signed_in, narathiwat_officer):
    make_event(title="สัมมนา ก", reported_total=100)
    rows = signed_in(narathiwat_officer).get("/events/").context["rows"]
    assert [(e.title, f.persons, f.source) for e, f in rows] == [("สัมมนา ก", 100, "reported")]


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


@pytest.mark.parametrize("rubbish", ["fiscal_year=ก", "kind=x", "state=%00", "page=9999", "page=ก", "q=%00"])
def test_rubbish_in_the_address_is_no_error(rubbish, event, signed_in, narathiwat_officer):
    assert signed_in(narathiwat_officer).get(f"/events/?{rubbish}").status_code == 200


def test_an_advisor_reads_events_without_a_way_to_write(event, signed_in, advisor):
    page = signed_in(advisor).get("/events/").content.decode()
    assert (event.title in page, "/events/new/" in page, Event.objects.count()) == (True, False, 1)
