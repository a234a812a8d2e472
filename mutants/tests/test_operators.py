"""Each operator on a line or two."""

import ast

import pytest

from mutants.operators import EVERY, RIGHTS, audit, element, mutants_of, narrowing, refusal

CASES = [
    ("a < b", ["boundary: a < b → (a <= b)"]),
    ("a >= b", ["boundary: a >= b → (a > b)"]),
    ("a == b", ["opposite: a == b → (a != b)"]),
    ("a not in b", ["opposite: a not in b → (a in b)"]),
    ("a is None", ["opposite: a is None → (a is not None)"]),
    ("a and b", ["logic: a and b → (a or b)"]),
    ("day + one", ["sign: day + one → (day - one)"]),
    ("Q | R", ["sign: Q | R → (Q & R)"]),
    ("f(x, True)", ["constant: True → False"]),
    ("MOST = 90", ["constant: 90 → 91"]),
    ("x if y else z", ["condition: y → (not (y))"]),
    ("[x for x in xs if x]", ["condition: x → (not (x))"]),
    ("rows.filter(a=b)", ["narrowing: rows.filter(a=b) → rows"]),
    (
        "rows.exclude(a=b, c=d)",
        [
            "narrowing: rows.exclude(a=b, c=d) → rows",
            "narrowing: rows.exclude(a=b, c=d) → rows.exclude(c=d)",
            "narrowing: rows.exclude(a=b, c=d) → rows.exclude(a=b)",
        ],
    ),
    ("Person.objects.visible_to(user)", ["showing: Person.objects.visible_to(user) → Person.objects.all()"]),
    ("must_write(request, code)", ["guard: must_write(request, code) → pass"]),
    ("audit.record(by=by, act=act)", ["audit: audit.record(by=by, act=act) → pass"]),
    ("raise RuleBroken(_('ไม่ได้'))", ["refusal: raise RuleBroken(_('ไม่ได้')) → pass"]),
    ("def f():\n    yield RuleBroken(text)", ["refusal: yield RuleBroken(text) → yield from ()"]),
    ("def f():\n    yield from rules.in_order(a)", ["refusal: yield from rules.in_order(a) → yield from ()"]),
    ("raise Http404 from error", ["refusal: raise Http404 from error → pass"]),
    ("def f():\n    return rows", ["answer: return rows → return None"]),
    (
        "@requires(Permission.PEOPLE_READ)\ndef page(request):\n    pass",
        ["decorator: requires(Permission.PEOPLE_READ) → (lambda view: view)"],
    ),
]
UNTOUCHED = [
    "raise TypeError(name)",
    "def f():\n    return None",
    "text = f'{a < b}'",
    "days: dict[str, 1 | 2]",
    "@dataclass(frozen=True)\nclass A:\n    pass",
    "label = _('%(n)s', n=1)",
    "rows.filter()",
    "name = record(by=by)",
]


def told(source, operators=EVERY):
    return [f"{m.operator}: {m.before} → {m.after}" for m in mutants_of("a.py", source, operators)]


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_each_operator_offers_its_fault(source, expected):
    assert told(source) == expected


ROLES = """
READING = frozenset({P.READ})
ROLES: dict = {"officer": READING | {P.WRITE, P.ASK}, "aide": frozenset({P.ASK})}
"""


def test_a_set_of_rights_loses_each_of_its_own_and_gains_each_that_another_has():
    found = [(m.line, m.before, m.after) for m in mutants_of("a.py", ROLES, (element,))]
    assert found == [
        (2, "{P.READ}", "set()"), (2, "{P.READ}", "{P.READ, P.ASK}"), (2, "{P.READ}", "{P.READ, P.WRITE}"),
        (3, "{P.WRITE, P.ASK}", "{P.ASK}"), (3, "{P.WRITE, P.ASK}", "{P.WRITE}"),
        (3, "{P.ASK}", "set()"), (3, "{P.ASK}", "{P.ASK, P.READ}"), (3, "{P.ASK}", "{P.ASK, P.WRITE}"),
    ]  # fmt: skip


def test_a_set_that_a_function_makes_is_no_table_of_rights():
    assert list(mutants_of("a.py", "def f():\n    return {P.READ}\nWORDS = {'a', 'b'}\n", (element,))) == []


@pytest.mark.parametrize("source", UNTOUCHED)
def test_texts_types_and_other_decorators_stay(source):
    assert told(source) == []


def test_a_name_given_inside_a_condition_stays_given():
    assert told("if found := look():\n    use(found)") == []


def test_a_fault_stands_at_its_place_beside_thai_text():
    source = 'name = "ก่อน"; ok = "หลัง" == name  # ท้าย\n'
    (mutant,) = mutants_of("a.py", source, EVERY)
    assert mutant.source == "name = \"ก่อน\"; ok = ('หลัง' != name)  # ท้าย\n"
    assert (mutant.line, mutant.before) == (1, '"หลัง" == name')


def test_a_statement_of_several_lines_goes_as_a_whole():
    source = "def f():\n    record(\n        by=by,\n    )\n    return\n"
    (mutant,) = mutants_of("a.py", source, (audit,))
    assert (mutant.source, mutant.line) == ("def f():\n    pass\n    return\n", 2)


def test_a_filter_without_conditions_has_nothing_to_lose():
    source = "rows.filter()\nfilter(rows)\nrows.filter(a=1)\n"
    assert [(m.line, m.after) for m in mutants_of("a.py", source, (narrowing,))] == [(3, "rows")]


def test_only_what_is_yielded_as_a_refusal_is_left_unsaid():
    source = "def f():\n    yield RuleBroken(text)\n    yield row\n    RuleBroken(text)\n"
    assert [(m.line, m.after) for m in mutants_of("a.py", source, (refusal,))] == [(2, "yield from ()")]


def test_only_the_operators_asked_for_are_used():
    source = "def f():\n    insist(event)\n    if a < b:\n        raise PermissionDenied\n"
    assert told(source, RIGHTS) == ["guard: insist(event) → pass", "refusal: raise PermissionDenied → pass"]


def test_what_changes_is_named_without_its_line():
    one, other = (next(mutants_of("a.py", above + "a < b")) for above in ("", "\n\n"))
    assert (one.line, other.line) == (1, 3)
    assert one.change == other.change == "a.py boundary: a < b → (a <= b)"


@pytest.mark.parametrize("source", [source for source, _ in CASES])
def test_a_mutant_is_python(source):
    assert [ast.parse(mutant.source) for mutant in mutants_of("a.py", source)]
