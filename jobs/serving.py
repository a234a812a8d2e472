"""A stored file as an answer. The view of its owner asks for it, after it has looked who is asking."""

import logging
from collections.abc import Iterator

from csp.constants import HEADER
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils.http import content_disposition_header

from accounts.encryption import CannotOpen, RingKeyMissing
from documents.spreadsheet import XLSX_TYPE
from jobs.models import PICTURES, StoredFile

logger = logging.getLogger(__name__)

NEUTRAL = "application/octet-stream"
TYPES = {*PICTURES, "application/pdf", "text/plain", XLSX_TYPE}
POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"


def wants_to_see(request: HttpRequest) -> bool:
    """Whether a file is to be shown in the browser (``?shown=1``) and not saved."""
    return request.GET.get("shown") == "1"


def handed_out(file: StoredFile | None, *, name: str = "", shown: bool = False) -> StreamingHttpResponse:
    """The file, opened piece by piece, under a ``name`` that may be Thai; a picture may be ``shown`` in the browser.

    A PDF is always taken as a file, because viewers do not work inside the sandbox that keeps it harmless.

    Without a ``name`` it has its own, else the name gets the ending of its type. Raises Http404 where there is none,
    or its content is not there any more.
    """
    if file is None:
        raise Http404
    pieces = _opened(file)
    kind = file.content_type if file.content_type in TYPES else NEUTRAL
    response = StreamingHttpResponse(pieces, content_type=kind)
    response["Content-Length"] = file.size
    named = f"{name}.{file.ending}".replace("/", "-") if name else file.name
    disposition = content_disposition_header(not (shown and file.is_picture), named)
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    response[HEADER] = POLICY
    return response


def _opened(file: StoredFile) -> Iterator[bytes]:
    """The content; what is lost is an error for the administrator, and for the reader not there."""
    if not file.is_here:
        raise Http404
    try:
        return file.chunks()
    except RingKeyMissing:
        raise
    except (FileNotFoundError, CannotOpen) as error:
        logger.error("The content of stored file %s is lost or does not open.", file.pk)
        raise Http404 from error
