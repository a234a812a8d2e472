"""What every page needs to know about the person reading it."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.utils import timezone

from accounts.models import User
from provinces.permissions import access_of

# Who is there for one desk alone is offered that and nothing else; who that is knows a package to the right.
helpers: list[Callable[[User], bool]] = []


def only_helps(user) -> bool:
    """Whether the account works nowhere and is there for a desk alone; asked once in a request."""
    if not user or not user.is_authenticated or access_of(user).memberships:
        return False
    if not hasattr(user, "_only_helps"):
        user._only_helps = any(helps(user) for helps in helpers)
    return user._only_helps


def portal(request) -> dict:
    """``access`` (what the reader may do), ``demo`` (the banner), ``now`` (in Bangkok) for each template."""
    user = getattr(request, "user", None)
    return {
        "access": access_of(user) if user else None,
        # Asked by the menu alone.
        "only_helps": partial(only_helps, user),
        "demo": settings.DEMO,
        "portal_address": settings.PORTAL_ADDRESS,
        "now": timezone.localtime(),
    }
