"""What a seat is on a day, and on whose desk a pending appointment lies. Words without any model."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SeatState(TextChoices):
    """What a seat is on a day; vacant includes nominated in every total."""

    APPOINTED = "appointed", _("appointed")
    PENDING = "pending", _("pending")
    NOMINATED = "nominated", _("being checked")
    VACANT = "vacant", _("vacant")


class Desk(TextChoices):
    """On whose desk a pending appointment lies."""

    OFFICE = "office", _("provincial labour office")
    MINISTRY = "ministry", _("ministry")
    RETURNED = "returned", _("provincial labour office (returned by the ministry)")


class EndReason(TextChoices):
    """Why somebody left office."""

    TERM = "term", _("term ended")
    RESIGNED = "resigned", _("resigned")
    DIED = "died", _("died")
    MOVED = "moved", _("moved away")
    DISQUALIFIED = "disqualified", _("lost a qualification")
    INACTIVE = "inactive", _("did not take part")
    DISMISSED = "dismissed", _("dismissed")
    REVOKED = "revoked", _("order revoked")
    OTHER = "other", _("other reason")


# Who leaves for one of these leaves everything: every other office, and every candidacy, of the same person.
ENDS_EVERYTHING = frozenset({EndReason.DIED.value, EndReason.DISQUALIFIED.value, EndReason.DISMISSED.value})
