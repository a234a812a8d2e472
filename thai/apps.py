from django.apps import AppConfig


class ThaiConfig(AppConfig):
    """The package of Thai conventions: calendar, digits, names, numbers, order. It has no models."""

    name = "thai"
