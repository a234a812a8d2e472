from django.db import migrations

from volunteers.overlaps import FIRST_ONES, install_constraints


def forwards(apps, schema_editor):
    install_constraints(schema_editor.connection, *FIRST_ONES)


class Migration(migrations.Migration):
    dependencies = [("volunteers", "0001_firm_ground")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
