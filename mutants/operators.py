"""The faults: each operator looks at one node of a file and offers other texts for it."""

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

# (the node whose text is replaced, the text that stands there instead)
Place = ast.expr | ast.stmt
Offer = tuple[Place, str]
Operator = Callable[[ast.AST], Iterator[Offer]]
NARROWING = {"filter", "exclude"}
SHOWING = {"visible_to", "with_roll_visible_to", "public", "announced", "known", "standing", "claimable", "recorded"}
GUARDS = {"must_write", "must_write_for_the_nation", "insist", "insist_on_handling", "insist_on_answering", "hold"}
REFUSALS = {"RuleBroken", "PermissionDenied", "Http404", "LeaseLost"}
BOUNDARIES = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
# Held by the database since a migration: what stands in the model changes nothing.
CONSTRAINTS = {"CheckConstraint", "UniqueConstraint"}
OPPOSITES = {ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot,
             ast.IsNot: ast.Is}  # fmt: skip
SIGNS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd}


@dataclass(frozen=True)
class Mutant:
    """One fault: where it stands, what it changes, and the whole file with it."""

    path: str
    line: int
    operator: str
    before: str
    after: str
    source: str = field(repr=False, compare=False)

    @property
    def change(self) -> str:
        """What changes, without the line: the same after lines above have moved."""
        return f"{self.path} {self.operator}: {self.before} → {self.after}"


def boundary(node: ast.AST) -> Iterator[Offer]:
    """``<`` becomes ``<=`` and the like."""
    yield from _compare(node, BOUNDARIES)


def opposite(node: ast.AST) -> Iterator[Offer]:
    """``==`` becomes ``!=``, ``in`` becomes ``not in``, ``is`` becomes ``is not``."""
    yield from _compare(node, OPPOSITES)


def _compare(node: ast.AST, table: dict) -> Iterator[Offer]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in table:
        other = copy.deepcopy(node)
        other.ops[0] = table[type(node.ops[0])]()
        yield node, f"({ast.unparse(other)})"


def logic(node: ast.AST) -> Iterator[Offer]:
    """``and`` becomes ``or``, and the other way round."""
    if isinstance(node, ast.BoolOp):
        other = copy.deepcopy(node)
        other.op = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
        yield node, f"({ast.unparse(other)})"


def sign(node: ast.AST) -> Iterator[Offer]:
    """``+`` becomes ``-``, ``&`` becomes ``|``, and the other way round."""
    if isinstance(node, ast.BinOp) and type(node.op) in SIGNS:
        other = copy.deepcopy(node)
        other.op = SIGNS[type(node.op)]()
        yield node, f"({ast.unparse(other)})"


