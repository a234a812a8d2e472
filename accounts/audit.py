"""The audit trail: one function every write path and every look at personal data calls; one for many deeds at once."""

from collections.abc import Iterable

from django.db import models, transaction

from accounts.models import AuditEntry, SeenPerson, User


def record(
    *,
    by: User | None,
    act: str,
    target: models.Model | None,
    reason: str = "",
    province_code: str = "",
    seen: Iterable[int] = (),
    **details,
) -> AuditEntry:
    """Write down one deed.

    ``act`` is ``package.verb`` ("volunteers.appoint", "volunteers.view_person"); ``by`` is None only for
    the machine itself and for who did not get in. ``seen`` are the keys of the people whom a page, paper or file
    showed. ``details`` name fields and keys, never personal values. Call it inside the
    transaction of the deed, so that neither exists without the other.
    """
    entry = _entry(by=by, act=act, target=target, reason=reason, province_code=province_code, **details)
    people = sorted(set(seen))
    if not people:
        entry.save()
        return entry
    with transaction.atomic():
        entry.save()
        SeenPerson.objects.bulk_create([SeenPerson(entry=entry, person=key) for key in people])
    return entry


def record_all(*, by: User | None, deeds: Iterable[dict]) -> list[AuditEntry]:
    """Write down many deeds of one person at once, in their order; each is the other arguments of ``record``."""
    return AuditEntry.objects.bulk_create([_entry(by=by, **deed) for deed in deeds])


def _entry(
    *, by: User | None, act: str, target: models.Model | None, reason: str = "", province_code: str = "", **details
) -> AuditEntry:
    return AuditEntry(
        by=by,
        act=act,
        target_type=target._meta.label_lower if target else "",
        target_id=str(target.pk) if target else "",
        reason=reason,
        province_code=province_code,
        details=details,
    )


def entries_about(target: models.Model) -> models.QuerySet[AuditEntry]:
    """All deeds on one object, newest first."""
    return AuditEntry.objects.filter(target_type=target._meta.label_lower, target_id=str(target.pk)).select_related(
        "by"
    )


def changes_since(target: models.Model, version: int) -> list[AuditEntry]:
    """Who changed an object after its ``version``, newest first; verbs name the new ``version`` in their entry."""
    return list(entries_about(target).filter(details__version__gt=version))
