"""What was announced stays announced; the programme follows the clock. Rows that could not be are put right here."""

from datetime import time

from django.db import migrations, models
from django.db.models import F, Q

NOON = time(12)


def remember_what_was_announced(apps, schema_editor):
    """What was published stays so: the trail knows it of drafts taken back, and of those cancelled a second time."""
    Event, AuditEntry = apps.get_model("events", "Event"), apps.get_model("accounts", "AuditEntry")
    told = Q(state__in=["published", "running", "finished", "closed", "cancelled"], never_announced=False)
    Event.objects.filter(told).update(was_announced=True)
    hidden = Event.objects.filter(was_announced=False)
    published = AuditEntry.objects.filter(act="events.publish_event", target_type="events.event")
    again = {str(key) for key in hidden.values_list("pk", flat=True)}
    again &= set(published.values_list("target_id", flat=True))
    hidden.filter(pk__in=[int(key) for key in again]).update(was_announced=True, never_announced=False)


def follow_the_clock(apps, schema_editor):
    """An end before its start was never known; the half-day is that of the time."""
    items = apps.get_model("events", "ProgrammeItem").objects
    items.filter(end_time__lte=F("start_time")).update(end_time=None)
    items.filter(phase="morning", start_time__gte=NOON).update(phase="afternoon")
    items.filter(phase="afternoon", start_time__lt=NOON).update(phase="morning")


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0003_forms_that_survive"),
        ("events", "0008_one_project_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="was_announced",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="published once: what becomes of it later is told to everybody",
            ),
        ),
        migrations.RunPython(remember_what_was_announced, migrations.RunPython.noop),
        migrations.RunPython(follow_the_clock, migrations.RunPython.noop),
    ]
