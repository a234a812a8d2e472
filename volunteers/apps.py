from django.apps import AppConfig
from django.db.models.signals import post_migrate


class VolunteersConfig(AppConfig):
    """The package of people, seats and appointments."""

    name = "volunteers"

    def ready(self) -> None:
        """Acts are written once; the overlap triggers of SQLite are made anew after each migrate."""
        from accounts import append_only
        from volunteers.models import AppointmentAct
        from volunteers.overlaps import after_migrate

        append_only.protect(AppointmentAct, set_once=("undone_at",))
        post_migrate.connect(after_migrate, sender=self)
