"""Whose rosters somebody may hand in. Nothing else in this app decides."""

from accounts.models import User
from provinces.models import Office
from volunteers import access


def must_hand_in(user: User, office: Office) -> None:
    """403 unless the user writes the register of the office: each office imports its own province alone."""
    access.must_write(user, office.province_id)
