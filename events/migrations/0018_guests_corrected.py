"""A place on a list has a version, so that of two who correct a guest the second is told."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0017_target_group_however_spelt")]

    operations = [
        migrations.AddField("participant", "version", models.PositiveIntegerField(default=1, editable=False)),
    ]
