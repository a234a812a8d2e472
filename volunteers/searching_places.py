"""Finding tambons by what officers type: with their district, with or without their kind, or by a whole code.

Digits are the whole code of one tambon, or nothing: never a part of the codes of others.
"""

import re
from functools import reduce
from operator import and_

from django.db.models import Q

from provinces.models import Subdistrict
from provinces.naming import name_has
from thai.search import KIND_OF, KIND_OF_PLACE, search_text
from volunteers.searching import nothing

CODE_LENGTH = 6
_NEXT_KIND = re.compile(r"(?<=\S)(อำเภอ|จังหวัด|[อจ]\.)")


def tambon_matches(text: str, *, path: str = "") -> Q:
    """Tambons by name, alone or with their district (``สะกอม เทพา``, ``ต.สะกอม อ.เทพา``); or those of a whole code.

    The code of an abolished tambon finds those that followed.
    """
    line = search_text(text)
    if len(line) == CODE_LENGTH and _is_digits(line):
        followed = [heir.pk for place in Subdistrict.objects.filter(pk=line) for heir in heirs(place)]
        return Q(**{f"{path}pk__in": [line, *followed]})
    places = _places_in(line)
    if not places or any(_is_digits(name) for _kind, name in places):
        return nothing(path)
    anything = Q(**{f"{path}search__contains": line})
    alone = len(places) == 1
    return anything | reduce(and_, [_place(kind or ("tambon" if alone else ""), name, path) for kind, name in places])


def _place(kind: str, name: str, path: str) -> Q:
    """The tambon, its district or its province has the name; without a kind the tambon or its district."""
    named = {
        "tambon": Q(**{f"{path}search__contains": name}) | name_has(path, name),
        "district": name_has(f"{path}district__", name) | Q(**{f"{path}district__name_en__icontains": name}),
        "province": name_has(f"{path}district__province__", name),
    }
    return named[kind] if kind else named["tambon"] | named["district"]


def _places_in(line: str) -> list[tuple[str, str]]:
    """The names of places in a line, each with its kind where that is said."""
    # Who names the kind of a place often writes the next one against it: ตำบลสะกอมอำเภอเทพา.
    parted = _NEXT_KIND.sub(r" \1", line) if KIND_OF_PLACE.match(line) else line
    before, *labelled = KIND_OF_PLACE.split(parted)
    found = [("", word) for word in before.split()]
    for kind, names in zip(labelled[::2], labelled[1::2], strict=True):
        words = names.split()
        found += [(KIND_OF[kind], word) for word in words[:1]] + [("", word) for word in words[1:]]
    return found


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def abolished(text: str) -> list[tuple[Subdistrict, list[Subdistrict]]]:
    """The tambon that once had this whole code, with those that took its place; else nothing."""
    code = search_text(text)
    if not (len(code) == CODE_LENGTH and _is_digits(code)):
        return []
    gone = Subdistrict.objects.filter(pk=code).exclude(valid_to=None)
    return [(place, heirs(place)) for place in gone]


def heirs(place: Subdistrict) -> list[Subdistrict]:
    """Who stands in the place of a tambon today: itself, or those that followed through every change, by code."""
    waiting, seen, found = [place], {place.pk}, []
    while waiting:
        one = waiting.pop()
        if one.valid_to is None:
            found.append(one)
            continue
        followed = [each for each in one.successors.select_related("district") if each.pk not in seen]
        seen |= {each.pk for each in followed}
        waiting += followed
    return sorted(found, key=lambda each: each.code)