def constant(node: ast.AST) -> Iterator[Offer]:
    """True becomes False, a number one more."""
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield node, str(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield node, str(node.value + 1)


def condition(node: ast.AST) -> Iterator[Offer]:
    """A condition is turned round."""
    tests = node.ifs if isinstance(node, ast.comprehension) else []
    if isinstance(node, ast.If | ast.IfExp):
        tests = [node.test]
    for test in tests:
        # A name given inside a condition has to stay given.
        if not any(isinstance(inner, ast.NamedExpr) for inner in ast.walk(test)):
            yield test, f"(not ({ast.unparse(test)}))"


def narrowing(node: ast.AST) -> Iterator[Offer]:
    """A filter goes, or one of its conditions."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in NARROWING):
        return
    if node.args or node.keywords:
        yield node, ast.unparse(node.func.value)
    if len(node.keywords) + len(node.args) > 1:
        for at in range(len(node.keywords)):
            other = copy.deepcopy(node)
            del other.keywords[at]
            yield node, ast.unparse(other)


def showing(node: ast.AST) -> Iterator[Offer]:
    """Who may see, and what counts, is no longer asked: ``visible_to`` and its like become ``all``."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SHOWING:
        yield node, f"{ast.unparse(node.func.value)}.all()"


def decorator(node: ast.AST) -> Iterator[Offer]:
    """A view loses its guard ``@requires``."""
    if isinstance(node, ast.FunctionDef):
        for guard in node.decorator_list:
            if isinstance(guard, ast.Call) and name_of(guard) == "requires":
                yield guard, "(lambda view: view)"


def guard(node: ast.AST) -> Iterator[Offer]:
    """A verb or a view no longer asks whether it may."""
    yield from dropped(node, GUARDS)


def audit(node: ast.AST) -> Iterator[Offer]:
    """An entry of the trail is not written."""
    yield from dropped(node, {"record", "record_all", "_record"})


def dropped(node: ast.AST, names: set[str]) -> Iterator[Offer]:
    """A statement that only calls one of these names goes."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and name_of(node.value) in names:
        yield node, "pass"


def refusal(node: ast.AST) -> Iterator[Offer]:
    """A broken rule is no longer raised, or no longer said."""
    if isinstance(node, ast.Raise) and node.exc is not None:
        raised = node.exc if isinstance(node.exc, ast.Call) else ast.Call(node.exc, [], [])
        if name_of(raised) in REFUSALS:
            yield node, "pass"
    if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Yield | ast.YieldFrom)):
        return
    said = node.value.value
    if isinstance(said, ast.Call) and (name_of(said) in REFUSALS or ast.unparse(said.func).startswith("rules.")):
        # What yields has to go on yielding: with ``pass`` it would answer None and break at once.
        yield node, "yield from ()"


def answer(node: ast.AST) -> Iterator[Offer]:
    """A function answers nothing."""
    if isinstance(node, ast.Return) and node.value is not None and ast.unparse(node.value) != "None":
        yield node, "return None"


def element(node: ast.AST) -> Iterator[Offer]:
    """A set of names loses one of its own, or gains one that stands in another set of the file.

    What the whole it is joined into holds already is not added: nobody could notice.
    """
    if not isinstance(node, ast.Module):
        return
    for whole, each in _sets(node):
        own = [ast.unparse(name) for name in each.elts]
        held = _members(whole, _assigned(node))
        everything = {ast.unparse(name) for _whole, other in _sets(node) for name in other.elts}
        fewer = [own[:at] + own[at + 1 :] for at in range(len(own))]
        for names in [*fewer, *([*own, name] for name in sorted(everything - held))]:
            yield each, f"{{{', '.join(names)}}}" if names else "set()"


def _sets(module: ast.Module) -> list[tuple[ast.expr, ast.Set]]:
    """The sets of names that a module assigns, alone or in a table, each with the whole it is joined into."""
    values = [each.value for each in module.body if isinstance(each, ast.Assign | ast.AnnAssign) and each.value]
    wholes = [each for value in values for each in (value.values if isinstance(value, ast.Dict) else [value])]
    return [
        (whole, each)
        for whole in wholes
        for each in ast.walk(whole)
        if isinstance(each, ast.Set) and all(isinstance(name, ast.Attribute) for name in each.elts)
    ]


def _assigned(module: ast.Module) -> dict[str, ast.expr]:
    """What a module assigns to its plain names."""
    return {
        target.id: each.value
        for each in module.body
        if isinstance(each, ast.Assign)
        for target in each.targets
        if isinstance(target, ast.Name)
    }


def _members(whole: ast.expr, assigned: dict[str, ast.expr]) -> set[str]:
    """The names that a set holds, those of the sets it is joined with included."""
    found = {ast.unparse(name) for each in ast.walk(whole) if isinstance(each, ast.Set) for name in each.elts}
    named = [each.id for each in ast.walk(whole) if isinstance(each, ast.Name) and each.id in assigned]
    return found.union(*(_members(assigned[name], assigned) for name in named))


EVERY: tuple[Operator, ...] = (
    *(boundary, opposite, logic, sign, constant, condition),
    *(narrowing, showing, decorator, guard, audit, refusal, answer),
)
RIGHTS: tuple[Operator, ...] = (decorator, guard, showing, refusal)


def mutants_of(path: str, text: str, operators: tuple[Operator, ...] = EVERY) -> Iterator[Mutant]:
    """Every mutant of a file, in the order of its nodes. Texts for people, types and other decorators stay."""
    for node in _nodes(ast.parse(text)):
        for operator in operators:
            for place, after in operator(node):
                before, source = _replaced(text, place, after)
                yield Mutant(path, place.lineno, operator.__name__, _line(before), _line(after), source)


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    left_out = {id(each) for name in ("annotation", "returns") if (each := getattr(node, name, None))}
    left_out |= {id(each) for each in getattr(node, "decorator_list", [])}
    left_alone = {"_", "gettext_noop", *CONSTRAINTS}
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Call) and name_of(node) in left_alone):
        return
    for child in ast.iter_child_nodes(node):
        if id(child) not in left_out:
            yield from _nodes(child)


def name_of(call: ast.Call) -> str:
    """The last name of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _replaced(text: str, node: Place, after: str) -> tuple[str, str]:
    """The text of a node, and the file with another text there. Columns of ``ast`` count bytes."""
    if node.end_lineno is None or node.end_col_offset is None:
        raise ValueError("only a node that was parsed has its place in a text")
    lines = text.encode().splitlines(keepends=True)
    first = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
    last = sum(map(len, lines[: node.end_lineno - 1])) + node.end_col_offset
    whole = text.encode()
    return whole[first:last].decode(), (whole[:first] + after.encode() + whole[last:]).decode()


def _line(text: str) -> str:
    return " ".join(text.split())
