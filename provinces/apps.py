from django.apps import AppConfig


class ProvincesConfig(AppConfig):
    """The package of where, and who may do what there."""

    name = "provinces"

    def ready(self) -> None:
        """What sources printed of a province can lie in the bin of its office."""
        from provinces import bin as office_bin
        from provinces import bin_kinds

        office_bin.join(*bin_kinds.kinds())
