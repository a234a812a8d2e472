from django.apps import AppConfig


class ProvincesConfig(AppConfig):
    """The package of where, and who may do what there."""

    name = "provinces"
