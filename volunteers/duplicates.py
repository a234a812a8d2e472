"""The same person entered twice: who looks alike in an office's register."""

import re
from functools import reduce
from itertools import combinations
from operator import and_, or_
from typing import NamedTuple
from uuid import UUID

from django.db.models import BooleanField, Case, F, Q, TextField, Value, When, prefetch_related_objects
from django.db.models.functions import Replace
from django.db.models.lookups import Contains

from provinces.models import Office
from thai.names import without_prefix
from thai.prefixes import take_titles
from thai.search import search_text, without_hyphens, without_spaces
from volunteers.models import Person
from volunteers.models.people import has_phone
from volunteers.models.private import BETWEEN_PHONES

SHOWN = 5
# A longer name is asked for by these of its words; all of them are then compared.
WORDS_ASKED_FOR = 4
ASIDE = re.compile(r"[(\[][^)\]]*[)\]]")
NA = re.compile(r"(?<!\S)ณ\s")
ENGLISH_TITLE = re.compile(r"\A(?:mrs?|ms|miss|dr)(?:\.\s*|\s+)(?=\S)")


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
    name = spelt(f"{first_name} {last_name}")
    numbers = [has_phone(number) for number in phone.split(BETWEEN_PHONES)] if phone else []
    same_phone = reduce(or_, numbers, Q(pk__in=[]))
    people = Person.objects.filter(_has_words_of(name) | same_phone, office=office, merged_into=None)
    if apart_from:
        people = people.exclude(pk=apart_from.pk)
    if form_key:
        people = people.exclude(form_key=form_key)
    by_phone = Case(When(same_phone, then=Value(True)), default=Value(False), output_field=BooleanField())
    rows = list(people.annotate(by_phone=by_phone))
    found = [row for row in rows if row.by_phone or name.may_be(spelt(f"{row.first_name} {row.last_name}"))]
    prefetch_related_objects(found[:SHOWN], "phones")
    return found


class Spelt(NamedTuple):
    """A name as it is compared: its words, and all of it in one piece. Titles, hyphens and what stands in brackets
    say nothing; ณ stands with the word it belongs to."""

    words: frozenset[str]
    in_one: str

    def may_be(self, other: "Spelt") -> bool:
        """Whether both may be one person's: the same but for spaces, the same words in any order, or the one is the
        other with a middle name left out."""
        shared = self.words & other.words
        left_out = len(shared) > 1 and shared in (self.words, other.words)
        return left_out or self.words == other.words or self.in_one == other.in_one


def spelt(name: str) -> Spelt:
    """A name ready to be compared; where many are, each is read once."""
    named = without_prefix(ASIDE.sub(" ", name) if ASIDE.sub("", name).strip() else name)
    bare = ENGLISH_TITLE.sub("", search_text(named))
    words = (take_titles(word)[1] for word in NA.sub("ณ", bare).split())
    return Spelt(frozenset(map(without_hyphens, words)), without_hyphens(without_spaces(bare)))


def _has_words_of(name: Spelt) -> Q:
    """People who share two words of the name, or its only one, or have it in one piece."""
    parts = sorted(word.removeprefix("ณ") or word for word in name.words)[:WORDS_ASKED_FOR]
    together = min(len(parts), 2)
    pairs = combinations(parts, together) if parts else []
    shared = [reduce(and_, [Q(search__contains=word) for word in pair]) for pair in pairs]
    pieces = Replace(Replace(F("search"), Value(" ")), Value("-"), output_field=TextField())
    return reduce(or_, shared, Q(Contains(pieces, name.in_one)) if name.in_one else Q(pk__in=[]))
