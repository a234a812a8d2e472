"""Links back to a list as it was left, and what a list was asked for in words."""

from datetime import date

from django import template
from django.db.models import Model
from django.forms import BaseForm, ChoiceField, Form
from django.template.context import Context
from django.utils.html import format_html_join

from accounts import lists
from thai.display import local_date

register = template.Library()


@register.simple_tag(takes_context=True)
def back_to(context: Context, route: str, *args, **asked: str) -> str:
    """``{% back_to "events:list" %}``: the address of a list with the filter and the page that the reader left."""
    return lists.back_to(context["request"], route, *args, **asked)


@register.filter
def asked_in_words(form: BaseForm | None) -> str:
    """What a list was asked for (``"สถานะ: ว่าง · อำเภอ: ตากใบ"``), for paper, where the boxes do not stand."""
    if not isinstance(form, Form) or not form.is_bound or not form.is_valid():
        return ""
    said = ((form[name].label, _in_words(form, name)) for name in form.fields)
    return format_html_join(" · ", "{}: {}", (pair for pair in said if pair[1]))


def _in_words(form: Form, name: str) -> str:
    value, field = form.cleaned_data.get(name), form.fields[name]
    if value in (None, ""):
        return ""
    if isinstance(value, date):
        return local_date(value)
    if isinstance(field, ChoiceField) and not isinstance(value, Model):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return str(value)
