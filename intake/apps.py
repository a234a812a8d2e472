from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """The reading of rosters that offices kept in spreadsheets."""

    name = "intake"

    def ready(self) -> None:
        """Rosters join the words of the trail."""
        from intake import trail
        from provinces import trail as whole_trail

        whole_trail.join(whole_trail.Kind.LOOK, trail.LOOKS)
        whole_trail.join(whole_trail.Kind.CHANGE, trail.CHANGES, trail.naming())
