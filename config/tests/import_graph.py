"""Who imports whom, module by module; imports inside functions and under TYPE_CHECKING count like the others."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

Graph = dict[str, set[str]]


def import_graph(root: Path, packages: Iterable[str]) -> Graph:
    """The modules of the packages below ``root`` without tests and migrations, each with those it imports."""
    files = {
        _name(path.relative_to(root)): path
        for package in packages
        for path in (root / package).rglob("*.py")
        if not {"tests", "migrations"} & set(path.relative_to(root).parts)
    }
    return {name: set(_imported(name, path, files)) - {name} for name, path in files.items()}


def circles(graph: Graph) -> list[list[str]]:
    """The groups of modules that reach each other, each sorted; none where there is no circle."""
    reached = {name: _reached(graph, name) for name in graph}
    groups = {
        tuple(sorted(other for other in reached[name] if name in reached[other]))
        for name in graph
        if name in reached[name]
    }
    return [list(group) for group in sorted(groups)]


def _name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(name: str, path: Path, files: dict[str, Path]) -> Iterator[str]:
    """The modules of ours that a file names: ``from reports import figures`` is the module, not its package."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in files)
        elif isinstance(node, ast.ImportFrom):
            source = _source(node, package)
            for alias in node.names:
                inside = f"{source}.{alias.name}"
                if inside in files or source in files:
                    yield inside if inside in files else source


def _source(node: ast.ImportFrom, package: str) -> str:
    """The absolute name behind ``from … import``."""
    if not node.level:
        return node.module or ""
    above = package.split(".")[: len(package.split(".")) - node.level + 1]
    return ".".join([*above, *([node.module] if node.module else [])])


def _reached(graph: Graph, start: str) -> set[str]:
    """Everything that can be reached from a module; itself only on a circle."""
    found: set[str] = set()
    ahead = [*graph[start]]
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead += graph[name]
    return found
