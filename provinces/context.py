"""What every page needs to know about the person reading it."""

from django.conf import settings
from django.utils import timezone

from provinces.permissions import access_of


def portal(request) -> dict:
    """``access`` (what the reader may do), ``demo`` (the banner), ``now`` (in Bangkok) for each template."""
    user = getattr(request, "user", None)
    return {
        "access": access_of(user) if user else None,
        "demo": settings.DEMO,
        "portal_address": settings.PORTAL_ADDRESS,
        "now": timezone.localtime(),
    }
