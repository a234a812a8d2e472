"""What every answer carries, and which static files are handed out at all."""

from collections.abc import Callable
from pathlib import Path

from csp.constants import HEADER
from csp.utils import build_policy
from django.contrib.staticfiles.storage import ManifestFilesMixin
from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.storage import CompressedManifestStaticFilesStorage

# What pages, forms and feeds are asked with. No view takes another, and none has to remember to refuse it.
METHODS = ["GET", "HEAD", "POST"]
# Nothing here asks a browser for any of these.
UNUSED = ["accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone",
          "midi", "payment", "publickey-credentials-get", "serial", "usb"]  # fmt: skip
ALWAYS = {
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class HeadersMiddleware:
    """Stands before all others, so that static files and refused hosts carry the headers of any page too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.headers = ALWAYS | {HEADER: build_policy() or ""}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        return response


class MethodsMiddleware:
    """Refuses every other method before anybody asks who sent it: a view would take a PUT for a GET."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request) if request.method in METHODS else HttpResponseNotAllowed(METHODS)


class StaticFilesMiddleware(WhiteNoiseMiddleware):
    """Hands out static files, but neither the list of them nor what we note beside them."""

    def add_file_to_dictionary(self, url, path, stat_cache=None) -> None:
        """Leave out the manifest and what begins with a dot."""
        name = Path(path).name
        if not name.startswith((".", ManifestFilesMixin.manifest_name)):
            super().add_file_to_dictionary(url, path, stat_cache=stat_cache)


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed names alone, in the imports of our modules too: else each would ask for a name that is gone."""

    support_js_module_import_aggregation = True
    # Of ours alone: a package is one file, and what the comments of others import is found nowhere.
    _js_module_import_aggregation_patterns = (
        "js/*.js",
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],  # type: ignore[attr-defined]
    )
