"""The portal's addresses, and the bare page that they are measured by. Only the benchmark has it."""

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from volunteers.models import Person

ROWS = 25
_SOURCE = Path(__file__).with_name("bare.html")


def bare(request: HttpRequest) -> HttpResponse:
    """The least a page can be: base template, signed in, one query of 25 rows."""
    names = Person.objects.order_by("pk").values_list("first_name", flat=True)[:ROWS]
    return HttpResponse(_template().render({"names": names}, request))


@cache
def _template():
    return engines["django"].from_string(_SOURCE.read_text(encoding="utf-8"))


urlpatterns = [path("bench/bare/", bare, name="bare"), path("", include("config.urls"))]
handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
