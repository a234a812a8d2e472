"""Changing one row of an event in the form that added it."""

import pytest

from accounts.audit import entries_about
from events.models import AdvisorRemark, Dignitary, EventRole, FollowUp, IssueRaised, ProgrammeItem, TargetGroup
from events.services import rows_of
from events.tests.test_event_part import TYPED

CHANGED = {
    "roles": {"role": "welcome"},
    "programme": {"title": "บรรยายพิเศษ"},
    "target-groups": {"name": "อสร."},
    "booth-products": {"name": "กระเป๋ากระจูด"},
    "remarks": {"text": "ขอให้ร่วมมือกันต่อไป"},
    "issues": {"text": "ถนนขาด"},
    "news": {"headline": "พาดหัวที่แก้แล้ว"},
}


def as_shown(form) -> dict:
    """What a browser sends if nothing is touched."""
    values = {each.name: each.field.widget.format_value(each.value()) for each in form}
    return {name: value[0] if isinstance(value, list) else value or "" for name, value in values.items()}


@pytest.fixture
def desk(event, signed_in, narathiwat_officer):
    """Add a row and open its form: ``desk("issues")`` gives the client, the row, its address and what it shows."""

    def sit(part):
        client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/parts/{part}/"
        client.post(address, TYPED[part])
        (row,) = rows_of(event, client.get(address).context["form"].Meta.model)
        edit = f"{address}{row.pk}/edit/"
        return client, row, edit, as_shown(client.get(edit).context["form"])

    return sit


@pytest.mark.parametrize("part", TYPED)
def test_a_row_is_changed_and_the_rest_stays(part, desk, event):
    client, row, address, shown = desk(part)
    assert client.post(address, shown | CHANGED[part])["Location"] == f"/events/{event.pk}/parts/{part}/"
    (field, value), stored = next(iter(CHANGED[part].items())), type(row).objects.get()
    # The key of a name goes with it.
    moved = {field, f"{field}_key", "version"}
    same = {f.name: getattr(row, f.name) for f in row._meta.concrete_fields if f.name not in moved}
    assert (getattr(stored, field), stored.version) == (value, 2)
    assert {name: getattr(stored, name) for name in same} == same


@pytest.mark.parametrize("part", TYPED)
def test_what_the_page_showed_sent_untouched_changes_nothing_but_the_version(part, desk):
    client, row, address, shown = desk(part)
    client.post(address, shown)
    stored = type(row).objects.get()
    names = [f.name for f in row._meta.concrete_fields if f.name != "version"]
    assert [getattr(stored, name) for name in names] == [getattr(row, name) for name in names]


def test_the_deed_names_the_fields_and_the_version(desk, narathiwat_officer):
    client, row, address, shown = desk("target-groups")
    client.post(address, shown | {"expected": "40", "name": "อสร."})
    entry = entries_about(row).get()
    assert (entry.act, entry.by, entry.details["fields"], entry.details["version"]) == (
        "events.update_part", narathiwat_officer, ["expected", "name"], 2,
    )  # fmt: skip


@pytest.mark.parametrize("part", TYPED)
def test_who_comes_second_is_told_and_keeps_the_text(part, desk):
    client, row, address, shown = desk(part)
    (field, value), theirs = next(iter(CHANGED[part].items())), "speaker" if part == "roles" else "ของเพื่อนร่วมงาน"
    type(row).objects.update(**{field: theirs, "version": 7})
    form = client.post(address, shown | CHANGED[part]).context["form"]
    assert [error.code for error in form.errors.as_data()["__all__"]] == ["changed_meanwhile"]
    assert (form[field].value(), getattr(type(row).objects.get(), field)) == (value, theirs)


def test_who_speaks_is_somebody_else_or_nobody(desk):
    client, row, address, shown = desk("programme")
    client.post(address, shown | {"speaker_name": "นางสมหญิง ตัวอย่าง"})
    assert ProgrammeItem.objects.get().speaker.first_name == "สมหญิง"
    shown = client.get(address).context["form"].initial
    client.post(address, {"day": "12/3/2569", "phase": "morning", "kind": "lecture", "version": shown["version"]})
    assert (ProgrammeItem.objects.get().speaker, Dignitary.objects.count()) == (None, 1)


def test_a_name_left_as_it_stands_is_the_same_person_however_odd(event, signed_in, narathiwat_officer):
    odd = Dignitary.objects.create(first_name="ปลัดกระทรวง แรงงาน หรือผู้แทน", last_name="")
    remark = AdvisorRemark.objects.create(event=event, speaker=odd, kind="policy", text="เดิม")
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/parts/remarks/{remark.pk}/edit/"
    shown = client.get(address).context["form"].initial
    client.post(address, {name: shown[name] for name in ("kind", "speaker_name", "version")} | {"text": "ใหม่"})
    remark.refresh_from_db()
    assert (remark.text, remark.speaker, Dignitary.objects.count()) == ("ใหม่", odd, 1)


def test_a_role_that_somebody_has_already_is_refused_in_words(event, signed_in, narathiwat_officer):
    minister = Dignitary.objects.create(first_name="สมชาย", last_name="ตัวอย่าง")
    chair, guest = (EventRole.objects.create(event=event, dignitary=minister, role=r) for r in ("chair", "welcome"))
    address = f"/events/{event.pk}/parts/roles/{guest.pk}/edit/"
    sent = {"role": "chair", "speaker_name": "สมชาย ตัวอย่าง", "version": 1}
    form = signed_in(narathiwat_officer).post(address, sent).context["form"]
    assert [error.code for error in form.errors.as_data()["__all__"]] == ["already_there"]
    assert list(event.roles.order_by("pk").values_list("role", flat=True)) == ["chair", "welcome"]


def test_a_thing_taken_on_moves_to_another_origin_and_keeps_its_answer(event, signed_in, narathiwat_officer):
    first, second = (IssueRaised.objects.create(event=event, text=text) for text in ("หนึ่ง", "สอง"))
    taken = FollowUp.objects.create(issue=first, text="จัดรถ", agency="สรจ.", answer="แล้ว", answered_on=event.last_day)
    address = f"/events/{event.pk}/parts/follow-ups/{taken.pk}/edit/"
    sent = {"issue": second.pk, "text": "จัดรถรับส่ง", "agency": "สรจ.", "version": 1}
    signed_in(narathiwat_officer).post(address, sent)
    taken.refresh_from_db()
    assert (taken.issue, taken.text, taken.answer) == (second, "จัดรถรับส่ง", "แล้ว")


def test_another_event_s_row_is_404_and_a_joint_office_only_reads(
    event, joint_event, signed_in, narathiwat_officer, songkhla_officer
):
    group = TargetGroup.objects.create(event=joint_event, name="อสร.")
    address = f"/events/{{}}/parts/target-groups/{group.pk}/edit/"
    assert signed_in(narathiwat_officer).get(address.format(event.pk)).status_code == 404
    sent = {"name": "อื่น", "version": 1}
    assert signed_in(songkhla_officer).post(address.format(joint_event.pk), sent).status_code == 403
    assert TargetGroup.objects.get().name == "อสร."
