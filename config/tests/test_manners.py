"""The style polices itself: sizes, the import arrow, templates, figures counted where figures are counted."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.template.base import Lexer, TokenType

from config import __version__
from config.tests.import_graph import circles, import_graph
from config.tests.routes import all_routes

ARROW = [
    "thai",
    "documents",
    "accounts",
    "jobs",
    "provinces",
    "volunteers",
    "events",
    "reports",
    "intake",
    "demo",
    "config",
]
# thai and documents stand side by side, and so does intake beside events; everything else imports only to its left.
MAY_IMPORT = {name: set(ARROW[:index]) for index, name in enumerate(ARROW)} | {"documents": set()}
MAY_IMPORT["intake"] -= {"events", "reports"}
ROOT = settings.BASE_DIR
BLOCK, VAR = TokenType.BLOCK, TokenType.VAR
CODE = [
    p
    for app in [*ARROW, "entry", "bench", "mutants"]
    for p in (ROOT / app).rglob("*.py")
    if "migrations" not in p.parts
]
# Longer than thirty lines when the limit came down from fifty. The list only shrinks.
LONGEST = {
    "bench/tests/test_results.py test_the_table_marks_what_is_over",
    "config/tests/conftest.py one_of_everything",
    "reports/services.py ask",
}
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def tree(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def test_files_stay_readable():
    assert [str(p) for p in CODE if len(p.read_text(encoding="utf-8").splitlines()) > 300] == []


def test_functions_stay_short():
    """About twenty lines, never more than thirty; who shortens one of LONGEST takes it off that list."""
    long = {
        f"{path.relative_to(ROOT)} {node.name}"
        for path in CODE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 30
    }
    assert long == LONGEST


def test_templates_stay_short():
    assert [p.name for p in TEMPLATES if len(p.read_text(encoding="utf-8").splitlines()) > 120] == []


def test_template_lines_stay_short():
    lines = [(p, n, line) for p in TEMPLATES for n, line in enumerate(p.read_text(encoding="utf-8").split("\n"), 1)]
    assert [f"{p.relative_to(ROOT)}:{n}" for p, n, line in lines if len(line) > 120] == []


def test_nine_files_of_ten_fit_on_two_screens():
    lengths = sorted(len(p.read_text(encoding="utf-8").splitlines()) for p in CODE if "tests" not in p.parts)
    assert lengths[len(lengths) * 9 // 10] <= 160


def imported(path: Path) -> set[str]:
    """Top-level packages that a file imports."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("app", ARROW)
def test_imports_follow_the_arrow(app):
    ours = set(ARROW)
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in CODE
        if path.relative_to(ROOT).parts[0] == app
        for name in imported(path) & ours
        if name != app and name not in MAY_IMPORT[app]
    }
    assert wrong == set()


def test_no_two_modules_go_in_a_circle():
    assert circles(import_graph(ROOT, [*ARROW, "entry", "bench", "mutants"])) == []


def test_only_tests_and_its_command_load_the_demonstration():
    loading = {path.relative_to(ROOT) for path in CODE if "demo" in imported(path)}
    outside = {path for path in loading if path.parts[0] not in {"demo", "bench"} and "tests" not in path.parts}
    assert outside == set()
    assert Path("demo/management/commands/seed_demo.py") in loading


def test_no_inline_script_style_or_handler():
    inline = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|\son\w+=[\"']|\sstyle=[\"']|<style", re.I)
    assert [p.name for p in TEMPLATES if inline.search(p.read_text(encoding="utf-8"))] == []


def test_no_template_marks_text_as_safe():
    assert [p.name for p in TEMPLATES if re.search(r"\|\s*safe\b", p.read_text(encoding="utf-8"))] == []


def named_templates() -> set[str]:
    """Every template name written in a view or another template."""
    texts = [p.read_text(encoding="utf-8") for p in [*CODE, *TEMPLATES]]
    return {name for text in texts for name in re.findall(r"[\"']([\w/]+\.(?:html|txt))[\"']", text)}


def unused_libraries(path: Path) -> list[str]:
    """Libraries of tags and filters that a template loads and does not use."""
    blocks = [t for t in Lexer(path.read_text(encoding="utf-8")).tokenize() if t.token_type in (BLOCK, VAR)]
    loaded = [name for t in blocks if t.contents.startswith("load ") for name in t.contents.split()[1:]]
    used = {t.contents.split()[0] for t in blocks if t.token_type == BLOCK}
    used |= {name for t in blocks for name in re.findall(r"(?:\||^filter )\s*(\w+)", t.contents)}
    libraries = engines["django"].engine.template_libraries
    return [name for name in loaded if not used & {*libraries[name].tags, *libraries[name].filters}]


def test_every_library_that_a_template_loads_is_used():
    assert {str(p): names for p in TEMPLATES if (names := unused_libraries(p))} == {}


def test_every_template_is_used():
    unused = {str(p.relative_to(ROOT / "templates")) for p in TEMPLATES} - named_templates()
    assert unused == set()


