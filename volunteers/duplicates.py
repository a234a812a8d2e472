"""The same person entered twice: who looks alike in an office's register."""

import re
from functools import reduce
from itertools import combinations
from operator import and_, or_
from uuid import UUID

from django.db.models import BooleanField, Case, Q, Value, When, prefetch_related_objects

from provinces.models import Office
from thai.names import without_prefix
from thai.search import search_text
from volunteers.models import Person
from volunteers.models.people import has_phone
from volunteers.models.private import BETWEEN_PHONES

SHOWN = 5
# A longer name is asked for by these of its words; all of them are then compared.
WORDS_ASKED_FOR = 4
NA = re.compile(r"(?<!\S)ณ\s")


def look_alikes(
    *,
    office: Office,
    first_name: str,
    last_name: str,
    phone: str,
    apart_from: Person | None = None,
    form_key: UUID | None = None,
) -> list[Person]:
    """People of an office with the same name or one of the same telephones, whatever its extension; SHOWN are shown.

    A name is the same under any prefix, with first name and surname changed about, and with a middle name left out.
    Whom the form with this key made is nobody else, even if that happened a moment ago.
    """
    words = words_of(f"{first_name} {last_name}")
    numbers = [has_phone(number) for number in phone.split(BETWEEN_PHONES)] if phone else []
    same_phone = reduce(or_, numbers, Q(pk__in=[]))
    people = Person.objects.filter(_shares_words(words) | same_phone, office=office, merged_into=None)
    if apart_from:
        people = people.exclude(pk=apart_from.pk)
    if form_key:
        people = people.exclude(form_key=form_key)
    by_phone = Case(When(same_phone, then=Value(True)), default=Value(False), output_field=BooleanField())
    rows = list(people.annotate(by_phone=by_phone))
    found = [row for row in rows if row.by_phone or same_name(words, words_of(f"{row.first_name} {row.last_name}"))]
    prefetch_related_objects(found[:SHOWN], "phones")
    return found


def words_of(name: str) -> frozenset[str]:
    """The words of a name without its prefix, each in its one spelling; ณ stands with the word it belongs to."""
    return frozenset(NA.sub("ณ", search_text(without_prefix(name))).split())


def same_name(words: frozenset[str], others: frozenset[str]) -> bool:
    """The same words in any order, or the one name is the other with a middle name left out."""
    shared = words & others
    return words == others or (len(shared) > 1 and shared in (words, others))


def _shares_words(words: frozenset[str]) -> Q:
    """People who share two words of the name, or its only one."""
    parts = sorted(word.removeprefix("ณ") or word for word in words)[:WORDS_ASKED_FOR]
    together = min(len(parts), 2)
    pairs = combinations(parts, together) if parts else []
    return reduce(or_, [reduce(and_, [Q(search__contains=word) for word in pair]) for pair in pairs], Q(pk__in=[]))
