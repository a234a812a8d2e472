"""Who may do what: one table of roles, one question (`access_of`), one guard (`requires`).

No other file decides. Querysets ask for the scope of a permission and filter by it:
``Person.objects.visible_to(user)`` is ``scope_of(user, Permission.PEOPLE_READ)`` put into SQL.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, wraps

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.access import Declared, declared
from thai.calendar import today


class Permission(models.TextChoices):
    """What can be allowed, in words."""

    FIGURES_READ = "figures.read", _("read figures, dashboards and briefings")
    FIGURES_WRITE = "figures.write", _("enter figures that a source printed")
    PEOPLE_READ = "people.read", _("read the register of people")
    PEOPLE_WRITE = "people.write", _("nominate, appoint, end and correct")
    EVENTS_READ = "events.read", _("read events")
    EVENTS_WRITE = "events.write", _("make and change events and news")
    EVENTS_APPROVE = "events.approve", _("approve events")
    ROLL_READ = "roll.read", _("read participants and rolls")
    ROLL_WRITE = "roll.write", _("take the roll")
    REPORTS_ASK = "reports.ask", _("ask for reports with names")
    REPORTS_TOTALS = "reports.totals", _("ask for reports without names")
    AUDIT_READ = "audit.read", _("read the audit trail")
    OFFICES_WRITE = "offices.write", _("change an office's address and who signs for it")
    RULES_WRITE = "rules.write", _("set the rules that hold from a day on")


class Role(models.TextChoices):
    """Who works here."""

    OFFICER = "officer", _("provincial officer")
    HEAD = "head", _("provincial labour head")
    ACTING_HEAD = "acting_head", _("acting provincial labour head")
    MINISTRY_ADMIN = "ministry_admin", _("ministry administrator")
    ADVISOR = "advisor", _("minister's advisor")
    AIDE = "aide", _("advisor's aide")
    AUDITOR = "auditor", _("auditor")


P = Permission
READING = frozenset({P.FIGURES_READ, P.PEOPLE_READ, P.EVENTS_READ, P.ROLL_READ})
WORKING = READING | {
    P.FIGURES_WRITE, P.PEOPLE_WRITE, P.EVENTS_WRITE, P.ROLL_WRITE, P.REPORTS_ASK, P.REPORTS_TOTALS, P.OFFICES_WRITE,
}  # fmt: skip
HEADING = WORKING | {P.AUDIT_READ, P.EVENTS_APPROVE}
ADVISING = frozenset({P.FIGURES_READ, P.EVENTS_READ, P.REPORTS_TOTALS})
ROLES: dict[str, frozenset[str]] = {
    Role.OFFICER: WORKING,
    Role.HEAD: HEADING,
    Role.ACTING_HEAD: HEADING,
    Role.MINISTRY_ADMIN: HEADING | {P.RULES_WRITE},
    Role.ADVISOR: ADVISING,
    Role.AIDE: ADVISING,
    Role.AUDITOR: READING | {P.REPORTS_ASK, P.REPORTS_TOTALS, P.AUDIT_READ},
}
# Figures are the same for the whole nation: open data shows them to everybody.
NATIONAL_PERMISSIONS = frozenset({P.FIGURES_READ})


@dataclass(frozen=True)
class Scope:
    """The provinces in which a user holds a permission: all of them, or some codes."""

    nation: bool = False
    codes: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.nation or bool(self.codes)

    def __contains__(self, province_code: str | None) -> bool:
        return self.nation or province_code in self.codes

    def q(self, path: str) -> Q:
        """The scope as a filter; ``path`` leads to a province code (``office__province_id``)."""
        return Q() if self.nation else Q(**{f"{path}__in": sorted(self.codes)})


NOWHERE = Scope()


@dataclass
class Access:
    """What one user may do today, read once per request with one query."""

    user: object
    memberships: list = field(default_factory=list)

    @cached_property
    def permissions(self) -> frozenset[str]:
        """Everything the user may do somewhere."""
        return frozenset().union(*(ROLES[membership.role] for membership in self.memberships))

    def may(self, permission: str) -> bool:
        """Whether the user holds a permission anywhere."""
        return permission in self.permissions

    def scope(self, permission: str) -> Scope:
        """Where the user holds a permission."""
        holding = [m for m in self.memberships if permission in ROLES[m.role]]
        if not holding:
            return NOWHERE
        nation = permission in NATIONAL_PERMISSIONS or self.works_nationwide(permission)
        return Scope(nation, frozenset(m.office.province_id for m in holding if m.office.province_id))

    def works_nationwide(self, permission: str) -> bool:
        """Whether the user holds a permission at the centre: who reads the nation without it works in a province."""
        return any(m.office.province_id is None for m in self.memberships if permission in ROLES[m.role])

    def office_for(self, permission: str):
        """The first office where the user holds a permission, or None: what is made there belongs to it."""
        return next((m.office for m in self.memberships if permission in ROLES[m.role]), None)

    def offices_for(self, permission: str) -> list[int]:
        """The keys of the offices where the user holds a permission by working there, not by reading the nation."""
        return [m.office_id for m in self.memberships if permission in ROLES[m.role]]

    @property
    def office(self):
        """The office the user works for first, or None."""
        return self.memberships[0].office if self.memberships else None

    @property
    def role(self) -> str:
        """The first role's name for the page head."""
        return self.memberships[0].get_role_display() if self.memberships else ""


def access_of(user) -> Access:
    """The access of a user, kept on the user object for the length of a request."""
    if isinstance(user, AnonymousUser) or not user.is_active:
        return Access(user)
    if not hasattr(user, "_access"):
        current = user.memberships.current(on=today())
        user._access = Access(user, list(current.select_related("office__province").order_by("pk")))
    return user._access


def scope_of(user, permission: str) -> Scope:
    """Where a user holds a permission."""
    return access_of(user).scope(permission)


def requires(permission: str) -> Callable[[Callable], Declared]:
    """Guard a view: 403 for who holds ``permission`` nowhere. Objects still come through visible_to."""

    def guard(view: Callable) -> Declared:
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not access_of(request.user).may(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return declared(guarded, permission)

    return guard
