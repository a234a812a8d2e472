"""A fragment that comes a hundred times on a page: rendered once, filled in for every row."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

# Letters for private use, which no text of ours holds: they stand where a row's own value will stand.
OPEN, CLOSE = "\ue000", "\ue001"


class Pattern:
    """A template rendered once with gaps: ``Pattern("events/_marks.html", ("name",), {"half": "เช้า"}).fill(name=…)``.

    ``gaps`` are the names that differ from row to row; the template prints each as it is, without filter or condition,
    and knows everything else from ``context``. What fills a gap is escaped.
    """

    def __init__(
        self, template: str, gaps: tuple[str, ...], context: Mapping[str, object], request: HttpRequest | None = None
    ) -> None:
        held = {name: f"{OPEN}{name}{CLOSE}" for name in gaps}
        text: str = render_to_string(template, {**context, **held}, request)
        text = text.replace("{", "{{").replace("}", "}}")
        self._text = text.replace(OPEN, "{").replace(CLOSE, "}")

    def fill(self, **values: object) -> SafeString:
        """The fragment of one row; every gap needs its value."""
        return format_html(self._text, **values)
