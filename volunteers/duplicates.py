"""The same person entered twice: who looks alike in an office's register."""

from uuid import UUID

from django.db.models import Q

from provinces.models import Office
from thai.ordering import sort_key
from volunteers.models import Person
from volunteers.models.people import has_phone
from volunteers.models.private import BETWEEN_PHONES

SHOWN = 5


def look_alikes(
    *,
    office: Office,
    first_name: str,
    last_name: str,
    phone: str,
    apart_from: Person | None = None,
    form_key: UUID | None = None,
) -> list[Person]:
    """Up to five people of an office with the same name (whatever the prefix) or one of the same telephones.

    Whom the form with this key made is nobody else, even if that happened a moment ago.
    """
    alike = Q(sort_key=sort_key(f"{first_name} {last_name}"))
    for number in phone.split(BETWEEN_PHONES) if phone else []:
        alike |= has_phone(number)
    people = Person.objects.filter(alike, office=office, merged_into=None)
    if apart_from:
        people = people.exclude(pk=apart_from.pk)
    if form_key:
        people = people.exclude(form_key=form_key)
    return list(people.prefetch_related("phones")[:SHOWN])
