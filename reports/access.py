"""About which provinces somebody may ask for a report. Nothing else in this app decides."""

from accounts.models import User
from provinces.permissions import Permission, Scope, scope_of


def reach(user: User, permission: Permission | None) -> Scope:
    """The provinces that a report's permission opens to the user today; None opens none."""
    return scope_of(user, permission) if permission else Scope()
