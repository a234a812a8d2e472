from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The package of figures, dashboards, reports and open data."""

    name = "reports"

    def ready(self) -> None:
        """Reports join the words of the trail."""
        from provinces import trail as whole_trail
        from reports import trail

        whole_trail.join(whole_trail.Kind.TAKEN, trail.TAKEN, trail.naming())
        whole_trail.join(whole_trail.Kind.CHANGE, trail.CHANGES)
