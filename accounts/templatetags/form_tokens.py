"""The tag of the token: ``{% form_token form %}`` in the form that a page is about (``id="main-form"``),
``{% form_token to=address %}`` in one that is written by hand and sent elsewhere, ``{% form_token %}`` beside a button.
"""

from uuid import UUID, uuid4

from django import template
from django.forms import BaseForm, BoundField, FileInput, PasswordInput
from django.template.base import Parser, Token
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from accounts.chosen_files import BEFORE
from accounts.form_tokens import TOKEN, FormToken
from accounts.forms import PostedForm

register = template.Library()


@register.simple_tag(takes_context=True)
def form_token(context: Context, form: BaseForm | None = None, to: str = "") -> str:
    """The hidden field with the sealed token; nothing where nobody is signed in.

    A ``form`` is sent to the page's own address and stands there again when it comes back; raises TypeError for one
    that would not know. What is sent ``to`` another address finds what came back in ``request.forms.kept``; raises
    ValueError where that is the page itself, whose view would carry out what came back.
    """
    request = context.get("request")
    user = getattr(request, "user", None)
    if request is None or user is None or not user.is_authenticated:
        return ""
    if not isinstance(form, PostedForm | None):
        raise TypeError(f"{type(form).__name__} is no PostedForm.")
    if to == request.path:
        raise ValueError("What is sent to its own page is a PostedForm.")
    if form is None and not to:
        return request.forms.buttons or _remember(request)
    request.forms.main = True
    if form is None:
        return _field(FormToken(user=user.pk, page=request.get_full_path(), path=to, key=str(uuid4())))
    return format_html("{}{}", _field(_token_of(form, request)), _files_missed(form))


def _files_missed(form: PostedForm) -> SafeString:
    """Which fields had a file that was not saved: sent again without it, the form asks."""
    fields = ((BEFORE, name) for name in form.files_missed())
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', fields)


def _token_of(form: PostedForm, request) -> FormToken:
    """What the page says about its form."""
    return FormToken(
        user=request.user.pk,
        page=request.get_full_path(),
        path=request.path,
        key=_key_of(form),
        version=_said(form, "version", ""),
        withheld=tuple(name for name, field in form.fields.items() if _is_withheld(field.widget)),
        draft=form.keeps_draft,
    )


def _remember(request) -> SafeString:
    """All buttons of a page share one token."""
    request.forms.buttons = _field(FormToken(user=request.user.pk, page=request.get_full_path()))
    return request.forms.buttons


def _field(token: FormToken) -> SafeString:
    return format_html('<input type="hidden" name="{}" value="{}">', TOKEN, token.sealed())


def _key_of(form: PostedForm) -> str:
    """The key of the form; empty for one that somebody made up, with which nothing is carried out."""
    said = _said(form, "form_key", str(uuid4()))
    try:
        return said and str(UUID(said))
    except ValueError:
        return ""


def _said(form: PostedForm, name: str, otherwise: str) -> str:
    """What a hidden field of the form says; ``otherwise`` where the form has no such field."""
    if name not in form.fields:
        return otherwise
    value = form[name].value()
    return "" if value is None else str(value)


def _is_withheld(widget) -> bool:
    """Passwords, one-time codes and files are never kept."""
    one_time = widget.attrs.get("autocomplete") == "one-time-code"
    return one_time or isinstance(widget, PasswordInput | FileInput)


@register.simple_tag(takes_context=True)
def needs_parts(context: Context, content: str) -> bool:
    """Whether a page may need the calendar or the chooser: not the public, and no page without such a field."""
    user = getattr(context.get("request"), "user", None)
    return bool(user and user.is_authenticated and ("<select" in content or " data-day" in content))


@register.filter
def anchor(field: BoundField) -> str:
    """Where a link to a field leads: its box, or the first of its dots or ticks."""
    first = next(iter(field.subwidgets), None)
    return field.id_for_label or (first.id_for_label if first else "") or field.auto_id


@register.tag
def written_first(parser: Parser, token: Token) -> "WrittenFirst":
    """``{% written_first as page %}…{% endwritten_first %}``: write this now, show it later as ``{{ page }}``.

    So the frame above a page knows whether a form stands in it (``request.forms.main``).
    """
    _name, _as, target = token.split_contents()
    nodes = parser.parse(["endwritten_first"])
    parser.delete_first_token()
    return WrittenFirst(nodes, target)


class WrittenFirst(template.Node):
    """Nodes that are rendered before what stands above them."""

    def __init__(self, nodelist: template.NodeList, target: str) -> None:
        self.nodelist, self.target = nodelist, target

    def render(self, context: Context) -> str:
        with context.push():
            written = self.nodelist.render(context)
        context[self.target] = written
        return ""
