"""A roll that comes back filled still knows against which marks it was filled: nobody's mark is written over unseen."""

import re
from urllib.parse import unquote

import pytest

from accounts.models import User
from events import services
from events.models import Attendance

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
CHECKED = re.compile(r'<input type="radio" name="([^"]+)" value="([^"]*)"[^>]*checked')


@pytest.fixture
def rolls(event, guests, narathiwat_officer, narathiwat_head):
    """``mark("สมชาย", "absent")`` is what the head does meanwhile; ``cell`` names a box of the morning."""
    places = {p.name: p for p in guests(event, "สมชาย", "สมหญิง", "สมศรี")}
    morning = event.sessions.get(half="morning")

    def mark(name, value):
        services.take_roll(by=narathiwat_head, event=event, marks={(places[name].pk, morning.pk): value})

    return mark, lambda name: f"mark-{places[name].pk}-{morning.pk}"


def typed_on(page) -> dict[str, str]:
    """What a browser would send of the roll on a page, untouched."""
    form = page.content.decode().partition('id="main-form"')[2].partition("</form>")[0]
    return dict(HIDDEN.findall(form)) | dict(CHECKED.findall(form)) | {"action": "save"}


def refused(client, address, typed, cell):
    return client.post(address, typed | {cell("สมศรี"): "substituted"})


def in_another_language(client, address, typed, cell):
    return client.post("/language/", typed | {"language": "en"}, follow=True)


def without_session(client, address, typed, cell):
    user = client.session["_auth_user_id"]
    client.logout()
    kept = client.post(address, typed)
    client.force_login(User.objects.get(pk=user))
    return client.get(unquote(kept["Location"].partition("next=")[2]))


def stored() -> dict:
    return dict(Attendance.objects.known().values_list("participant__name", "mark"))


WAYS = [refused, in_another_language, without_session]


@pytest.mark.parametrize("way", WAYS)
def test_a_mark_set_meanwhile_in_a_cell_nobody_touched_stays(way, rolls, event, signed_in, narathiwat_officer):
    mark, cell = rolls
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/roll/"
    typed = typed_on(client.get(address)) | {cell("สมหญิง"): "excused"}
    mark("สมชาย", "absent")
    back = typed_on(way(client, address, typed, cell))
    client.post(address, back | {cell("สมศรี"): ""})
    assert stored() == {"สมชาย": "absent", "สมหญิง": "excused"}


@pytest.mark.parametrize("way, told", [(refused, False), (in_another_language, True), (without_session, True)])
def test_a_mark_whose_cell_is_gone_is_told_on_what_comes_back(
    way, told, rolls, event, signed_in, narathiwat_officer, narathiwat_head
):
    _mark, cell = rolls
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/roll/"
    typed = typed_on(client.get(address)) | {cell("สมหญิง"): "excused"}
    services.remove_participant(by=narathiwat_head, participant=event.participants.get(name="สมหญิง"))
    form = way(client, address, typed, cell).context["form"]
    # Where saving was refused, the sentence stands among the errors instead.
    said = [bool(form.no_longer_here) and form.no_longer_here in text for text in (form.came_back, str(form.errors))]
    assert said == [told, not told]


@pytest.mark.parametrize("way", WAYS)
def test_a_mark_that_both_set_is_asked_about_when_it_comes_back(way, rolls, event, signed_in, narathiwat_officer):
    mark, cell = rolls
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/roll/"
    typed = typed_on(client.get(address)) | {cell("สมชาย"): "present"}
    mark("สมชาย", "absent")
    back = typed_on(way(client, address, typed, cell))
    page = client.post(address, back | {cell("สมศรี"): ""})
    met = [each["met"].mark for row in page.context["form"].rows() for each in row["cells"] if each["met"]]
    assert (met, stored()) == (["absent"], {"สมชาย": "absent"})
