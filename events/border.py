"""The southern border area: until an event there is over, the public reads its days and its district alone.

What is asked about an event is whatever answers as the model does; no model of ours is known here.
"""

from typing import Any

from django.db.models import Q


def lies_there(event: Any) -> bool:
    """Whether the place lies in such a district; where none is known, in a province that is border area as a whole."""
    place = event.venue_district or event.venue_province
    return bool(place and place.is_southern_border)


def lying_there() -> Q:
    """The same in SQL."""
    return Q(venue_district__is_southern_border=True) | Q(venue_district=None, venue_province__is_southern_border=True)
