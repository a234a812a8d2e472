"""The sealed token in every form: whose page it stands on, where it is sent, its key and the version it showed.

The browser carries it and cannot read or change it. Only a post that brings one is kept when it arrives without its
session (`accounts.kept_posts`); and what the form's hidden fields say must agree with it (`accounts.forms`).
"""

import json
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from accounts.encryption import CannotOpen, open_for, seal_for

TOKEN = "form_token"
PURPOSE = "accounts.form_token"
DAY = 24 * 3600
# A form that waited a weekend still comes back; one that waited longer was forgotten.
LONGEST = 7 * DAY


@dataclass(frozen=True)
class FormToken:
    """What a page says about one of its forms.

    ``path`` is where the form is sent; empty for buttons that carry nothing typed, which any page may share.
    ``page`` is the address the form stands on. ``withheld`` names the fields that are never kept.
    """

    user: int
    page: str
    path: str = ""
    key: str = ""
    version: str = ""
    withheld: tuple[str, ...] = ()
    draft: bool = False
    made_at: int = field(default_factory=lambda: int(time.time()))

    @property
    def typed(self) -> bool:
        """Whether the form has fields that somebody types into."""
        return bool(self.path)

    @property
    def old(self) -> bool:
        """Too old to be taken as it is: its first sending is no longer remembered (see `accounts.sent_forms`)."""
        return self.age > DAY

    @property
    def age(self) -> float:
        """Seconds since the page was shown."""
        return time.time() - self.made_at

    def sealed(self) -> str:
        """The token as it stands in the page."""
        return seal_for(PURPOSE, json.dumps(asdict(self), ensure_ascii=False))


def token_in(posted: Mapping) -> FormToken | None:
    """The token that a post brought; None if it brought none, or one that does not open or is a week old."""
    sealed = posted.get(TOKEN) or ""
    try:
        told = json.loads(open_for(PURPOSE, sealed))
        token = FormToken(**told | {"withheld": tuple(told["withheld"])})
    except (CannotOpen, UnicodeError):
        return None
    return token if token.age <= LONGEST else None
