"""What the register of a province allows to whom. Nothing else in this app decides.

Which people, seats and orders a user may know of is ``visible_to`` in the models.
"""

from django.core.exceptions import PermissionDenied

from accounts.models import User
from provinces.access import trail_of
from provinces.models import Office, Province
from provinces.permissions import Permission, Scope, access_of, scope_of
from volunteers.models import AppointmentOrder


def may_read(user: User, province_code: str | None) -> bool:
    """Whether the user may read names in the register of this province."""
    return province_code in scope_of(user, Permission.PEOPLE_READ)


def readable_provinces(user: User) -> list[Province]:
    """The provinces whose register the user may open, in Thai order."""
    return list(Province.objects.filter(scope_of(user, Permission.PEOPLE_READ).q("code")))


def may_read_trail(user: User, province_code: str | None) -> bool:
    """Whether the user may read who did what in this province."""
    return province_code in trail_of(user)


def writable(user: User) -> Scope:
    """The provinces whose register the user may write."""
    return scope_of(user, Permission.PEOPLE_WRITE)


def may_write(user: User, province_code: str | None) -> bool:
    """Whether the user may write the register of this province."""
    return province_code in writable(user)


def offices_written(user: User) -> list[int]:
    """The keys of the offices whose register the user writes by working there: there work waits for the user."""
    return access_of(user).offices_for(Permission.PEOPLE_WRITE)


def must_write(user: User, province_code: str | None) -> None:
    """403 unless the user may write the register of this province."""
    if not may_write(user, province_code):
        raise PermissionDenied


def writes_for_the_nation(user: User) -> bool:
    """Whether the user writes the register of every province, as the centre does."""
    return writable(user).nation


def may_read_order(user: User, keeper_code: str | None) -> bool:
    """Whether the user may open an order that an office keeps, by its province: the own ones and the centre's."""
    scope = scope_of(user, Permission.PEOPLE_READ)
    return bool(scope) and (keeper_code is None or keeper_code in scope)


def may_change_order(user: User, order: AppointmentOrder) -> bool:
    """The office that keeps an order corrects it; a province only reads the centre's."""
    return may_write(user, order.office.province_id)


def must_change_order(user: User, order: AppointmentOrder) -> None:
    """403 unless the user's office keeps the order."""
    if not may_change_order(user, order):
        raise PermissionDenied


def must_write_for_the_nation(user: User) -> None:
    """403 unless the user writes for every province: the centre alone sees all offices' rows side by side."""
    if not writes_for_the_nation(user):
        raise PermissionDenied


def office_to_write(user: User, province: Province) -> Office:
    """The labour office of a province, if the user may write its register; else 403."""
    must_write(user, province.code)
    return Office.objects.get(province=province)


def office_for_orders(user: User, province: Province) -> Office:
    """Where a received order is kept: at the ministry's centre by those who write for the nation."""
    if writes_for_the_nation(user):
        return Office.objects.get(kind=Office.Kind.CENTRE)
    return office_to_write(user, province)