def test_figures_are_counted_in_figures_only():
    """``count()`` and ``Count(`` elsewhere need a word here: paging counts pages, services guard rules."""
    counting = re.compile(r"\.count\(\)|\bCount\(|\.aggregate\(")
    allowed = {"figures.py"}
    guilty = {
        str(path.relative_to(ROOT))
        for path in CODE
        if path.relative_to(ROOT).parts[0] in {"volunteers", "intake", "events", "reports"}
        and "tests" not in path.parts
        and path.name not in allowed
        and "figures" not in path.parts
        and counting.search(path.read_text(encoding="utf-8"))
    }
    assert guilty == set()


def test_nothing_reads_outside_the_repository():
    outside = re.compile(r"/(work|root)/|\.\./shared|\b(pypi|npmjs)\.\w")
    texts = {p: p.read_text(encoding="utf-8") for p in [*CODE, *TEMPLATES] if p != Path(__file__)}
    assert [str(p) for p, text in texts.items() if outside.search(text)] == []


@pytest.mark.parametrize(("question", "allowed"), [
    ("scope_of", {"access.py", "models"}), ("access_of", {"access.py", "views", "views.py", "context.py"}),
])  # fmt: skip
def test_each_app_asks_who_may_do_what_in_one_place(question, allowed):
    """Decision 9: scopes are read by ``access.py`` and ``visible_to``; views ask for the office they write for."""
    asking = re.compile(rf"\b{question}\(")
    guilty = {
        str(path.relative_to(ROOT))
        for path in CODE
        if path != ROOT / "provinces/permissions.py"
        and not (allowed | {"tests"}) & set(path.parts)
        and asking.search(path.read_text(encoding="utf-8"))
    }
    assert guilty == set()


# Who writes what kept totals count (decision 13); participations move between persons when two records become one.
COUNTS = {f"events/services/{name}.py" for name in ("adding", "guests", "marks", "participants", "roll", "totals")}
COUNTS |= {"events/figures/kept.py", "events/answers.py"}
COUNTED_ROWS = re.compile(
    r"\b(Attendance|RollClosing|Participant|TargetGroup|KeptTotals)\b"
    r"|\b(participants|attendances|closings|target_groups|kept_totals)\b"
)
WRITES = {"create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create", "save"}


def writes_what_is_counted(node: ast.AST) -> bool:
    """Whether a call makes, changes or deletes rows that kept totals count."""
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name):
        return bool(re.fullmatch(r"RollClosing|Participant|KeptTotals", node.func.id))
    if not isinstance(node.func, ast.Attribute) or node.func.attr not in WRITES:
        return False
    return bool(COUNTED_ROWS.search(ast.unparse(node.func.value)))


def test_what_kept_totals_count_is_written_beside_their_recount():
    parts = {"volunteers", "intake", "events", "reports", "config", "jobs", "provinces", "accounts"}
    writing = {
        str(path.relative_to(ROOT))
        for path in CODE
        if path.relative_to(ROOT).parts[0] in parts and "tests" not in path.parts
        if any(writes_what_is_counted(node) for node in ast.walk(tree(path)))
    }
    assert writing == COUNTS


def test_the_version_stands_in_one_place_and_what_comes_next_on_top_of_the_changelog():
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0].startswith("Unreleased")
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


def test_every_route_has_a_test_file_of_its_name():
    lacking = set()
    for route in all_routes():
        app, _, name = route.rpartition(":")
        if not (ROOT / (app or "config") / "tests" / f"test_{name}.py").exists():
            lacking.add(route)
    assert lacking == set()


# Modules of verbs that write nothing a kept page shows, each with its reason (decision 14).
TOUCHING_NOTHING = {
    "volunteers/services/people.py": "names, IDs and telephones stand on no kept page",
    "volunteers/services/deaths.py": "a death that ends nothing stands on no kept page",
    "volunteers/services/orders.py": "orders stand on no kept page",
    "volunteers/services/sealing.py": "wraps keys, shows nothing",
    "volunteers/services/posting_facts.py": "writes for graduates.py, which touches them",
    "events/services/holders.py": "writes for parts.py, which records the deed",
    "events/services/marks.py": "writes for roll.py, which records the deed",
    "events/services/moving.py": "writes for editing.py, which records the deed",
    "reports/services.py": "runs of reports belong to who asked",
}


def test_every_verb_that_writes_says_so_to_the_stamps():
    """A module of verbs that writes calls ``touched``, in events through ``record``; else it is listed above."""
    writing = re.compile(r"\.(create|bulk_create|bulk_update|update|update_or_create|get_or_create|save|delete|set)\(")
    saying = re.compile(r"\btouched(_by)?\(|from events\.services\.audit import .*\brecord\b")
    homes = re.compile(r"^(provinces|volunteers|events|reports)/(services\.py|services/|acts/)")
    modules = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in CODE}
    verbs = {name: text for name, text in modules.items() if homes.match(name) and writing.search(text)}
    assert {name for name, text in verbs.items() if not saying.search(text)} == set(TOUCHING_NOTHING)
