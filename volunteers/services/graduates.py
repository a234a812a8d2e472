"""Postings of labour graduates. What is changed later closes a row of facts and opens another."""

import json
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from accounts.records import once, take_turn
from accounts.rules import RuleBroken
from provinces.bin import put_away, stored
from provinces.models import District, Subdistrict
from provinces.stamps import touched
from volunteers.models import GraduatePosting, Person, PostingFacts
from volunteers.services.posting_facts import FACTS, close_facts, known_facts, open_facts, replace_facts


def post_graduate(
    *,
    by: User,
    person: Person,
    district: District,
    first_day: date,
    last_day: date | None = None,
    contract: str = "",
    degree: str = "",
    institution: str = "",
    subdistricts: Iterable[Subdistrict] = (),
    form_key: UUID | None = None,
) -> GraduatePosting:
    """Post a person to the labour centre of a district from a day on; the same form again is the same posting."""

    def make() -> GraduatePosting:
        posting = GraduatePosting.objects.create(person=person, form_key=form_key)
        facts = PostingFacts(
            person=person, district=district, first_day=first_day, last_day=last_day,
            contract=contract, degree=degree, institution=institution,
        )  # fmt: skip
        open_facts(posting, facts, subdistricts, at=timezone.now())
        return posting

    with transaction.atomic():
        posting, made = once(GraduatePosting.objects.filter(person=person), form_key=form_key, make=make)
        if made:
            touched([district.province_id])
            record(by=by, act="volunteers.post_graduate", target=posting, province_code=district.province_id)
    return posting


def end_posting(
    *, by: User, posting: GraduatePosting, last_day: date, reason: str = "", version: int | None = None
) -> None:
    """End a posting; ``last_day`` is the last day served. Of two who end it, the second is refused."""
    with transaction.atomic():
        facts = known_facts(posting, version)
        if facts.last_day:
            raise RuleBroken(_("This posting has already ended."), code="posting_ended")
        replace_facts(posting, facts, {"last_day": last_day})
        _record(by, "volunteers.end_posting", posting, facts, reason)


def correct_posting(
    *,
    by: User,
    posting: GraduatePosting,
    reason: str,
    version: int | None = None,
    subdistricts: Iterable[Subdistrict] | None = None,
    **facts,
) -> None:
    """Say anew what was entered wrongly: any of FACTS, and the tambons covered. Earlier knowledge stays readable."""
    unknown = facts.keys() - set(FACTS)
    if unknown:
        raise TypeError(f"not a fact of a posting: {sorted(unknown)}")
    with transaction.atomic():
        known = known_facts(posting, version)
        changed = [name for name, value in facts.items() if getattr(known, name) != value]
        replace_facts(posting, known, facts, subdistricts)
        changed += ["subdistricts"] if subdistricts is not None else []
        _record(by, "volunteers.correct_posting", posting, known, reason, fields=changed, version=posting.version)


def void_posting(*, by: User, posting: GraduatePosting, reason: str, version: int | None = None) -> None:
    """Take back a posting that was entered by mistake: from now on nothing is known of it."""
    with transaction.atomic():
        stored(posting)
        facts = known_facts(posting, version)
        close_facts(facts, at=timezone.now())
        office, title = facts.district.province.office, f"{facts.person} {facts.district.title}"
        put_away(by=by, office=office, thing=posting, title=title, rows=json.dumps({"facts": facts.pk}))
        _record(by, "volunteers.void_posting", posting, facts, reason)


def restore_posting(*, by: User, facts: PostingFacts) -> GraduatePosting:
    """Make known again what a voided posting said last; refused if the days are taken meanwhile."""
    posting = facts.posting
    with transaction.atomic():
        if posting.facts.known().exists():
            raise RuleBroken(_("This posting counts again already."), code="posting_known")
        take_turn(posting, None)
        kept = {name: getattr(facts, name) for name in FACTS}
        fresh = PostingFacts(person_id=facts.person_id, **kept)
        open_facts(posting, fresh, list(facts.subdistricts.all()), at=timezone.now())
        _record(by, "volunteers.restore_posting", posting, fresh, "")
    return posting


def _record(by: User, act: str, posting: GraduatePosting, facts: PostingFacts, reason: str, **details) -> None:
    known_now = posting.facts.known().values_list("district__province_id", flat=True)
    touched([facts.district.province_id, *known_now])
    record(by=by, act=act, target=posting, reason=reason, province_code=facts.district.province_id, **details)
