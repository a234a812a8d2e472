"""The same form sent twice is one thing; the second of two editors is told."""

from uuid import uuid4

import pytest

from accounts.audit import entries_about
from accounts.tests.editing import opened
from events.models import AdvisorRemark, Dignitary, Event
from events.services import rows_of
from events.tests.test_event_new import typed
from events.tests.test_event_part import TYPED


@pytest.mark.parametrize("part", TYPED)
def test_a_part_sent_twice_is_one_row(part, event, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/parts/{part}/"
    form = client.get(address).context["form"]
    sent = TYPED[part] | {"form_key": str(form["form_key"].value())}
    answers = [client.post(address, sent)["Location"] for _again in range(2)]
    assert (answers, len(rows_of(event, form.Meta.model))) == ([address, address], 1)
    # A chair or a project is a fact that an approval binds: the event waits for the head, once.
    left = ["events.approval_left"] if part in ("roles", "projects") else []
    assert [entry.act for entry in entries_about(event)] == [*left, "events.add_part"]


def test_a_follow_up_sent_twice_is_one(event, signed_in, narathiwat_officer):
    minister = Dignitary.objects.create(first_name="สมชาย", last_name="ตัวอย่าง")
    remark = AdvisorRemark.objects.create(event=event, speaker=minister, kind="advice", text="ทำคลิป")
    sent = {"text": "จัดอบรม", "agency": "สรจ.", "remark": remark.pk, "form_key": str(uuid4())}
    for _again in range(2):
        signed_in(narathiwat_officer).post(f"/events/{event.pk}/parts/follow-ups/", sent)
    assert remark.follow_ups.count() == 1


def test_two_forms_of_equal_text_are_two_rows_once_that_was_asked_about(event, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/parts/issues/"
    client.post(address, {"text": "เดินทางไกล", "form_key": str(uuid4())})
    sent = {"text": "เดินทางไกล", "form_key": str(uuid4())}
    yes = client.post(address, sent).context["form"].asks.field.choices[0][0]
    assert {client.post(address, sent | {"confirmed": yes}).status_code for _again in range(2)} == {302}
    assert list(event.issues.values_list("text", "order")) == [("เดินทางไกล", 1), ("เดินทางไกล", 2)]


def test_a_key_used_at_another_event_is_refused_in_words(event, make_event, signed_in, narathiwat_officer):
    client, sent = signed_in(narathiwat_officer), {"text": "เดินทางไกล", "form_key": str(uuid4())}
    other = make_event(title="อื่น")
    client.post(f"/events/{event.pk}/parts/issues/", sent)
    response = client.post(f"/events/{other.pk}/parts/issues/", sent)
    codes = [error.code for error in response.context["form"].errors.as_data()["__all__"]]
    assert (codes, other.issues.count()) == (["form_used"], 0)


@pytest.mark.parametrize("key", ["", "not-a-key"])
def test_a_part_without_a_readable_key_is_new_or_refused(key, event, signed_in, narathiwat_officer):
    address = f"/events/{event.pk}/parts/issues/"
    response = signed_in(narathiwat_officer).post(address, {"text": "เดินทางไกล", "form_key": key})
    assert (response.status_code, event.issues.count()) == ((302, 1) if not key else (200, 0))


def test_a_guest_sent_twice_is_one_even_when_corrected_meanwhile(event, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/participants/guest/"
    sent = {"name": "สมชาย ตัวอย่าง", "form_key": str(uuid4())}
    client.post(address, sent)
    event.participants.update(name="นายสมชาย ตัวอย่าง")
    client.post(address, sent)
    assert [p.name for p in event.participants.all()] == ["นายสมชาย ตัวอย่าง"]


@pytest.fixture
def two_editors(event, signed_in, narathiwat_officer, narathiwat_head):
    """Officer and head open the same event; each has a way to send: ``send("officer", title="…")``."""
    address = f"/events/{event.pk}/edit/"
    clients = {"officer": signed_in(narathiwat_officer), "head": signed_in(narathiwat_head)}
    shown = {who: opened(client, address) for who, client in clients.items()}

    def send(who, **changes):
        return clients[who].post(address, shown[who] | changes)

    return send


def test_the_second_editor_is_told_and_keeps_the_text(two_editors, event):
    two_editors("head", title="ชื่อจากหัวหน้า")
    response = two_editors("officer", title="ชื่อจากเจ้าหน้าที่")
    form = response.context["form"]
    assert [error.code for error in form.errors.as_data()["__all__"]] == ["changed_meanwhile"]
    assert (form["title"].value(), Event.objects.get().title) == ("ชื่อจากเจ้าหน้าที่", "ชื่อจากหัวหน้า")


def test_the_second_editor_may_look_and_save_again(two_editors):
    two_editors("head", title="ชื่อจากหัวหน้า")
    form = two_editors("officer", title="ชื่อจากเจ้าหน้าที่").context["form"]
    chosen = {"shown": form["shown"].value(), "pick-title": "mine"}
    assert two_editors("officer", title="ชื่อจากเจ้าหน้าที่", **chosen).status_code == 302
    stored = Event.objects.get()
    assert (stored.title, stored.version) == ("ชื่อจากเจ้าหน้าที่", 3)


def test_a_refused_change_takes_no_turn(two_editors, event):
    assert two_editors("head", title="  ").status_code == 200
    assert two_editors("officer", title="ชื่อใหม่").status_code == 302
    assert Event.objects.get().version == 2


def test_a_form_without_its_version_counts_from_what_is_stored(event, signed_in, narathiwat_officer):
    signed_in(narathiwat_officer).post(f"/events/{event.pk}/edit/", typed(title="ชื่อใหม่"))
    assert Event.objects.get().title == "ชื่อใหม่"


@pytest.mark.parametrize("version", ["ก", "-1", "1.5"])
def test_a_rubbish_version_changes_nothing(version, event, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post(f"/events/{event.pk}/edit/", typed(title="ชื่อใหม่", version=version))
    assert (response.status_code, Event.objects.get().title) == (200, event.title)
