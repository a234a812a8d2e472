"""News that was public before the portal kept clearances counts as cleared, by nobody; the rest waits to be cleared."""

from django.db import migrations
from django.db.models import Q
from django.utils import timezone

TOLD = ["published", "running", "finished", "closed", "cancelled"]


def clear_what_was_public(apps, schema_editor):
    announced = Q(event__state__in=TOLD, event__never_announced=False) | Q(event__was_announced=True)
    news = apps.get_model("events", "PressRelease").objects.filter(announced, published_on__lte=timezone.localdate())
    news.exclude(event__visibility="date").update(is_cleared=True)


class Migration(migrations.Migration):
    dependencies = [("events", "0014_seen_and_cleared")]

    operations = [migrations.RunPython(clear_what_was_public, migrations.RunPython.noop)]
