"""Old target groups that may be one under two names: numbered once, and told to the office that counts them."""

from importlib import import_module

import pytest
from django.apps import apps

from events.models import TargetGroup
from events.twin_groups import twin_groups

MIGRATION = "events.migrations.0017_target_group_however_spelt"
SENTENCE = "อาจเป็นกลุ่มเดียวกันที่บันทึกไว้สองครั้ง"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["อสร.", "อสร. (2)", "บัณฑิตแรงงาน"], ["อสร. / อสร. (2)"]),
        (["แรงงานนอกระบบ", "แรงงาน นอกระบบ (2)", "แรงงานนอกระบบ (3)"],
         ["แรงงานนอกระบบ / แรงงาน นอกระบบ (2) / แรงงานนอกระบบ (3)"]),
        (["รุ่น (1)", "รุ่น (2)"], []),
        (["อสร.", "บัณฑิตแรงงาน"], []),
    ],
)  # fmt: skip
def test_groups_that_differ_by_a_number_alone_stand_together(names, told):
    assert twin_groups([TargetGroup(name=name) for name in names]) == told


def test_the_office_that_counts_them_twice_reads_it_and_other_readers_do_not(
    event, signed_in, narathiwat_officer, auditor
):
    for name in ("อสร.", "อสร. (2)"):
        event.target_groups.create(name=name, expected=77)
    pages = [signed_in(user).get(event.get_absolute_url()).content.decode() for user in (narathiwat_officer, auditor)]
    assert [SENTENCE in page for page in pages] == [True, False]


def test_a_group_that_has_a_number_already_gets_the_next_one(event):
    for order, name in enumerate(("ก", "ก (2)", "ข")):
        event.target_groups.create(name=name, order=order)
    event.target_groups.filter(name="ข").update(name="ก(2)", name_key="")
    import_module(MIGRATION).fill_keys(apps, None)
    assert list(event.target_groups.values_list("name", flat=True)) == ["ก", "ก (2)", "ก (3)"]
