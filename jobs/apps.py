from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The package of work that outlives a request."""

    name = "jobs"
