"""Deleting an event while nothing hangs on it, and putting it back whole."""

from datetime import time

import pytest

from accounts.audit import entries_about
from events.models import (
    Attendance,
    Dignitary,
    Event,
    EventProject,
    EventRole,
    KeptTotals,
    Participant,
    PressRelease,
    ProgrammeItem,
    RollClosing,
)
from events.services.totals import recount
from provinces.models import BinnedRow


@pytest.fixture
def draft(make_event, project):
    """A draft with half-days, a programme, a role, groups, products and its project; nobody was told of it."""
    event = make_event(state="draft", provinces=["96", "90"], start_time=time(9), objectives=["หนึ่ง", "สอง"])
    chair = Dignitary.objects.create(first_name="สมชาย", last_name="ตัวอย่าง")
    EventRole.objects.create(event=event, dignitary=chair, role="chair", order=1)
    for n, title in enumerate(("เปิดงาน", "บรรยาย"), 1):
        ProgrammeItem.objects.create(
            event=event, day=event.first_day, phase="morning", kind="other", title=title, order=n
        )
    event.target_groups.create(name="อสร.", expected=40, order=1)
    event.booth_products.create(name="กระจูด", order=1)
    EventProject.objects.create(event=event, project=project, activity_number=2)
    return event


@pytest.fixture
def client(signed_in, narathiwat_officer):
    """The officer's browser."""
    return signed_in(narathiwat_officer)


def everything(event) -> list:
    """Each row of the event with every column, and its links."""
    names = ("sessions", "programme", "roles", "target_groups", "booth_products", "event_projects")
    rows = [row for name in names for row in getattr(event, name).order_by("pk").values()]
    return [
        Event.objects.filter(pk=event.pk).values().get(),
        *rows,
        sorted(event.provinces.values_list("pk", flat=True)),
    ]


def test_it_goes_with_its_half_days_and_programme_and_comes_back_the_same(draft, client):
    before = everything(draft)
    assert client.post(f"/events/{draft.pk}/remove/")["Location"] == "/events/"
    assert (Event.objects.filter(pk=draft.pk).exists(), ProgrammeItem.objects.count()) == (False, 0)
    client.post(f"/bin/{BinnedRow.objects.get().pk}/put-back/")
    assert everything(Event.objects.get(pk=draft.pk)) == before
    assert [e.act for e in entries_about(draft)] == ["events.put_back_event", "events.remove_event"]


def test_put_back_its_totals_are_counted_anew_whatever_lay_in_the_bin(draft, client):
    assert not KeptTotals.objects.filter(event=draft).exists()
    client.post(f"/events/{draft.pk}/remove/")
    client.post(f"/bin/{BinnedRow.objects.get().pk}/put-back/")
    back = KeptTotals.objects.values().get(event=draft)
    recount(draft)
    assert KeptTotals.objects.values().get(event=draft) == back


def test_the_question_says_what_goes_with_it(draft, client):
    going = client.get(f"/events/{draft.pk}/remove/").context["going"]
    assert [number for _label, number in going] == [2, 2, 1, 1, 1, 1]
    assert Event.objects.filter(pk=draft.pk).exists()


def listed(event):
    return Participant.objects.create(event=event, name="สมชาย", order=1)


HANGING = {
    "a place on the list": listed,
    "news": lambda e: PressRelease.objects.create(event=e, headline="ข่าว", body="เนื้อ"),
    "an issue": lambda e: e.issues.create(text="เดินทางไกล"),
    "a mark": lambda e: Attendance.objects.create(
        participant=listed(e), session=e.sessions.first(), mark="present", proof="sheet"
    ),
    "a closed roll": lambda e: RollClosing.objects.create(session=e.sessions.first(), places=0),
    "an announcement": lambda e: Event.objects.filter(pk=e.pk).update(state="published"),
}


@pytest.mark.parametrize("what", HANGING)
def test_it_stays_while_something_hangs_on_it_and_says_what(what, draft, client):
    HANGING[what](draft)
    response = client.post(f"/events/{draft.pk}/remove/", follow=True)
    assert [m.level_tag for m in response.context["messages"]] == ["error"]
    assert (len(response.context["staying"]) > 0, "btn-danger" in response.content.decode()) == (True, False)
    assert (Event.objects.filter(pk=draft.pk).exists(), BinnedRow.objects.count()) == (True, 0)


def test_of_many_who_keep_it_a_few_are_named_and_that_there_are_others(draft, client):
    for n in range(7):
        Participant.objects.create(event=draft, name=f"แขก {n}", order=n)
    staying = client.get(f"/events/{draft.pk}/remove/").context["staying"]
    assert (len(staying), staying[-1]) == (6, "และรายอื่น ๆ")


def test_announced_that_alone_is_said_for_nothing_else_can_be_settled(draft, client):
    Participant.objects.create(event=draft, name="แขก", order=1)
    HANGING["an announcement"](draft)
    staying = client.get(f"/events/{draft.pk}/remove/").context["staying"]
    assert ["ประกาศ" in each for each in staying] == [True]


def test_cancelled_before_it_was_announced_it_may_go(draft, client):
    Event.objects.filter(pk=draft.pk).update(state="cancelled", never_announced=True)
    client.post(f"/events/{draft.pk}/remove/")
    assert not Event.objects.filter(pk=draft.pk).exists()


def test_a_project_deleted_meanwhile_keeps_the_event_in_the_bin(draft, client, project):
    client.post(f"/events/{draft.pk}/remove/")
    project.delete()
    response = client.post(f"/bin/{BinnedRow.objects.get().pk}/put-back/", follow=True)
    assert [m.level_tag for m in response.context["messages"]][-1:] == ["error"]
    assert (Event.objects.filter(pk=draft.pk).exists(), BinnedRow.objects.count()) == (False, 1)


@pytest.mark.parametrize(("who", "status"), [("songkhla_officer", 403), ("advisor", 403), ("auditor", 403)])
def test_a_joint_office_and_who_only_reads_delete_nothing(who, status, draft, signed_in, request):
    assert signed_in(request.getfixturevalue(who)).post(f"/events/{draft.pk}/remove/").status_code == status
    assert Event.objects.filter(pk=draft.pk).exists()
