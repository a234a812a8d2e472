"""What was measured, as lines of JSON for machines and as a table for people."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from bench import targets
from bench.measuring import Measured
from bench.targets import Target

UNEXPECTED = Target()


@dataclass(frozen=True)
class Line:
    """One figure. ``target`` is the ceiling of the ratio, ``limit`` that of the value; None: nothing is expected.

    ``cause`` says why it lies above what is expected; empty where it does not, or nobody knows.
    """

    name: str
    value: float
    unit: str
    ratio_to_floor: float | None = None
    target: float | None = None
    limit: float | None = None
    cause: str = ""

    @property
    def is_over(self) -> bool:
        """Whether it lies above what is expected of it."""
        ratio = self.target is not None and self.ratio_to_floor is not None and self.ratio_to_floor > self.target
        return ratio or (self.limit is not None and self.value > self.limit)

    def as_json(self) -> str:
        """One JSON object on one line."""
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass(frozen=True)
class Row:
    """Something that was measured, and its floor in the figure that the ratio is taken of (None: it has none)."""

    kind: str
    name: str
    who: str
    found: Measured
    floor: float | None = None
    by: str = "cpu"
    expected: Target = UNEXPECTED
    peak_limit: float = targets.PEAK_MB

    @property
    def ratio(self) -> float | None:
        """How many times the floor it takes."""
        return getattr(self.found, self.by) / self.floor if self.floor else None

    def lines(self) -> list[Line]:
        """Its figures, the ratio at the one it is taken of."""
        found, page = self.found, self.kind == "page"
        figures = (
            ("p50", found.p50, "ms", None),
            ("p95", found.p95, "ms", targets.P95_MS if page else None),
            ("cpu", found.cpu, "ms", None),
            ("sql", found.sql, "statements", targets.SQL_STATEMENTS if page else None),
            ("sql_ms", found.sql_ms, "ms", None),
            ("bytes", found.bytes / 1000, "kB", targets.PAGE_KB if page else None),
            ("peak", found.peak, "MB", self.peak_limit),
        )
        return [self._with_cause(self._line(*figure)) for figure in figures]

    def _with_cause(self, line: Line) -> Line:
        return replace(line, cause=self.expected.cause) if line.is_over else line

    def _line(self, figure: str, value: float, unit: str, limit: float | None) -> Line:
        name = f"{self.kind} · {self.name} · {figure}"
        if figure != self.by:
            return Line(name, round(value, 2), unit, limit=limit)
        ratio = round(self.ratio, 2) if self.ratio else None
        return Line(name, round(value, 2), unit, ratio, self.expected.ratio, self.expected.limit or limit)


def table(rows: Iterable[Row]) -> str:
    """The rows for people; ▲ marks what lies above its target or limit."""
    head = f"{'':<8}{'what':<42}{'as':<12}{'p50':>9}{'p95':>9}{'CPU':>9}{'SQL':>6}{'SQL ms':>9}"
    head += f"{'kB':>9}{'MB':>7}{'× floor':>9}{'target':>8}"
    return "\n".join([head, *(_told(row) for row in rows)])


def _told(row: Row) -> str:
    found = row.found
    ratio = f"{row.ratio:.1f}" if row.ratio else "–"
    target = f"{row.expected.ratio:g}" if row.ratio and row.expected.ratio else "–"
    over = ", ".join(line.name.rpartition(" · ")[2] for line in row.lines() if line.is_over)
    cause = f" ({row.expected.cause})" if over and row.expected.cause else ""
    return (
        f"{row.kind:<8}{row.name:<42}{row.who.removeprefix('national-'):<12}{found.p50:>9.1f}{found.p95:>9.1f}"
        f"{found.cpu:>9.1f}{found.sql:>6}{found.sql_ms:>9.1f}{found.bytes / 1000:>9.1f}{found.peak:>7.0f}"
        f"{ratio:>9}{target:>8}"
        f"{'  ▲ ' + over + cause if over else ''}"
    )


def growth(scales: list[float], by_scale: dict[float, dict[str, float]]) -> str:
    """Each p50 on sets of several sizes, and how many times the smallest one the largest takes.

    The last column takes the growth of the first line, the bare page, for the machine's own: its work does not grow.
    """
    head = f"{'what':<60}" + "".join(f"{f'× {scale:g}':>10}" for scale in scales) + f"{'times':>8}{'÷ bare':>8}"
    lines, bare = [head], 0.0
    for name in by_scale[scales[-1]]:
        values = [by_scale[scale].get(name, 0.0) for scale in scales]
        times = values[-1] / values[0] if values[0] else 0.0
        bare = bare or times
        told = f"{times:>8.1f}{times / bare:>8.1f}" if times else f"{'–':>8}{'–':>8}"
        lines.append(f"{name:<60}" + "".join(f"{value:>10.1f}" for value in values) + told)
    return "\n".join(lines)
