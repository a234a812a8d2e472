"""Rotation of the key ring: data keys are wrapped again, no personal value is opened or touched."""

from django.db import transaction
from django.db.models.functions import Left

from accounts.audit import record
from accounts.encryption import newest_key_name, rewrapped
from accounts.models import User
from provinces.models import Office
from volunteers.models import Person

BATCH = 1000


def rewrap(*, by: User | None, batch: int = BATCH) -> int:
    """Wrap the data keys of at most ``batch`` people anew under the newest ring key; returns how many, 0 at the end.

    Each batch stands for itself, so that a rotation stopped halfway goes on where it was. Raises CannotOpen if a
    data key is wrapped by a ring key that is not there; its batch then stays as it was.
    """
    name = newest_key_name()
    with transaction.atomic():
        # Compared letter by letter: SQLite's LIKE, behind startswith, takes T1 for t1 and would find nobody.
        keyed = Person.objects.exclude(wrapped_key="").alias(ring_key=Left("wrapped_key", len(name) + 1))
        waiting = keyed.exclude(ring_key=f"{name}:").order_by("pk")
        people = list(waiting.only("pk", "wrapped_key").select_for_update()[:batch])
        for person in people:
            person.wrapped_key = rewrapped(person.wrapped_key)
        Person.objects.bulk_update(people, ["wrapped_key"])
        if people:
            centre = Office.objects.get(kind=Office.Kind.CENTRE)
            record(by=by, act="volunteers.rewrap", target=centre, key=name, people=len(people))
    return len(people)
