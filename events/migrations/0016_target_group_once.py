"""A target group is named once in an event: twice it would count twice among the expected."""

from django.db import migrations, models
from django.db.models import Count

LONGEST = 200


def name_apart(apps, schema_editor):
    """Number the later ones of one name, so that nothing that was entered is lost: ``เครือข่าย (2)``."""
    groups = apps.get_model("events", "TargetGroup").objects
    twice = groups.order_by().values("event", "name").annotate(rows=Count("pk")).filter(rows__gt=1)
    for event, name in list(twice.values_list("event", "name")):
        taken = set(groups.filter(event=event).values_list("name", flat=True))
        for group in groups.filter(event=event, name=name).order_by("order", "pk")[1:]:
            group.name = _free(name, taken)
            group.save(update_fields=["name"])
            taken.add(group.name)


def _free(name, taken):
    numbered = (f"{name[: LONGEST - len(f' ({number})')]} ({number})" for number in range(2, len(taken) + 3))
    return next(each for each in numbered if each not in taken)


class Migration(migrations.Migration):
    dependencies = [("events", "0015_news_before_clearances")]

    operations = [
        migrations.RunPython(name_apart, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="targetgroup",
            constraint=models.UniqueConstraint(fields=("event", "name"), name="target_group_once"),
        ),
    ]
