"""Enter and change the record of a person."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from accounts.rules import RuleBroken
from provinces.models import Office
from volunteers.models import Person

PLAIN_FIELDS = ("prefix", "first_name", "last_name", "birth_date", "email", "line_id", "address")


def register_person(
    *, by: User, office: Office, national_id: str = "", phone: str = "", entered_key: UUID | None = None, **fields
) -> Person:
    """Enter a person once. ``fields`` are those of PLAIN_FIELDS; the ID is 13 ASCII digits or empty.

    The same ``entered_key`` again is the same form again: the person entered before is returned. An ID that
    another office keeps is refused with the name of that office and nothing else.
    """
    person = Person(office=office, entered_key=entered_key, **_plain(fields))
    _set_keys(person, national_id, phone)
    with transaction.atomic():
        stored = _save(person, national_id)
        if stored is person:
            record(by=by, act="volunteers.register_person", target=person, province_code=office.province_id or "")
    return stored


def update_person(*, by: User, person: Person, reason: str = "", version: int | None = None, **fields) -> None:
    """Change a person's record; only the named fields change, and the audit trail names them.

    ``version`` is the one the officer saw (default: the one loaded); who comes second is told so.
    """
    national_id = fields.pop("national_id", person.national_id)
    phone = fields.pop("phone", person.phone)
    changed = [name for name, value in _plain(fields).items() if getattr(person, name) != value]
    changed += ["national_id"] * (national_id != person.national_id) + ["phone"] * (phone != person.phone)
    for name, value in fields.items():
        setattr(person, name, value)
    _set_keys(person, national_id, phone)
    with transaction.atomic():
        _take_turn(person, person.version if version is None else version)
        _save(person, national_id)
        record(
            by=by,
            act="volunteers.update_person",
            target=person,
            reason=reason,
            province_code=person.office.province_id or "",
            fields=changed,
        )


def _plain(fields: dict) -> dict:
    unknown = fields.keys() - set(PLAIN_FIELDS)
    if unknown:
        raise TypeError(f"not a field of a person's record: {sorted(unknown)}")
    return fields


def _set_keys(person: Person, national_id: str, phone: str) -> None:
    person.set_national_id(national_id)
    person.set_phone(phone)


def _take_turn(person: Person, version: int) -> None:
    """Go on only if nobody changed the record since ``version``."""
    if not Person.objects.filter(pk=person.pk, version=version).update(version=F("version") + 1):
        raise RuleBroken(
            _("Somebody else changed this record meanwhile. What you typed is still here; please look and save again.")
        )
    person.version = version + 1


def _save(person: Person, national_id: str) -> Person:
    """Save and return the person; the same form again returns the first. If the ID is taken, say by which office."""
    try:
        with transaction.atomic():
            person.save()
            return person
    except IntegrityError as error:
        twin = Person.objects.filter(entered_key=person.entered_key, office=person.office)
        if person.pk is None and person.entered_key and (first := twin.first()):
            return first
        holder = Person.objects.with_national_id(national_id).select_related("office").first()
        if holder is None:
            raise
        raise RuleBroken(
            {
                "national_id": _("This person's register is kept at %(office)s. Please ask that office for a transfer.")
                % {"office": holder.office.name}
            }
        ) from error
