from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Paper without any model: PDF, spreadsheets and CSV."""

    name = "documents"
