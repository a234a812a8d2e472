"""Who presides and speaks: titles and positions of the day, and on whose behalf."""

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts.tests.editing import opened
from events import migrations
from events.models import Dignitary, EventRole, ProgrammeItem
from thai.names import without_titles
from thai.prefix_table import PREFIXES

FIRST, LAST = "สมชาย", "ตัวอย่าง"
GOVERNOR = {"principal_as_printed": "นายสมบัติ ทดลอง", "principal_position": "ผู้ว่าราชการจังหวัดนราธิวาส"}
CHAIR = {"role": "on_behalf", "speaker_name": f"นาย{FIRST} {LAST}", "speaker_position": "รองผู้ว่าราชการจังหวัด"}


@pytest.fixture
def add(signed_in, narathiwat_officer):
    """Send the form of a part: ``add(event, "roles", role="chair", …)``; returns the answer."""
    client = signed_in(narathiwat_officer)
    return lambda event, part, **sent: client.post(f"/events/{event.pk}/parts/{part}/", sent)


def pages(event, client) -> list[str]:
    """The office's page of an event, and the public one."""
    answers = (client.get(event.get_absolute_url()), Client().get(f"/schedule/events/{event.pk}/"))
    return [" ".join(answer.content.decode().split()) for answer in answers]


@given(title=st.sampled_from(PREFIXES), long=st.booleans())
def test_the_same_person_is_found_under_every_title(title, long):
    spelling = title.long if long else title.short
    assert without_titles(f"{spelling} {FIRST} {LAST}")[1:] == (FIRST, LAST)


@pytest.mark.parametrize(
    "typed", ["พล.ต.อ. ดร.สมชาย ตัวอย่าง", "พล.ต.อ.ดร. สมชาย ตัวอย่าง", "รศ. ดร. สมชาย ตัวอย่าง", "สมชาย ตัวอย่าง"]
)
def test_every_title_of_several_is_left_out(typed):
    assert without_titles(typed)[1:] == (FIRST, LAST)


def test_a_first_name_that_begins_like_a_title_stays_whole():
    assert without_titles("นายพระนาย สุวรรณ")[1:] == ("พระนาย", "สุวรรณ")


def test_each_event_shows_the_title_and_the_position_of_its_day(event, make_event, add, signed_in, narathiwat_officer):
    later = make_event(title="งานปีถัดมา")
    for each, title, position in ((event, "พล.ต.อ.", "รองนายกรัฐมนตรี"), (later, "นาย", "อดีตรองนายกรัฐมนตรี")):
        named = {"speaker_name": f"{title}{FIRST} {LAST}", "speaker_position": position}
        add(each, "roles", role="chair", **named)
        add(each, "programme", day="12/3/2569", phase="morning", kind="opening", **named)
        add(each, "remarks", kind="policy", text="ร่วมมือกัน", **named)
    assert [d.first_name for d in Dignitary.objects.all()] == [FIRST]
    client, general, mister = signed_in(narathiwat_officer), f"พล.ต.อ.{FIRST} {LAST}", f"นาย{FIRST} {LAST}"
    told = [[(page.count(general), page.count(mister)) for page in pages(each, client)] for each in (event, later)]
    # On its own page twice more: a new chair differs from what was approved, and a new line is told until it is seen.
    assert told == [[(5, 0), (2, 0)], [(0, 5), (0, 2)]]
    assert ["อดีตรอง" in page for page in pages(event, client) + pages(later, client)] == [False, False, True, True]


def test_a_position_that_the_paper_leaves_out_is_unknown_and_not_that_of_another_day(event, make_event, add):
    add(event, "roles", role="chair", speaker_name=f"นาย{FIRST} {LAST}", speaker_position="ที่ปรึกษา")
    later = make_event(title="งานปีถัดมา")
    add(later, "roles", role="chair", speaker_name=f"นาย{FIRST} {LAST}")
    assert [each.roles.get().printed_position for each in (event, later)] == ["ที่ปรึกษา", ""]


def test_rows_from_before_names_were_kept_show_what_is_known_of_the_person(event):
    minister = Dignitary.objects.create(prefix="mr", first_name=FIRST, last_name=LAST, position="ที่ปรึกษา")
    item = ProgrammeItem(event=event, day=event.first_day, phase="morning", kind="lecture", speaker=minister)
    assert (item.printed_name, item.printed_position) == (f"นาย{FIRST} {LAST}", "ที่ปรึกษา")
    assert (ProgrammeItem().printed_name, ProgrammeItem().printed_position) == ("", "")


