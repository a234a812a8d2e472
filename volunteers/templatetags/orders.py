"""What the templates of the register ask about its rows."""

from django import template

from accounts.models import User
from volunteers import access
from volunteers.figures import OrderName
from volunteers.models import AppointmentOrder

register = template.Library()


@register.filter
def opens_for(order: AppointmentOrder | OrderName, user: User) -> bool:
    """Whether the user may open the page of an order; one of the models comes with its office."""
    keeper = order.province_id if isinstance(order, OrderName) else order.office.province_id
    return access.may_read_order(user, keeper)
