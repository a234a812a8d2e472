"""Names of areas where no object is at hand: in the language of the page, and as people type them."""

from functools import reduce
from operator import or_

from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Replace
from django.db.models.lookups import Contains
from django.utils.translation import get_language

from thai.search import without_hyphens


def local_name(path: str = "") -> Case:
    """The ``name`` of what is ``Named`` at ``path`` (``district__``), inside a query."""
    thai = F(f"{path}name_th")
    if get_language() != "en":
        return Case(default=thai)
    return Case(When(**{f"{path}name_en": ""}, then=thai), default=F(f"{path}name_en"))


def titled(tambon: str, code: str) -> str:
    """The name of a tambon, in the language of the page, with its kind; ``code`` is its own or its province's."""
    if get_language() == "en":
        return tambon
    return f"{'แขวง' if code.startswith('10') else 'ตำบล'}{tambon}"


def name_has(path: str, word: str) -> Q:
    """Areas whose Thai name at ``path`` has the word, with or without the hyphen in it: สุไหงโกลก is สุไหงโก-ลก."""
    return Q(Contains(Replace(F(f"{path}name_th"), Value("-"), Value("")), without_hyphens(word)))


def place_has(path: str, word: str) -> Q:
    """Places of which tambon, district or province has the word in its name; ``path`` is ``venue_``."""
    return reduce(or_, [name_has(f"{path}{area}__", word) for area in ("subdistrict", "district", "province")])
