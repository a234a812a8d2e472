from django.apps import AppConfig
from django.db.models.signals import post_migrate


class VolunteersConfig(AppConfig):
    """The package of people, seats and appointments."""

    name = "volunteers"

    def ready(self) -> None:
        """The overlap triggers of SQLite are made anew after each migrate."""
        from volunteers.overlaps import after_migrate

        post_migrate.connect(after_migrate, sender=self)
