"""A roster file that comes in: kept, sealed, and queued to be read."""

from uuid import UUID

from django.conf import settings
from django.db import transaction

from accounts.audit import record
from accounts.models import User
from accounts.records import once
from intake.access import must_hand_in
from intake.models import ImportBatch
from intake.reading.files import refusal
from jobs.services import submit
from jobs.serving import NEUTRAL
from jobs.uploads import stored
from provinces.models import Office

# As long as an import may be looked at, settled and undone; then the file and its lines are gone.
KEPT_DAYS = 90


def hand_in(*, by: User, office: Office, content: bytes, form_key: UUID | None = None) -> ImportBatch:
    """Keep a roster of an office and have it read; the same ``form_key`` is one roster.

    The name that the file had at home is never kept. Raises PermissionDenied, and RuleBroken for a file that is empty,
    too large, or finds no room; whether it is a roster is found out when it is read.
    """
    must_hand_in(by, office)
    if not content:
        raise refusal("empty")
    if len(content) > settings.UPLOAD_BYTES:
        raise refusal("too_large")

    def queue() -> ImportBatch:
        with transaction.atomic():
            file = stored(name="roster", content=content, content_type=NEUTRAL, days=KEPT_DAYS)
            batch = ImportBatch.objects.create(office=office, handed_in_by=by, file=file, form_key=form_key)
            record(by=by, act="intake.hand_in", target=batch, province_code=office.province_code)
            submit(batch)
        return batch

    return once(ImportBatch.objects.filter(office=office), form_key=form_key, make=queue)[0]