def test_such_rows_take_name_and_position_from_the_role_of_their_event(event, make_event):
    """The migration, whatever its number: who has no role there stays as known of the person."""
    minister = Dignitary.objects.create(prefix="mr", first_name=FIRST, last_name=LAST, position="ที่ปรึกษา")
    kept = {"name_as_printed": f"พล.ต.อ.{FIRST} {LAST}", "position_that_day": "รองนายกรัฐมนตรี"}
    EventRole.objects.create(event=event, dignitary=minister, role="chair", **kept)
    events = (event, make_event(title="อื่น"))
    for each in events:
        each.programme.create(day=each.first_day, phase="morning", kind="opening", speaker=minister)
        each.remarks.create(speaker=minister, kind="policy", text="ร่วมมือกัน")
    (name,) = [path.stem for path in Path(migrations.__path__[0]).glob("*_facts_as_printed.py")]
    import_module(f"events.migrations.{name}").fill_names_as_printed(apps, None)
    rows = [row for each in events for row in (each.programme.get(), each.remarks.get())]
    assert [row.name_as_printed for row in rows] == [kept["name_as_printed"]] * 2 + [""] * 2
    assert [row.printed_position for row in rows] == ["รองนายกรัฐมนตรี"] * 2 + ["ที่ปรึกษา"] * 2


def test_the_chair_stands_in_for_somebody_who_is_named(event, add, signed_in, narathiwat_officer):
    add(event, "roles", **CHAIR, **GOVERNOR)
    role = event.roles.get()
    assert (role.principal.last_name, role.principal_as_printed) == ("ทดลอง", "นายสมบัติ ทดลอง")
    for page in pages(event, signed_in(narathiwat_officer)):
        assert "แทน นายสมบัติ ทดลอง ผู้ว่าราชการจังหวัดนราธิวาส" in page


def test_an_office_alone_may_be_represented(event, add):
    add(event, "roles", **CHAIR, principal_position="ผู้ว่าราชการจังหวัดนราธิวาส")
    role = event.roles.get()
    assert (role.principal, role.on_behalf_of) == (None, "ผู้ว่าราชการจังหวัดนราธิวาส")


@pytest.mark.parametrize(
    "whom", [{}, {"principal_as_printed": "นาย"}, {"principal_as_printed": f"พล.ต.อ.{FIRST} {LAST}"}]
)
def test_a_chair_on_behalf_of_nobody_or_of_himself_is_refused(whom, event, add):
    form = add(event, "roles", **CHAIR, **whom).context["form"]
    assert (list(form.errors), EventRole.objects.count()) == (["principal_as_printed"], 0)


def test_the_same_person_presides_in_their_own_name_too_only_where_it_is_meant(event, add):
    add(event, "roles", **CHAIR, **GOVERNOR)
    boxes = dict(add(event, "roles", **CHAIR | {"role": "chair"}).context["form"].asks.field.choices)
    assert [*boxes.values()] == [f"นาย{FIRST} {LAST} ซึ่งเป็น “ประธานแทน” อยู่แล้ว ทำหน้าที่นี้ด้วย"]
    add(event, "roles", **CHAIR | {"role": "chair", "confirmed": [*boxes]})
    assert [role.role for role in event.roles.all()] == ["on_behalf", "chair"]


def test_whom_a_role_is_held_for_is_changed_and_taken_away(event, add, signed_in, narathiwat_officer):
    add(event, "roles", **CHAIR | {"role": "welcome"}, **GOVERNOR)
    role, client = event.roles.get(), signed_in(narathiwat_officer)
    address = f"/events/{event.pk}/parts/roles/{role.pk}/edit/"
    client.post(address, opened(client, address) | {"principal_as_printed": "พล.ต.ท.สมบัติ ทดลอง"})
    role.refresh_from_db()
    assert (role.principal_as_printed, Dignitary.objects.count()) == ("พล.ต.ท.สมบัติ ทดลอง", 2)
    client.post(address, opened(client, address) | dict.fromkeys(GOVERNOR, ""))
    role.refresh_from_db()
    assert (role.principal, role.on_behalf_of) == (None, "")


def test_the_short_position_stands_beside_the_long_one(event, add, signed_in, narathiwat_officer):
    add(event, "roles", **CHAIR | {"role": "chair"}, position_short="รอง ผวจ.นธ.")
    for page in pages(event, signed_in(narathiwat_officer)):
        assert ("รองผู้ว่าราชการจังหวัด" in page, "(รอง ผวจ.นธ.)" in page) == (True, True)


def test_a_position_belongs_to_a_name(event, add):
    sent = {"day": "12/3/2569", "phase": "morning", "kind": "lecture", "speaker_position": "ที่ปรึกษา"}
    form = add(event, "programme", **sent).context["form"]
    assert (list(form.errors), event.programme.count()) == (["speaker_name"], 0)
