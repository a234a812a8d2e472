"""A project is there once in an office and year, however its title was spelt; addresses of news may be long.

Projects entered before may be the same one twice. They stay, with their activities: the first keeps the plain key, each
later one gets a key of its own behind ``#``, and is met by the rule when its title or year is changed.
"""

import thai.fields
import thai.search
from django.db import migrations, models


def fill_keys(apps, schema_editor):
    """Give every project its key; what collides is told apart by its row."""
    project_model = apps.get_model("events", "Project")
    seen, changed = set(), []
    for project in project_model.objects.order_by("pk").iterator():
        project.title_key = thai.search.without_spaces(project.title)
        same = (project.office_id, project.fiscal_year, project.title_key)
        if same in seen:
            project.title_key = f"{project.title_key}#{project.pk}"
        seen.add(same)
        changed.append(project)
    project_model.objects.bulk_update(changed, ["title_key"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("events", "0007_facts_as_printed")]

    operations = [
        migrations.AddField(
            "project",
            "title_key",
            thai.fields.SameKeyField(
                blank=True, default="", editable=False, key=thai.search.without_spaces, max_length=600,
                sources=("title",),
            ),
        ),
        migrations.AlterField(
            "pressrelease", "source_url", models.URLField(blank=True, max_length=2000, verbose_name="source address")
        ),
        migrations.RunPython(fill_keys, migrations.RunPython.noop),
        migrations.AddConstraint(
            "project",
            models.UniqueConstraint(
                fields=["office", "fiscal_year", "title_key"],
                condition=models.Q(("title_key", ""), _negated=True),
                name="project_once_a_year",
            ),
        ),
    ]
