from django.apps import AppConfig


class ProvincesConfig(AppConfig):
    """The package of where, and who may do what there."""

    name = "provinces"

    def ready(self) -> None:
        """What sources printed of a province can lie in the bin of its office; forms ask the bin what is gone."""
        from accounts.models import User
        from accounts.sent_forms import asked_whether_gone
        from provinces import bin as office_bin
        from provinces import bin_kinds, trail

        office_bin.join(*bin_kinds.kinds())
        trail.join(trail.Kind.DOOR, trail.DOOR, {User: trail.accounts_named})
        trail.join(trail.Kind.CHANGE, trail.CHANGES)
        if office_bin.names_what_is_gone not in asked_whether_gone:
            asked_whether_gone.append(office_bin.names_what_is_gone)
