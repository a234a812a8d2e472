"""About which provinces somebody may ask for a report. Nothing else in this app decides."""

from accounts.models import User
from provinces.permissions import Permission, Scope, access_of, scope_of


def reach(user: User, permission: Permission | None) -> Scope:
    """The provinces that a report's permission opens to the user today; None opens none."""
    return scope_of(user, permission) if permission else Scope()


def may_rank(user: User) -> bool:
    """Whether offices are ranked for the user: for the centre and its advisors, not for an office among its equals."""
    return access_of(user).works_nationwide(Permission.FIGURES_READ)


def own_provinces(user: User) -> frozenset[str]:
    """The codes of the provinces in whose offices the user reads figures."""
    return scope_of(user, Permission.FIGURES_READ).codes
