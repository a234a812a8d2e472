"""Rows by the million: which columns a table has, and how a value is written, asked of the model itself.

A `Table` names the attributes for which rows give values, in their order; every other column takes its field's
default. A name that is no column, and a column that has neither a value nor a constant default, is refused when
the module is loaded: a change of the schema is met by its name instead of by a wrong row.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache, partial

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

PLAIN = (models.AutoField, models.IntegerField, models.CharField, models.TextField, models.ForeignKey)
CONSTANT_FACTORIES = (list, dict)
REMEMBERED = 8192
ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
NULL = r"\N"


class Table:
    """A table with the attributes its rows give values for; ``Table(Seat, "id", "province_id")``."""

    def __init__(self, model: type[models.Model], *given: str) -> None:
        self.model, self.given = model, given
        fields = {field.attname: field for field in model._meta.concrete_fields}
        if unknown := [name for name in given if name not in fields]:
            raise LookupError(f"{model.__name__} has no column {', '.join(unknown)}.")
        self.fields = [fields[name] for name in given]
        self.left_out = [field for name, field in fields.items() if name not in given]
        if open_ones := [field.attname for field in self.left_out if not _has_constant_default(field)]:
            raise LookupError(f"{model.__name__}.{', '.join(open_ones)} needs a value from who writes the rows.")

    def __str__(self) -> str:
        return self.model._meta.db_table

    @property
    def columns(self) -> list[str]:
        """Column names in the order of a whole row: those given, then those left to their default."""
        return [field.column for field in (*self.fields, *self.left_out)]

    def encoders(self, connection: BaseDatabaseWrapper) -> tuple[list[Callable | None], tuple]:
        """A function per given column that makes the value the database stores (None: as it is), and the defaults."""
        defaults = tuple(_encoder(f, connection, always=True)(f.get_default()) for f in self.left_out)
        return [_encoder(field, connection) for field in self.fields], defaults


def copied(value: object) -> str:
    """A stored value in the text form of PostgreSQL's COPY."""
    if value is None:
        return NULL
    if value is True or value is False:
        return "t" if value else "f"
    text = str(value)
    if "\\" in text or "\n" in text or "\t" in text or "\r" in text:
        return text.translate(ESCAPES)
    return text


def _has_constant_default(field: models.Field) -> bool:
    if field.has_default():
        return not callable(field.default) or field.default in CONSTANT_FACTORIES
    return not field.primary_key and (field.null or (field.blank and field.empty_strings_allowed))


def _encoder(field: models.Field, connection: BaseDatabaseWrapper, *, always: bool = False) -> Callable | None:
    """What the field itself would store; days come again and again and are remembered."""
    if isinstance(field, models.JSONField):
        return lambda value: None if value is None else json.dumps(value, ensure_ascii=False)
    if isinstance(field, PLAIN) and not _changes_values(field):
        return (lambda value: value) if always else None
    if isinstance(field, models.DateTimeField):
        return partial(_moment, connection.vendor == "sqlite")
    if isinstance(field, models.DateField | models.TimeField):
        return lru_cache(REMEMBERED)(lambda value: field.get_db_prep_save(value, connection))
    return lambda value: field.get_db_prep_save(value, connection)


def _moment(naive: bool, value: datetime | None) -> str | None:
    """As Django stores it: UTC, on SQLite without saying so. Moments are too many to be remembered."""
    if value is None:
        return None
    text = value.astimezone(UTC).isoformat(" ")
    return text.removesuffix("+00:00") if naive else text


def _changes_values(field: models.Field) -> bool:
    """Whether the field is one of our own that stores something else than it is given (a sealed text)."""
    prepares = type(field).get_prep_value
    return not prepares.__module__.startswith("django.")
