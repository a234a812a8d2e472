from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """The reading of rosters that offices kept in spreadsheets."""

    name = "intake"
