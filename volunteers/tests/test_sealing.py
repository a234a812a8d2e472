"""Many people at once, and the rotation of the key ring: ``manage.py rotate_keys``."""

import base64
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from accounts.encryption import CannotOpen
from accounts.models import AuditEntry
from jobs.models import StoredFile
from volunteers import services
from volunteers.models import Person, PersonPhone

FACTS = {"phone": "0812345678, 0898765432", "birth_date": date(1972, 5, 1), "address": "12 หมู่ 3"}


@pytest.fixture
def ring(settings):
    """Put keys into the ring, the newest first: ``ring("new", "t1")``; t1 is the one the tests begin with."""
    before = dict(item.split(":", 1) for item in settings.PERSONAL_DATA_KEYS)

    def turn(*names):
        fresh = {name: base64.b64encode(name.ljust(32, ".").encode()).decode() for name in names}
        settings.PERSONAL_DATA_KEYS = [f"{name}:{(fresh | before)[name]}" for name in names]

    return turn


@pytest.fixture
def people(person):
    """Five people with an address, and one of whom nothing is known."""
    person("ไม่มีข้อมูล")
    return [person(f"คนที่{number}", address=f"{number} หมู่ 3") for number in range(5)]


def wrapped_by() -> list[str]:
    """The ring key of each data key."""
    return sorted(key.partition(":")[0] for key in Person.objects.values_list("wrapped_key", flat=True))


def sealed() -> list[str]:
    return sorted(Person.objects.values_list("address", flat=True))


def test_many_people_are_sealed_and_written_at_once(narathiwat, django_assert_num_queries):
    drafts = [(Person(office=narathiwat, first_name=f"คนที่{number}"), FACTS) for number in range(30)]
    people = services.seal_all(drafts)
    with django_assert_num_queries(2):
        services.write_all(people)
    opened = [{name: getattr(p.private, name) for name in FACTS} for p in Person.objects.prefetch_related("phones")]
    assert (opened, PersonPhone.objects.count()) == ([FACTS] * 30, 60)
    assert len(set(Person.objects.values_list("wrapped_key", flat=True))) == 30


def test_who_was_written_at_once_is_found_like_everybody(narathiwat, person):
    services.write_all(services.seal_all([(Person(office=narathiwat, first_name="หลายคน"), FACTS)]))
    services.write_all(services.seal_all([(Person(office=narathiwat, first_name="ไม่มีข้อมูล"), {})]))
    assert [p.first_name for p in Person.objects.filter(phones__position=1)] == ["หลายคน"]
    assert Person.objects.get(first_name="ไม่มีข้อมูล").wrapped_key == ""


def test_rotation_wraps_keys_anew_and_touches_no_value(people, ring, capsys):
    before = sealed()
    ring("new", "t1")
    call_command("rotate_keys", batch=2)
    assert (wrapped_by(), sealed() == before) == (["", *["new"] * 5], True)
    assert capsys.readouterr().out == "5 data keys are now wrapped by new.\n"
    ring("new")
    assert [Person.objects.get(pk=p.pk).private.address for p in people] == [f"{n} หมู่ 3" for n in range(5)]


def test_rotation_takes_the_files_along(people, ring, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for content in (b"1", b"2", b"3"):
        StoredFile.objects.store(name="scan.pdf", content=content, content_type="application/pdf")
    ring("new", "t1")
    call_command("rotate_keys", batch=2, verbosity=0)
    ring("new")
    assert [b"".join(file.chunks()) for file in StoredFile.objects.order_by("pk")] == [b"1", b"2", b"3"]


def test_a_new_key_whose_name_differs_in_case_alone_wraps_them_all(people, ring):
    ring("T1", "t1")
    assert (services.rewrap(by=None), wrapped_by()) == (5, ["", *["T1"] * 5])
    assert services.rewrap(by=None) == 0


def test_a_new_key_whose_name_begins_like_the_old_ones_wraps_them_all(people, ring):
    ring("t", "t1")
    assert (services.rewrap(by=None), wrapped_by()) == (5, ["", *["t"] * 5])


def test_rotation_goes_on_where_it_was_stopped(people, ring, capsys):
    ring("new", "t1")
    assert services.rewrap(by=None, batch=2) == 2
    assert wrapped_by() == ["", "new", "new", "t1", "t1", "t1"]
    call_command("rotate_keys")
    assert (wrapped_by(), capsys.readouterr().out.split()[0]) == (["", *["new"] * 5], "3")
    assert services.rewrap(by=None) == 0


def test_each_batch_is_one_entry_of_the_trail(people, ring, ministry_admin):
    ring("new", "t1")
    while services.rewrap(by=ministry_admin, batch=3):
        pass
    entries = AuditEntry.objects.filter(act="volunteers.rewrap").order_by("pk")
    assert [(e.by, e.details) for e in entries] == [
        (ministry_admin, {"key": "new", "people": 3}),
        (ministry_admin, {"key": "new", "people": 2}),
    ]


def test_a_lost_ring_key_stops_the_rotation_in_words_and_leaves_the_rest(people, ring):
    ring("new")
    with pytest.raises(CommandError, match="The key t1 is not in PERSONAL_DATA_KEYS"):
        call_command("rotate_keys")
    assert wrapped_by() == ["", *["t1"] * 5]
    with pytest.raises(CannotOpen):
        _ = Person.objects.get(pk=people[0].pk).private.address


def test_who_was_loaded_before_a_rotation_is_saved_without_turning_it_back(people, ring, narathiwat_officer):
    someone = people[0]
    ring("new", "t1")
    call_command("rotate_keys", verbosity=0)
    services.update_person(by=narathiwat_officer, person=someone, address="7 หมู่ 1")
    assert wrapped_by() == ["", *["new"] * 5]
    assert Person.objects.get(pk=someone.pk).private.address == "7 หมู่ 1"


@pytest.mark.parametrize("batch", ["0", "-1"])
def test_a_batch_has_at_least_one_person(batch, db):
    with pytest.raises(CommandError, match="from 1 on"):
        call_command("rotate_keys", f"--batch={batch}")


def test_a_rotation_stopped_by_hand_says_so_and_goes_on_there(people, ring, monkeypatch, capsys):
    ring("new", "t1")
    batches = iter([lambda: services.rewrap(by=None, batch=2), interrupt])
    monkeypatch.setattr("volunteers.management.commands.rotate_keys.rewrap", lambda **_batch: next(batches)())
    with pytest.raises(CommandError, match=r"^Stopped after 2 data keys\. Run rotate_keys again: it goes on there\.$"):
        call_command("rotate_keys", batch=2)
    monkeypatch.undo()
    ring("new", "t1")
    call_command("rotate_keys")
    assert capsys.readouterr().out == "3 data keys are now wrapped by new.\n"


def interrupt():
    """Ctrl-C."""
    raise KeyboardInterrupt
