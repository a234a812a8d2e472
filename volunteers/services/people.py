"""Enter and change the record of a person."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from provinces.models import Office
from volunteers.models import Person
from volunteers.services.rules import RuleBroken

PLAIN_FIELDS = ("prefix", "first_name", "last_name", "birth_date", "email", "line_id", "address")


def register_person(*, by: User, office: Office, national_id: str = "", phone: str = "", **fields) -> Person:
    """Enter a person once. ``fields`` are those of PLAIN_FIELDS; the ID is 13 ASCII digits or empty.

    An ID that another office keeps is refused with the name of that office and nothing else.
    """
    person = Person(office=office, **_plain(fields))
    _set_keys(person, national_id, phone)
    with transaction.atomic():
        _save(person, national_id)
        record(by=by, act="volunteers.register_person", target=person, province_code=office.province_id or "")
    return person


def update_person(*, by: User, person: Person, reason: str = "", **fields) -> None:
    """Change a person's record; only the named fields change, and the audit trail names them."""
    national_id = fields.pop("national_id", person.national_id)
    phone = fields.pop("phone", person.phone)
    changed = [name for name, value in _plain(fields).items() if getattr(person, name) != value]
    changed += ["national_id"] * (national_id != person.national_id) + ["phone"] * (phone != person.phone)
    for name, value in fields.items():
        setattr(person, name, value)
    _set_keys(person, national_id, phone)
    with transaction.atomic():
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


def _save(person: Person, national_id: str) -> None:
    """Save; if the ID is taken, say where its register is."""
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        holder = Person.objects.with_national_id(national_id).select_related("office").first()
        if holder is None:
            raise
        raise RuleBroken(
            {
                "national_id": _("This person's register is kept at %(office)s. Please ask that office for a transfer.")
                % {"office": holder.office.name}
            }
        ) from error
