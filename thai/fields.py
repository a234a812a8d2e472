"""Model fields: a year of the Buddhist era, and fields that fill themselves from other attributes of the row.

The latter are filled by ``save()`` and ``bulk_create()``; ``bulk_update()``, ``save(update_fields=…)`` and
``update()`` do not ask them, so those paths call :func:`fill_derived` and name the fields it returns.
"""

from collections.abc import Callable, Sequence

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from thai.ordering import MAX_LENGTH, sort_key
from thai.search import search_text, without_spaces

# Before B.E. 2400 nothing of ours was written; a typed Gregorian year lies below, a slip of the finger above.
FIRST_BE_YEAR, LAST_BE_YEAR = 2400, 2700


class BuddhistYearField(models.PositiveSmallIntegerField):
    """A year of the Buddhist era, 2400–2700: a calendar year or a fiscal year, whichever the name of the field says."""

    default_validators = [MinValueValidator(FIRST_BE_YEAR), MaxValueValidator(LAST_BE_YEAR)]


class _Derived(models.Field):
    """A field whose ``derive(values)`` makes its text from the attributes named in ``sources``."""

    def __init__(self, *args, sources: Sequence[str] = (), **kwargs):
        self.sources = tuple(sources)
        kwargs |= {"editable": False, "blank": True}
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"sources": self.sources}

    def derive(self, values: list) -> str:
        raise NotImplementedError

    def pre_save(self, model_instance, add):
        value = self.derive([getattr(model_instance, source) for source in self.sources])
        setattr(model_instance, self.attname, value)
        return value


class SortKeyField(_Derived, models.CharField):
    """The Thai dictionary order of its sources, read as one line; ordering by it is right on every database."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", MAX_LENGTH)
        kwargs.setdefault("db_index", True)
        super().__init__(*args, **kwargs)

    def derive(self, values: list) -> str:
        return sort_key(" ".join(str(value) for value in values if value is not None))


class SearchTextField(_Derived, models.TextField):
    """The one spelling of its sources; filter it with ``contains=search_text(query)``."""

    def derive(self, values: list) -> str:
        return search_text(*values)


class SameKeyField(_Derived, models.CharField):
    """What is equal for sources that say the same in another spelling; a unique constraint rests on it.

    ``key`` makes it of the sources, read as one line.
    """

    def __init__(self, *args, key: Callable[[str], str] = without_spaces, **kwargs):
        self.key = key
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"key": self.key}

    def derive(self, values: list) -> str:
        return self.key(" ".join(str(value) for value in values))[: self.max_length]


def fill_derived(objects: Sequence[models.Model]) -> tuple[str, ...]:
    """Fill the derived fields of rows of one model and return their names, for bulk writes.

    ``Person.objects.bulk_update(people, ["first_name", *fill_derived(people)])``
    """
    if not objects:
        return ()
    fields = [field for field in objects[0]._meta.concrete_fields if isinstance(field, _Derived)]
    for row in objects:
        for field in fields:
            field.pre_save(row, add=False)
    return tuple(field.name for field in fields)
