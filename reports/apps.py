from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The package of figures, dashboards, reports and open data."""

    name = "reports"
