"""The stamps under which pages and figures are kept."""

from django.db import models


class Stamp(models.Model):
    """A number that changes with every write about a province (``key``: its code; empty: the nation's own)."""

    key = models.CharField(max_length=2, primary_key=True)
    number = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.key} {self.number}"
