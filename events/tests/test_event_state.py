"""Moving an event on its way."""

import pytest

from accounts.tests.posting import hidden_of
from events.models import Event


def test_the_head_approves_a_draft(make_event, signed_in, narathiwat_head):
    event = make_event(state="draft")
    response = signed_in(narathiwat_head).post(f"/events/{event.pk}/state/", {"step": "approve"})
    assert (response["Location"], Event.objects.get().state) == (event.get_absolute_url(), "approved")


@pytest.mark.parametrize("sent", [{}, {"step": "explode"}, {"step": "close"}, {"step": "cancel"}, {"step": "x" * 99}])
def test_an_impossible_step_says_so_and_changes_nothing(sent, event, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post(f"/events/{event.pk}/state/", sent, follow=True)
    assert [m.level_tag for m in response.context["messages"]] == ["error"]
    assert Event.objects.get().state == "published"


def test_a_cancellation_keeps_its_reason(event, signed_in, narathiwat_officer):
    signed_in(narathiwat_officer).post(f"/events/{event.pk}/state/", {"step": "cancel", "reason": "น้ำท่วม"})
    assert Event.objects.get().state == "cancelled"


def test_a_refused_step_keeps_its_reason(event, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    token = hidden_of(client.get(event.get_absolute_url()))["form_token"]
    Event.objects.update(state="closed")
    typed = {"step": "cancel", "reason": "น้ำท่วมทางเข้า", "form_token": token}
    answer = client.post(f"/events/{event.pk}/state/", typed)
    Event.objects.update(state="published")
    page = client.get(answer.url)
    assert [m.level_tag for m in page.context["messages"]] == ["error"]
    assert 'value="น้ำท่วมทางเข้า"' in page.content.decode()


def test_looking_at_the_address_of_a_step_with_what_was_kept_never_takes_it(event, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    token = hidden_of(client.get(event.get_absolute_url()))["form_token"]
    client.logout()
    typed = {"step": "cancel", "reason": "น้ำท่วม", "form_token": token}
    back = client.post(f"/events/{event.pk}/state/", typed).url
    client.force_login(narathiwat_officer)
    key = back.partition("kept%3D")[2]
    answer = client.get(f"/events/{event.pk}/state/", {"kept": key})
    assert (len(key), answer.status_code, Event.objects.get().state) == (32, 405, "published")


def test_a_joint_office_may_not(joint_event, signed_in, songkhla_officer):
    client = signed_in(songkhla_officer)
    assert client.post(f"/events/{joint_event.pk}/state/", {"step": "finish"}).status_code == 403
