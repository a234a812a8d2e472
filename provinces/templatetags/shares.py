"""What search engines and messengers show of a page for everybody: ``{% share title text %}`` in its head."""

from html import unescape

from django import template
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import strip_tags
from django.utils.text import Truncator

register = template.Library()
LONGEST = 200


@register.inclusion_tag("_share.html", takes_context=True)
def share(context: Context, title: str, text: str) -> dict:
    """Title, text, address and picture; nothing where the page is not for everybody.

    Both may hold mark-up, of which the words stay; the address names the page of a long list and nothing else.
    """
    request = context.get("request")
    if request is None or not request.resolver_match or request.user.is_authenticated:
        return {}
    number = request.GET.get("page", "")
    address = request.path + (f"?page={number}" if number.isdecimal() and number != "1" else "")
    return {
        "title": _words(title),
        "text": Truncator(_words(text) or _words(title)).chars(LONGEST),
        "address": request.build_absolute_uri(address),
        "picture": request.build_absolute_uri(static("pictures/share.png")),
        "LANGUAGE_CODE": context.get("LANGUAGE_CODE"),
    }


def _words(text: str) -> str:
    return " ".join(unescape(strip_tags(text)).split())
