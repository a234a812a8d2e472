from django.apps import AppConfig
from django.db.models.signals import post_migrate


class JobsConfig(AppConfig):
    """The package of work that outlives a request."""

    name = "jobs"

    def ready(self) -> None:
        """Statistics are made anew after each migrate."""
        from jobs.statistics import after_migrate

        post_migrate.connect(after_migrate, sender=self)
