"""Postings of labour graduates."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from accounts.rules import RuleBroken
from provinces.models import District, Subdistrict
from volunteers.models import GraduatePosting, Person
from volunteers.services import rules


def post_graduate(
    *,
    by: User,
    person: Person,
    district: District,
    first_day: date,
    contract: str = "",
    degree: str = "",
    institution: str = "",
    subdistricts: Iterable[Subdistrict] = (),
) -> GraduatePosting:
    """Post a person to the labour centre of a district from a day on."""
    if not district.has_graduates:
        raise RuleBroken(_("Labour graduates are not posted to this district."))
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        rules.not_a_volunteer(person, first_day, None)
        rules.not_a_graduate(person, first_day, None)
        posting = GraduatePosting.objects.create(
            person=person,
            district=district,
            first_day=first_day,
            contract=contract,
            degree=degree,
            institution=institution,
        )
        posting.subdistricts.set(subdistricts)
        record(by=by, act="volunteers.post_graduate", target=posting, province_code=district.province_id)
    return posting


def end_posting(*, by: User, posting: GraduatePosting, last_day: date, reason: str = "") -> None:
    """End a posting; ``last_day`` is the last day served."""
    if last_day < posting.first_day:
        raise RuleBroken(_("The last day lies before the first day of the posting."))
    with transaction.atomic():
        open_posting = GraduatePosting.objects.filter(pk=posting.pk, last_day=None, voided_at=None)
        if not open_posting.update(last_day=last_day, end_recorded_at=timezone.now()):
            raise RuleBroken(_("This posting has already ended."))
        record(
            by=by,
            act="volunteers.end_posting",
            target=posting,
            reason=reason,
            province_code=posting.district.province_id,
        )
    posting.refresh_from_db()
