from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demonstration's data. It has no models and no pages; only its command and the tests load it."""

    name = "demo"
