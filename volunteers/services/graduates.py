"""Postings of labour graduates. What is changed later closes a row of facts and opens another."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
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
from volunteers.services import rules

FACTS = ("district", "first_day", "last_day", "contract", "degree", "institution")


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
            person=person,
            district=district,
            first_day=first_day,
            last_day=last_day,
            contract=contract,
            degree=degree,
            institution=institution,
        )
        _open(posting, facts, subdistricts, at=timezone.now())
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
        facts = _known(posting, version)
        if facts.last_day:
            raise RuleBroken(_("This posting has already ended."), code="posting_ended")
        _replace(posting, facts, {"last_day": last_day})
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
        known = _known(posting, version)
        changed = [name for name, value in facts.items() if getattr(known, name) != value]
        _replace(posting, known, facts, subdistricts)
        changed += ["subdistricts"] if subdistricts is not None else []
        _record(by, "volunteers.correct_posting", posting, known, reason, fields=changed, version=posting.version)


def void_posting(*, by: User, posting: GraduatePosting, reason: str, version: int | None = None) -> None:
    """Take back a posting that was entered by mistake: from now on nothing is known of it."""
    with transaction.atomic():
        stored(posting)
        facts = _known(posting, version)
        _close(facts, at=timezone.now())
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
        _open(posting, fresh, list(facts.subdistricts.all()), at=timezone.now())
        _record(by, "volunteers.restore_posting", posting, fresh, "")
    return posting


def _known(posting: GraduatePosting, version: int | None) -> PostingFacts:
    """What is known now of a posting whose turn this is; a change in between would have moved its version."""
    facts = posting.facts.known().select_related("district__province__office", "person").first()
    if facts is None:
        raise RuleBroken(_("This posting was entered by mistake and no longer counts."), code="posting_void")
    take_turn(posting, version)
    return facts


def _replace(
    posting: GraduatePosting, facts: PostingFacts, changes: dict, subdistricts: Iterable[Subdistrict] | None = None
) -> None:
    """Close a row and open another that differs in ``changes``."""
    now = timezone.now()
    kept = {name: getattr(facts, name) for name in FACTS}
    covered = list(facts.subdistricts.all()) if subdistricts is None else subdistricts
    _close(facts, at=now)
    _open(posting, PostingFacts(person_id=facts.person_id, **(kept | changes)), covered, at=now)


def _close(facts: PostingFacts, *, at: datetime) -> None:
    PostingFacts.objects.filter(pk=facts.pk).update(known_until=at)


def _open(posting: GraduatePosting, facts: PostingFacts, subdistricts: Iterable[Subdistrict], *, at: datetime) -> None:
    """Write what is known from now on, if the rules allow it."""
    if not facts.district.has_graduates:
        raise RuleBroken(_("Labour graduates are not posted to this district."), code="district_without_graduates")
    if facts.last_day and facts.last_day < facts.first_day:
        message = _("The last day lies before the first day of the posting.")
        raise RuleBroken(message, code="posting_ends_before_start")
    person = Person.objects.select_for_update().get(pk=facts.person_id)
    rules.not_dead(person, facts.first_day, facts.last_day)
    rules.not_a_volunteer(person, facts.first_day, facts.last_day)
    rules.not_a_graduate(person, facts.first_day, facts.last_day)
    facts.posting, facts.known_from = posting, at
    try:
        with transaction.atomic():
            facts.save(force_insert=True)
    except IntegrityError:
        # Another desk was quicker: the database holds one posting per person and day.
        rules.not_a_graduate(person, facts.first_day, facts.last_day)
        raise
    facts.subdistricts.set(subdistricts)


def _record(by: User, act: str, posting: GraduatePosting, facts: PostingFacts, reason: str, **details) -> None:
    known_now = posting.facts.known().values_list("district__province_id", flat=True)
    touched([facts.district.province_id, *known_now])
    record(by=by, act=act, target=posting, reason=reason, province_code=facts.district.province_id, **details)
