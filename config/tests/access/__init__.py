"""Who gets which answer where: one row per route, one column per actor. A route without a row fails.

The rows of each package stand in its own file here. ``kwargs`` name attributes of the world (see
``config/tests/conftest.py``), whose objects all belong to Narathiwat; the *neighbour* is the officer of
Songkhla, for whom they do not exist.

A row says what GET and an empty POST are answered about Narathiwat's objects. All other cells follow from it by the
rules of ``answer``: other methods, Songkhla's objects, objects that are not there, and actors who are like another.
"""

from dataclasses import dataclass, field
from enum import StrEnum

ACTORS = (
    "anonymous",
    "outsider",
    "volunteer",
    "graduate",
    "helper",
    "officer",
    "head",
    "neighbour",
    "admin",
    "advisor",
    "auditor",
)
# Who gets what another gets, unless a row names them.
LIKE = {
    "neighbour_head": "neighbour",
    "acting_head": "head",
    "not_yet_acting": "officer",
    "no_longer_acting": "officer",
    "aide": "advisor",
    "neighbour_volunteer": "volunteer",
    "former_officer": "outsider",
    "disabled_head": "anonymous",
}
EVERY_ACTOR = (*ACTORS, *LIKE)
# Who gets about Songkhla's objects what this one gets about Narathiwat's; the others work for no province.
MIRROR = {
    "officer": "neighbour",
    "not_yet_acting": "neighbour",
    "no_longer_acting": "neighbour",
    "head": "neighbour_head",
    "acting_head": "neighbour_head",
    "neighbour": "officer",
    "neighbour_head": "head",
}
# Who may not write, whatever they send; but that a helper marks who comes to one event.
READERS = (
    "anonymous", "outsider", "volunteer", "graduate", "helper", "advisor", "auditor",
    "aide", "neighbour_volunteer", "former_officer", "disabled_head",
)  # fmt: skip
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")


class About(StrEnum):
    """Whose object the address names."""

    OWN = "Narathiwat's"
    OTHER = "Songkhla's"
    MISSING = "missing"


def expect(default: int, **others: int) -> dict[str, int]:
    """The status for every actor: ``default`` unless named."""
    unknown = others.keys() - set(EVERY_ACTOR)
    assert not unknown, f"no such actor: {unknown}"
    return dict.fromkeys(ACTORS, default) | others


EVERYBODY = expect(200)
SIGNED_IN = expect(200, anonymous=302)
# A page of the package's office at home; another province's object does not exist.
REGISTER = expect(403, anonymous=302, officer=200, head=200, admin=200, auditor=200, neighbour=404)
REGISTER_LIST = REGISTER | {"neighbour": 200}
REGISTER_WRITE = REGISTER | {"auditor": 403}
NEVER_POSTED = expect(405)


@dataclass(frozen=True)
class Route:
    """One route with the expected status of GET and of an empty POST, actor by actor.

    ``found_first`` are those whose 403 depends on the object: about one that is not there they get 404.
    ``by_pass`` are those let in for this very object alone: about every other one they get 403.
    """

    name: str
    get: dict[str, int]
    post: dict[str, int]
    kwargs: dict[str, str] = field(default_factory=dict)
    found_first: tuple[str, ...] = ()
    by_pass: tuple[str, ...] = ()


def answer(row: Route, method: str, actor: str, about: About) -> int:
    """The status that the table declares for one cell.

    HEAD is GET without its body; what is neither GET nor POST is refused to everybody. Songkhla's object is to
    Songkhla's people what Narathiwat's is to their colleagues. What is not there is 404, but for who is sent away
    before anybody looks for it.
    """
    if method not in ("get", "head", "post"):
        return 405
    if about != About.OWN and actor in row.by_pass:
        return 403
    declared = row.post if method == "post" else row.get
    if about == About.OTHER:
        return of_actor(declared, MIRROR.get(actor, actor))
    here = of_actor(declared, actor)
    return here if about == About.OWN or _sent_away(row, here, LIKE.get(actor, actor)) else 404


def of_actor(declared: dict[str, int], actor: str) -> int:
    """What a row says of an actor, or of the one who is like them."""
    return declared[actor] if actor in declared else declared[LIKE[actor]]


def _sent_away(row: Route, here: int, actor: str) -> bool:
    """By the method, to the sign-in, or for want of the permission."""
    sign_in = actor == "anonymous" and here == 302
    return here == 405 or sign_in or here == 403 and actor not in row.found_first
