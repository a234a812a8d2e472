"""The web server's way in."""

import os

from django.core.wsgi import get_wsgi_application

from config import celery_app, checks

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
checks.refuse_invented_people()
# The code that rings the bell is loaded before the first person asks: that takes a second of its own.
celery_app.connection_for_write().transport  # noqa: B018
