"""The text of news that a clearance binds, and how that of now differs from the cleared one (decision 28)."""

from typing import Any

from events.approved import Difference
from events.models import PressRelease

# Everything that the public reads as words of the office or of its source; not the day and the number of views.
BOUND = (
    "headline", "lead", "body", "verbatim", "hashtags", "reporter", "editor", "source_name", "publisher", "channel",
    "source_url",
)  # fmt: skip


def text_of(release: PressRelease) -> dict[str, Any]:
    """The bound text as it stands on the row, in values that JSON keeps."""
    return {name: getattr(release, name) for name in BOUND}


def news_differences(release: PressRelease) -> list[Difference]:
    """What of news differs from the text cleared last; nothing where none was."""
    cleared, now = release.cleared_facts, text_of(release)
    if cleared is None:
        return []
    return [
        Difference(column.verbose_name, _lines(cleared[column.name]), _lines(now[column.name]))
        for column in PressRelease._meta.concrete_fields
        if column.name in BOUND and cleared[column.name] != now[column.name]
    ]


def _lines(value: Any) -> list[str]:
    """A text by its lines; hashtags as they are printed; quotations with their notes."""
    if isinstance(value, str):
        return value.splitlines()
    return [f"“{each['text']}” {each['note']}" if isinstance(each, dict) else f"#{each}" for each in value]
