"""What is known of a posting: a row of facts closes and another opens, if the rules allow it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.records import take_turn
from accounts.rules import RuleBroken
from provinces.models import Subdistrict
from volunteers.models import GraduatePosting, Person, PostingFacts
from volunteers.services import rules

FACTS = ("district", "first_day", "last_day", "contract", "degree", "institution")


def known_facts(posting: GraduatePosting, version: int | None) -> PostingFacts:
    """What is known now of a posting whose turn this is; a change in between would have moved its version."""
    facts = posting.facts.known().select_related("district__province__office", "person").first()
    if facts is None:
        raise RuleBroken(_("This posting was entered by mistake and no longer counts."), code="posting_void")
    take_turn(posting, version)
    return facts


def replace_facts(
    posting: GraduatePosting, facts: PostingFacts, changes: dict, subdistricts: Iterable[Subdistrict] | None = None
) -> None:
    """Close a row and open another that differs in ``changes``."""
    now = timezone.now()
    kept = {name: getattr(facts, name) for name in FACTS}
    covered = list(facts.subdistricts.all()) if subdistricts is None else subdistricts
    close_facts(facts, at=now)
    open_facts(posting, PostingFacts(person_id=facts.person_id, **(kept | changes)), covered, at=now)


def close_facts(facts: PostingFacts, *, at: datetime) -> None:
    """From a moment on they are not known any more."""
    PostingFacts.objects.filter(pk=facts.pk).update(known_until=at)


def open_facts(
    posting: GraduatePosting, facts: PostingFacts, subdistricts: Iterable[Subdistrict], *, at: datetime
) -> None:
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
