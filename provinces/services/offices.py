"""An office's own facts, and who signs for it."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from accounts.records import once, take_turn, there_once
from accounts.rules import RuleBroken
from provinces import access
from provinces.bin import put_away, rows_as_text, stored
from provinces.models import Office, Signatory
from provinces.stamps import touched


def update_office(*, by: User, office: Office, version: int | None = None, **facts) -> None:
    """Change address, telephone or letter prefix of an office; who comes second is told."""
    access.insist_on_office(by, office)
    changed = sorted(name for name, value in facts.items() if getattr(office, name) != value)
    with transaction.atomic():
        take_turn(office, version)
        for name, value in facts.items():
            setattr(office, name, value)
        office.save(update_fields=[*facts])
        _note(by, "update_office", office, office, fields=changed, version=office.version)


def add_signatory(*, by: User, office: Office, form_key: UUID | None = None, **facts) -> Signatory:
    """Write down who signs for an office from a day on; the same ``form_key`` again returns the first one."""
    access.insist_on_office(by, office)

    def make() -> Signatory:
        row = Signatory.objects.create(office=office, form_key=form_key, **facts)
        _note(by, "add_signatory", office, row)
        return row

    with there_once(_signs_already):
        return once(office.signatories.all(), form_key=form_key, make=make)[0]


def update_signatory(*, by: User, row: Signatory, version: int | None = None, **facts) -> None:
    """Correct what was written down of a signatory, or say until when they sign."""
    access.insist_on_office(by, row.office)
    changed = sorted(name for name, value in facts.items() if getattr(row, name) != value)
    with there_once(_signs_already):
        take_turn(row, version)
        for name, value in facts.items():
            setattr(row, name, value)
        row.save(update_fields=[*facts])
        _note(by, "update_signatory", row.office, row, fields=changed, version=row.version)


def remove_signatory(*, by: User, row: Signatory) -> None:
    """Put who was entered by mistake into the bin of the office; who no longer signs gets a last day."""
    access.insist_on_office(by, row.office)
    with transaction.atomic():
        row = stored(row)
        put_away(by=by, office=row.office, thing=row, title=str(row), rows=rows_as_text([row]))
        _note(by, "remove_signatory", row.office, row)
        row.delete()


def _signs_already() -> RuleBroken:
    message = _("This person already signs in this position from this day on. Please change that entry.")
    return RuleBroken(message, code="already_there")


def _note(by: User, act: str, office: Office, target, **details) -> None:
    touched([office.province_id])
    record(by=by, act=f"provinces.{act}", target=target, province_code=office.province_code, **details)
