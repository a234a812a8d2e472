"""The same person entered twice: who looks alike in an office's register."""

from django.db.models import Q

from accounts.encryption import blind_index
from provinces.models import Office
from thai.ordering import sort_key
from volunteers.models import Person

SHOWN = 5


def look_alikes(
    *, office: Office, first_name: str, last_name: str, phone: str, apart_from: Person | None = None
) -> list[Person]:
    """Up to five people of an office with the same name (whatever the prefix) or the same telephone."""
    alike = Q(sort_key=sort_key(f"{first_name} {last_name}"))
    if phone:
        alike |= Q(phone_index=blind_index(phone))
    people = Person.objects.filter(alike, office=office, merged_into=None)
    if apart_from:
        people = people.exclude(pk=apart_from.pk)
    return list(people[:SHOWN])
