"""Objectives of an event put in order by their buttons."""

from accounts.audit import entries_about
from events.models import Event
from events.services import key_of


def test_an_objective_moves_and_calendars_hear_of_it(event, signed_in, narathiwat_officer):
    Event.objects.filter(pk=event.pk).update(objectives=["หนึ่ง", "สอง"])
    wish = {"move": f"{key_of('สอง')}:before:{key_of('หนึ่ง')}"}
    response = signed_in(narathiwat_officer).post(f"/events/{event.pk}/objectives/", wish)
    stored = Event.objects.get(pk=event.pk)
    assert response["Location"] == f"/events/{event.pk}/?moved={key_of('สอง')}#objectives"
    assert (stored.objectives, stored.version, stored.changed_at > event.changed_at) == (["สอง", "หนึ่ง"], 2, True)
    entry = entries_about(event).get()
    assert (entry.act, entry.details) == ("events.update_event", {"fields": ["objectives"], "version": 2})


def test_what_no_button_sends_is_refused_in_words(event, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post(f"/events/{event.pk}/objectives/", {"move": "x"}, follow=True)
    assert [m.level_tag for m in response.context["messages"]] == ["error"]
    assert list(entries_about(event)) == []


def test_everybody_reads_them_in_the_new_order(event, signed_in, narathiwat_officer, client):
    Event.objects.filter(pk=event.pk).update(objectives=["หนึ่ง", "สอง"])
    wish = {"move": f"{key_of('หนึ่ง')}:after:{key_of('สอง')}"}
    signed_in(narathiwat_officer).post(f"/events/{event.pk}/objectives/", wish)
    page = client.get(f"/schedule/events/{event.pk}/").content.decode()
    assert (page.index("สอง</li>") if "สอง</li>" in page else page.index("สอง")) < page.index("หนึ่ง")
    assert 'name="move"' not in page
