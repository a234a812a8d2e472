from django.db import migrations

from volunteers.overlaps import install_constraints


def forwards(apps, schema_editor):
    install_constraints(schema_editor.connection, "seat_one_run_per_day")


class Migration(migrations.Migration):
    dependencies = [("volunteers", "0014_offices_in_short")]

    operations = [
        migrations.RemoveConstraint(model_name="seatvalidity", name="seat_validity_known_once"),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
