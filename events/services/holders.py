"""Who is named on the rows of an event: each office holder once, whatever title a paper prints."""

from typing import Any

from events.models import AdvisorRemark, Dignitary, EventRole, ProgrammeItem


def name_holders(row: Any, speaker: Dignitary | None, principal: Dignitary | None) -> None:
    """Say on a row that names office holders who they are; other rows stay as they are.

    ``speaker`` is an unsaved office holder, ``principal`` another, on whose behalf a role is held; who is known by
    first name and surname is not entered twice. None: nobody, but a role keeps who holds it.
    """
    if isinstance(row, EventRole):
        row.principal = _known(principal) if principal else None
        if speaker:
            row.dignitary = _known(speaker)
    elif isinstance(row, ProgrammeItem | AdvisorRemark):
        row.speaker = _known(speaker) if speaker else None


def _known(typed: Dignitary) -> Dignitary:
    """The office holder of this name, entered now if new; one that is stored already is just that one."""
    if typed.pk:
        return typed
    facts = {"prefix": typed.prefix, "position": typed.position}
    return Dignitary.objects.get_or_create(first_name=typed.first_name, last_name=typed.last_name, defaults=facts)[0]
