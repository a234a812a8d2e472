"""What the bin of an office, its printed figures and the trail allow to whom. Nothing else here reads a scope."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from accounts.models import User
from provinces.permissions import Permission, Scope, access_of, scope_of


def may_put_back(user: User, permissions: Iterable[str]) -> Q:
    """Rows of the bin that the user may put back: where they hold the permission that it took to delete them."""
    allowed = Q(pk__in=())
    for permission in permissions:
        if scope := scope_of(user, permission):
            allowed |= Q(permission=permission) & scope.q("office__province_id")
    return allowed


def printed_figures_of(user: User) -> Scope:
    """The provinces about which the user enters what a source printed."""
    return scope_of(user, Permission.FIGURES_WRITE)


def may_enter_printed(user: User, province_code: str | None) -> bool:
    """Whether the user enters what a source printed about the province."""
    return province_code in printed_figures_of(user)


def insist_on_printed(user: User, province_code: str) -> None:
    """Refuse (403) who does not work for the province."""
    if not may_enter_printed(user, province_code):
        raise PermissionDenied


def offices_kept_by(user: User, *, path: str = "office__") -> Q:
    """The offices (at ``path``) whose own facts the user enters: those where they work, for the centre every one."""
    return scope_of(user, Permission.OFFICES_WRITE).q(f"{path}province_id")


def may_keep(user: User, office) -> bool:
    """Whether the user enters the facts of an office."""
    return office.province_id in scope_of(user, Permission.OFFICES_WRITE)


def insist_on_office(user: User, office) -> None:
    """Refuse (403) who does not work for the office."""
    if not may_keep(user, office):
        raise PermissionDenied


def may_set_rules(user: User) -> bool:
    """Whether the user sets the rules of the nation and of its offices."""
    return access_of(user).may(Permission.RULES_WRITE)


def insist_on_rules(user: User) -> None:
    """Refuse (403) who sets no rules."""
    if not may_set_rules(user):
        raise PermissionDenied


def may_name_officers(user: User, province_code: str | None) -> bool:
    """Whether the user may know which officer changed a record of a province: who reads the register there."""
    return province_code in scope_of(user, Permission.PEOPLE_READ)


def trail_of(user: User) -> Scope:
    """The provinces whose trail the user reads."""
    return scope_of(user, Permission.AUDIT_READ)
