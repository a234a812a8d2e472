from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """The package of who signs in, and the audit trail."""

    name = "accounts"

    def ready(self) -> None:
        """What is written once: audit trail and mark of invented people; their triggers are made after each migrate."""
        from accounts import append_only
        from accounts.models import AuditEntry, Demonstration, SeenPerson

        append_only.protect(AuditEntry)
        append_only.protect(Demonstration)
        append_only.protect(SeenPerson, replaced="entry_id = NEW.entry_id AND person = NEW.person")
        post_migrate.connect(append_only.after_migrate, sender=self)
