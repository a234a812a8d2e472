"""A target group is there once in an event, however it was spelt: "อาสาสมัคร แรงงาน" is "อาสาสมัครแรงงาน".

Groups entered before may be the same one twice. They stay, numbered where they collide: ``อาสาสมัคร แรงงาน (2)``.
"""

import re

import thai.fields
import thai.search
from django.db import migrations, models

LONGEST = 200
# What the migration before this one set behind a name: ``ก (2)`` twice is ``ก (3)``, and not ``ก (2) (2)``.
NUMBER = re.compile(r" ?\(\d+\)$")


def fill_keys(apps, schema_editor):
    """Give every group its key; a later one of the same key is numbered, so that nothing that was entered is lost."""
    groups = apps.get_model("events", "TargetGroup").objects
    taken, names = set(), set(groups.values_list("event", "name"))
    changed = []
    for group in groups.order_by("event", "order", "pk").iterator():
        number, plain = 1, NUMBER.sub("", group.name)
        while (group.event_id, thai.search.without_spaces(group.name)) in taken or (
            number > 1 and (group.event_id, group.name) in names
        ):
            number += 1
            group.name = f"{plain[: LONGEST - len(f' ({number})')]} ({number})"
        group.name_key = thai.search.without_spaces(group.name)
        taken.add((group.event_id, group.name_key))
        names.add((group.event_id, group.name))
        changed.append(group)
    groups.bulk_update(changed, ["name", "name_key"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("events", "0016_target_group_once")]

    operations = [
        migrations.AddField(
            "targetgroup",
            "name_key",
            thai.fields.SameKeyField(
                blank=True, default="", editable=False, key=thai.search.without_spaces, max_length=400,
                sources=("name",),
            ),
        ),
        migrations.RunPython(fill_keys, migrations.RunPython.noop),
        migrations.AddConstraint(
            "targetgroup",
            models.UniqueConstraint(
                fields=["event", "name_key"],
                condition=models.Q(("name_key", ""), _negated=True),
                name="target_group_once_however_spelt",
            ),
        ),
    ]
