"""People by the last four digits of their ID, as searches ask: without it every person was read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("volunteers", "0007_one_paper_once")]

    operations = [
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["national_id_last4"], name="person_by_last_digits"),
        ),
    ]
