"""Each fault that takes a wall away, on a line or two."""

import pytest

from mutants.operators import mutants_of
from mutants.walls import complaint, elsewhere, exempt, lookup, unbound

WALLS = (lookup, elsewhere, exempt, unbound, complaint)
FREE = '__import__("django.views.decorators.csrf", fromlist=["csrf"]).csrf_exempt'
CASES = [
    ("rows.filter(day__lte=on)", ["lookup: rows.filter(day__lte=on) → rows.filter(day__lt=on)"]),
    ("Q(last__gt=day) | R", ["lookup: Q(last__gt=day) → Q(last__gte=day)"]),
    ('Q(**{f"{path}from__lte": day})', ["""lookup: {f"{path}from__lte": day} → {f'{path}from__lt': day}"""]),
    ("event.places.all()", ["elsewhere: event.places → event.places.model._default_manager"]),
    (
        "get_object_or_404(Place, event=event, pk=key)",
        ["elsewhere: get_object_or_404(Place, event=event, pk=key) → get_object_or_404(Place, pk=key)"],
    ),
    ("@signed_in\ndef page(request):\n    pass", [f"exempt: signed_in → (lambda view: {FREE}(signed_in(view)))"]),
    ('NAME = "__Host-csrf"', ["unbound: \"__Host-csrf\" → 'csrf'"]),
    ('self.add_error("day", "x")', ['complaint: self.add_error("day", "x") → pass']),
]
UNTOUCHED = [
    "rows.filter(day=on)",
    "Q(**{name: day})",
    "Event.objects.all()",
    "get_object_or_404(rows, pk=key)",
    "@wraps(view)\ndef page(request):\n    pass",
    "models.CheckConstraint(condition=Q(last__gte=F('first')))",
]


def told(source: str) -> list[str]:
    return [f"{m.operator}: {m.before} → {m.after}" for m in mutants_of("a.py", source, WALLS)]


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_each_operator_offers_its_fault(source, expected):
    assert told(source) == expected


@pytest.mark.parametrize("source", UNTOUCHED)
def test_other_things_stay(source):
    assert told(source) == []
