"""The worker's way in: ``celery -A config``."""

import os
import sys

from celery import Celery
from celery.signals import celeryd_init
from django.core.exceptions import ImproperlyConfigured

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
app = Celery("config")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@celeryd_init.connect
def refuse_invented_people(**kwargs) -> None:
    """A worker does not start on the demonstration's data in production. Celery swallows any other exception here."""
    from config import checks

    try:
        checks.refuse_invented_people()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
