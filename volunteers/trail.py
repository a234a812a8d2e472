"""The audit trail of a person's record, in words: who looked at it and who changed it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts.audit import entries_about
from volunteers.models import Person, PersonPhone

SHOWN = 20
WORDS = {
    "volunteers.view_person": _("looked at the record"),
    "volunteers.register_person": _("entered the person"),
    "volunteers.update_person": _("changed the record"),
}


@dataclass(frozen=True)
class Deed:
    """One line of the trail; ``fields`` are the names of what was changed, never its values."""

    at: datetime
    by: str
    words: str
    fields: list[str]


def trail_of(person: Person) -> list[Deed]:
    """The newest deeds on a person's record."""
    return [
        Deed(entry.at, str(entry.by or ""), str(WORDS[entry.act]), _labels(entry.details.get("fields", [])))
        for entry in entries_about(person).filter(act__in=WORDS)[:SHOWN]
    ]


def _labels(names: list[str]) -> list[str]:
    words = {field.name: field.verbose_name for model in (PersonPhone, Person) for field in model._meta.concrete_fields}
    words["phone"] = words["number"]
    return [str(words[name]) for name in names]
