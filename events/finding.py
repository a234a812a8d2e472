"""Finding somebody on the list of an event, or among those who may be invited, by what officers type."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from django.db.models import Q, QuerySet

from events.models import Event
from events.roll_choice import RollChoice
from thai.search import place_words
from volunteers.models import Person
from volunteers.searching import number_matches, ways_to_write


def listed_as(text: str, *, user) -> Callable[..., bool]:
    """Whether a row, told by the key of its person (or None) and by its texts, is what was typed.

    Words are found in any order in name, place and group, without the prefix of a name or the kind of a place. IDs and
    telephones are found whole or by their last four digits, of people whose record the user may see.
    """
    own = Person.objects.visible_to(user)

    def owners(number: Q | None) -> set[int] | None:
        return None if number is None else set(own.filter(number).values_list("pk", flat=True))

    typed = ways_to_write(text) + [tuple(place_words(text))]
    whole = owners(number_matches(text))
    numbers = {word: owners(number_matches(word)) for way in typed for word in way}

    def is_it(person_id: int | None, *texts: str) -> bool:
        if whole is not None:
            return person_id in whole
        line = " ".join(place_words(" ".join(texts)))
        return any(way and all(_has(line, word, person_id, numbers[word]) for word in way) for way in typed)

    return is_it


def narrowed(rows: Any, text: str, *, user, told: Callable[[Any], tuple]) -> Any:
    """The rows that are what was typed, all of them for no text; ``told`` gives a row's person key and texts."""
    if not text:
        return rows
    is_it = listed_as(text, user=user)
    return [row for row in rows if is_it(*told(row))]


def on_the_roll(event: Event, asked: RollChoice, *, user) -> Sequence | QuerySet:
    """The places of a roll in the order of the list: all, or those asked for; none for what cannot be understood."""
    places = event.participants.places().select_related("substitute")
    if not asked.is_valid():
        return places.none()
    typed = "" if asked.number is not None else asked.typed
    return narrowed(asked.narrow(places), typed, user=user, told=attrgetter("person_id", "name", "place", "group"))


def _has(line: str, word: str, person_id: int | None, owners: set[int] | None) -> bool:
    return word in line if owners is None else person_id in owners
