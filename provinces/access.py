"""What the bin of an office allows to whom. Nothing else in this app reads a scope."""

from collections.abc import Iterable

from django.db.models import Q

from accounts.models import User
from provinces.permissions import scope_of


def may_put_back(user: User, permissions: Iterable[str]) -> Q:
    """Rows of the bin that the user may put back: where they hold the permission that it took to delete them."""
    allowed = Q(pk__in=())
    for permission in permissions:
        if scope := scope_of(user, permission):
            allowed |= Q(permission=permission) & scope.q("office__province_id")
    return allowed
