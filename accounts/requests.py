"""The request as a view sees it behind the guard: there is somebody, and htmx has been read."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User


class SignedInRequest(HttpRequest):
    """What every view that is not public takes; nobody makes one, the middleware has seen to both attributes."""

    user: User
    htmx: HtmxDetails
