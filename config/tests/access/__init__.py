"""Who gets which answer where: one row per route, one column per actor. A route without a row fails.

The rows of each package stand in its own file here. ``kwargs`` name attributes of the world (see
``config/tests/conftest.py``), whose objects all belong to Narathiwat; the *neighbour* is the officer of
Songkhla, for whom they do not exist.
"""

from dataclasses import dataclass, field

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


def expect(default: int, **others: int) -> dict[str, int]:
    """The status for every actor: ``default`` unless named."""
    unknown = others.keys() - set(ACTORS)
    assert not unknown, f"no such actor: {unknown}"
    return dict.fromkeys(ACTORS, default) | others


EVERYBODY = expect(200)
SIGNED_IN = expect(200, anonymous=302)
# A page of the package's office at home; another province's object does not exist.
REGISTER = expect(403, anonymous=302, officer=200, head=200, admin=200, auditor=200, neighbour=404)
REGISTER_LIST = REGISTER | {"neighbour": 200}
REGISTER_WRITE = REGISTER | {"auditor": 403}
NOT_ALLOWED = expect(405, anonymous=302)
NEVER_POSTED = expect(405)


@dataclass(frozen=True)
class Route:
    """One route with the expected status of GET and of an empty POST, actor by actor."""

    name: str
    get: dict[str, int]
    post: dict[str, int]
    kwargs: dict[str, str] = field(default_factory=dict)
