"""The table of kinds of act: complete, and the only place that knows them."""

import ast

import pytest
from django.conf import settings

from volunteers.acts import kinds
from volunteers.acts.kinds import KINDS, Day, Effect, Kind, follows
from volunteers.forms.shapes import SHAPES
from volunteers.models import AppointmentAct

PURE = ("kinds", "timeline", "acting_on", "entries", "rules", "reasons", "world", "lives", "decide")


def test_each_kind_has_one_row_in_the_order_of_a_life():
    assert list(KINDS) == Kind.values == [row.kind.value for row in kinds.TABLE]
    assert AppointmentAct._meta.get_field("kind").flatchoices == Kind.choices


def test_what_a_kind_says_fits_what_it_does():
    assert {kind for kind, row in KINDS.items() if row.state} == kinds.with_effect(Effect.STAGE)
    assert {kind for kind, row in KINDS.items() if row.desk} == {"propose", "receive", "return"}
    assert {kind for kind, row in KINDS.items() if row.mends} == kinds.MENDS == {"correct", "void", "undo"}
    assert {kind for kind, row in KINDS.items() if row.day == Day.PAST} == {k for k, row in KINDS.items() if row.steps}


@pytest.mark.parametrize("row", [row for row in kinds.TABLE if row.form], ids=lambda row: row.kind.value)
def test_a_kind_with_a_form_has_all_its_texts(row):
    assert row.form in SHAPES
    assert all(str(text).strip() for text in (row.title, row.what_happens, row.submit_label, row.past))


def test_kinds_without_a_form_are_made_on_pages_of_their_own():
    assert {row.kind.value for row in kinds.TABLE if not row.form} == {"nominate", "renew"}


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (None, []),
        ("nominate", ["check", "propose", "appoint", "withdraw", "correct", "void", "undo"]),
        ("check", ["propose", "appoint", "withdraw", "correct", "void", "undo"]),
        ("propose", ["receive", "return", "appoint", "withdraw", "correct", "void", "undo"]),
        ("receive", ["return", "appoint", "withdraw", "correct", "void", "undo"]),
        ("return", ["propose", "appoint", "withdraw", "correct", "void", "undo"]),
        ("appoint", ["end", "correct", "void", "revoke", "undo"]),
        ("renew", ["end", "correct", "void", "revoke", "undo"]),
        ("end", ["correct", "void", "undo"]),
        ("revoke", ["correct", "void", "undo"]),
        ("withdraw", ["correct", "undo"]),
        ("void", ["undo"]),
    ],
)
def test_what_may_follow_what(stage, expected):
    assert [kind.value for kind in follows(stage)] == expected


def imports(module: str) -> set[str]:
    """What a module of the package imports, late imports among them."""
    path = settings.BASE_DIR / "volunteers" / "acts" / f"{module}.py"
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    found = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return found | {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}


@pytest.mark.parametrize("module", PURE)
def test_what_decides_knows_neither_models_nor_store_nor_clock(module):
    pure = {f"volunteers.acts.{name}" for name in PURE} | {"volunteers.acts", "volunteers.states"}
    ours = {name for name in imports(module) if name.split(".")[0] in {"volunteers", "provinces", "accounts", "jobs"}}
    assert ours - pure - {"accounts.rules"} == set()
    assert imports(module) & {"time", "django.utils.timezone", "django.utils"} == set()
