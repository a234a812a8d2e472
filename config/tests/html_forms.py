"""Read the forms out of a page's HTML, as a browser would fill and send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

TYPED = {"text", "search", "tel", "email", "url", "number", "date", "time", "textarea"}
CHOSEN = {"select", "radio", "checkbox"}
SILENT = {"submit", "button", "reset", "image", "file"}


@dataclass
class Field:
    """One name of a form: its kind, the value it stands at, and the values on offer."""

    name: str
    kind: str
    value: str = ""
    offered: list[str] = field(default_factory=list)
    standing: list[str] = field(default_factory=list)


@dataclass
class Form:
    """A form with its fields in their order; ``buttons`` are submit buttons with a name, ``files`` take a file."""

    action: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    enctype: str = ""
    id: str = ""

    @property
    def typed(self) -> list[str]:
        """Names of the boxes one types into."""
        return [name for name, each in self.fields.items() if each.kind in TYPED]

    def as_shown(self) -> dict[str, list[str]]:
        """What a browser sends if nothing is touched, without the token."""
        sent = {}
        for each in self.fields.values():
            values = each.standing if each.kind in CHOSEN else [each.value]
            if each.kind == "select" and not values:
                values = each.offered[:1]
            if values:
                sent[each.name] = values
        return {name: values for name, values in sent.items() if name != "csrfmiddlewaretoken"}


class FormReader(HTMLParser):
    """Collect the forms of a page."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.area: Field | None = None
        self.select: Field | None = None

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            method, kind = given.get("method", "get").lower(), given.get("enctype", "")
            self.form = Form(given.get("action", ""), method, id=given.get("id", ""), enctype=kind)
            self.forms.append(self.form)
        elif self.form is not None:
            self.in_form(tag, given)

    def in_form(self, tag: str, given: dict[str, str]) -> None:
        """One tag inside a form."""
        name = given.get("name", "")
        if tag == "input" and given.get("type") == "file":
            self.form.files.append(name)
        elif tag == "option" and self.select is not None:
            self.offer(self.select, given.get("value", ""), "selected" in given)
        elif tag == "button" and name:
            self.form.buttons[name] = given.get("value", "")
        elif name and tag == "textarea":
            self.area = self.form.fields.setdefault(name, Field(name, "textarea"))
        elif name and tag == "select":
            self.select = self.form.fields.setdefault(name, Field(name, "select"))
        elif name and tag == "input" and (kind := given.get("type", "text")) not in SILENT:
            self.input(name, kind, given)

    def input(self, name: str, kind: str, given: dict[str, str]) -> None:
        """A box, a dot or a tick; a text box with the keys for numbers takes a number."""
        kind = "number" if given.get("inputmode") in {"numeric", "decimal"} else kind
        each = self.form.fields.setdefault(name, Field(name, kind))
        if kind in CHOSEN:
            self.offer(each, given.get("value", "on"), "checked" in given)
        else:
            each.value = given.get("value", "")

    def offer(self, each: Field, value: str, standing: bool) -> None:
        """A value on offer, perhaps the one that stands."""
        each.offered.append(value)
        if standing:
            each.standing.append(value)

    def handle_data(self, data):
        if self.area is not None:
            self.area.value += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.area is not None:
            self.area.value = self.area.value.removeprefix("\r\n").removeprefix("\n")
            self.area = None


def forms_of(html: str) -> list[Form]:
    """Every form of a page in its order."""
    reader = FormReader()
    reader.feed(html)
    reader.close()
    return reader.forms
