"""The southern border area: until an event there is over, the public reads its days and its district alone.

What is asked about an event is whatever answers as the model does; no model of ours is known here.
"""

from typing import Any

from django.db.models import Q

from provinces.models import GRADUATE_PROVINCES


def lies_there(event: Any) -> bool:
    """Whether the place lies in such a district; where none is known, in a province that is border area as a whole."""
    if event.venue_district:
        return event.venue_district.has_graduates
    return event.venue_province_id in GRADUATE_PROVINCES


def lying_there() -> Q:
    """The same in SQL."""
    return Q(venue_district__has_graduates=True) | Q(venue_district=None, venue_province__in=GRADUATE_PROVINCES)
