"""Faults that take one wall away, for targets that name them; they are not among ``EVERY``."""

import ast
import copy
from collections.abc import Iterator

from mutants.operators import Offer, dropped, name_of

LOOKUPS = {"lte": "lt", "lt": "lte", "gte": "gt", "gt": "gte"}
ROWS = {"all", "exclude", "filter", "order_by", "places", "values_list"}
DOORS = {"public", "requires", "signed_in"}
CSRF_EXEMPT = '__import__("django.views.decorators.csrf", fromlist=["csrf"]).csrf_exempt'


def lookup(node: ast.AST) -> Iterator[Offer]:
    """A boundary asked of the database moves by one: ``day__lte`` becomes ``day__lt`` and the like."""
    if isinstance(node, ast.Call):
        for at, word in enumerate(node.keywords):
            if moved := _moved(word.arg or ""):
                call = copy.deepcopy(node)
                call.keywords[at].arg = moved
                yield node, ast.unparse(call)
    elif isinstance(node, ast.Dict):
        for key in node.keys:
            last = key.values[-1] if isinstance(key, ast.JoinedStr) else None
            if isinstance(last, ast.Constant) and isinstance(last.value, str) and (moved := _moved(last.value)):
                text = ast.unparse(node)
                yield node, text.replace(f"{last.value}'", f"{moved}'", 1)


def _moved(name: str) -> str:
    """The name of a condition with its boundary moved by one; empty if it asks for none."""
    path, between, kind = name.rpartition("__")
    return f"{path}{between}{LOOKUPS[kind]}" if between and kind in LOOKUPS else ""


def elsewhere(node: ast.AST) -> Iterator[Offer]:
    """The rows of one thing become those of any: ``event.places.all()``, ``get_object_or_404(rows, event=event)``."""
    if not isinstance(node, ast.Call):
        return
    rows = node.func.value if isinstance(node.func, ast.Attribute) and node.func.attr in ROWS else None
    if isinstance(rows, ast.Attribute) and isinstance(rows.value, ast.Name) and rows.value.id.islower():
        yield rows, f"{ast.unparse(rows)}.model._default_manager"
    for at, word in enumerate(node.keywords if name_of(node) == "get_object_or_404" else []):
        if word.arg != "pk":
            other = copy.deepcopy(node)
            del other.keywords[at]
            yield node, ast.unparse(other)


def exempt(node: ast.AST) -> Iterator[Offer]:
    """A view takes a POST without the token of its page."""
    if isinstance(node, ast.FunctionDef) and node.decorator_list:
        outermost = node.decorator_list[0]
        if ast.unparse(outermost).partition("(")[0] in DOORS:
            yield outermost, f"(lambda view: {CSRF_EXEMPT}({ast.unparse(outermost)}(view)))"


def unbound(node: ast.AST) -> Iterator[Offer]:
    """A cookie is no longer bound to its host."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("__Host-"):
        yield node, repr(node.value.removeprefix("__Host-"))


def complaint(node: ast.AST) -> Iterator[Offer]:
    """A form no longer refuses what it refused."""
    yield from dropped(node, {"add_error"})
