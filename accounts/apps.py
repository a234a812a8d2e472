from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The package of who signs in, and the audit trail."""

    name = "accounts"
