"""The form of one request on its way through the house, and what is done to request and answer for its sake."""

from dataclasses import dataclass, field

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.datastructures import MultiValueDict

from accounts.form_tokens import FormToken
from accounts.kept_posts import PARAMETER, KeptData, Typed
from accounts.limits import Device
from accounts.models import SentForm


@dataclass
class Passage:
    """What happens to the form of one request; templates read ``request.forms``.

    ``kept`` holds what came back to a page whose form is sent elsewhere; ``main`` says that a form stands on the page;
    ``device`` is the browser to be recognised, because something was kept that opens in it alone.
    """

    kept: KeptData = field(default_factory=lambda: KeptData(""))
    main: bool = False
    buttons: str = ""
    token: FormToken | None = None
    refused: bool = False
    sent: SentForm | None = None
    came_back_as: str = ""
    device: Device | None = None


def without_key(request) -> str:
    """Take the key of what was kept out of the address, which then reads as it always did; returns the key."""
    key = request.GET.get(PARAMETER, "")
    if key:
        request.GET = request.GET.copy()
        del request.GET[PARAMETER]
        request.META["QUERY_STRING"] = request.GET.urlencode()
    return key


def as_post(request, typed: Typed) -> None:
    """Let the view see its form sent; the form knows that it came back and is never valid (`accounts.forms`)."""
    request.method, request.POST, request._files = "POST", KeptData.of(typed), MultiValueDict()


def for_script(response: HttpResponseBase, led_to: str) -> HttpResponseBase:
    """A redirect that our script follows with the whole page, so that the sentence on the next page is not lost."""
    response.status_code = 204
    response["Portal-Location"] = led_to
    del response["Location"]
    if isinstance(response, HttpResponse):
        response.content = b""
    return response
