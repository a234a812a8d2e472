"""The database holds what the forms refuse: a day that ends before it starts, and an answer without its day.

Of an old event that ended before it started nobody knows the end. An old answer without a day counts from the day on
which it is found: it was given, and what was taken on is no longer open.
"""

from django.db import migrations, models
from django.db.models import F, Q

from thai.calendar import today


def mend(apps, schema_editor):
    """Make the old rows ones that the constraints allow."""
    hours = apps.get_model("events", "Event").objects.filter(first_day=F("last_day"), end_time__lte=F("start_time"))
    hours.update(end_time=None)
    answers = apps.get_model("events", "FollowUp").objects.exclude(answer="").filter(answered_on=None)
    answers.update(answered_on=today())


class Migration(migrations.Migration):
    # Rows that were changed cannot have their table changed in the same transaction (PostgreSQL).
    atomic = False
    dependencies = [("events", "0018_guests_corrected")]

    operations = [
        migrations.RunPython(mend, migrations.RunPython.noop),
        migrations.AddConstraint(
            "event",
            models.CheckConstraint(
                name="event_hours_in_order",
                condition=Q(last_day__gt=F("first_day"))
                | Q(start_time=None)
                | Q(end_time=None)
                | Q(end_time__gt=F("start_time")),
            ),
        ),
        migrations.AddConstraint(
            "followup",
            models.CheckConstraint(
                name="follow_up_answered_on_a_day",
                condition=models.Q(answer="") | models.Q(answered_on__isnull=False),
            ),
        ),
    ]
