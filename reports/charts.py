"""Where things stand in a drawing; the templates draw."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from provinces.models import MapShape, Province
from reports.figures import Line
from volunteers.figures import TrendPoint

LEFT, RIGHT, TOP, BOTTOM = 44, 540, 24, 150
MONTHS_APART = 3
# The last number is as wide as the way from the last point but two.
NEAR = 3
# Percentage points between two lines of the scale, from the finest that leaves at most five of them.
SCALES = (1, 2, 5, 10, 20)


@dataclass(frozen=True)
class NationalMap:
    """Provinces with their SVG paths, and the paths of what no province owns; empty without the map package."""

    areas: list[tuple[Line[Province], str]]
    waters: list[str]


def national_map(lines: Iterable[Line[Province]], shapes: Iterable[MapShape]) -> NationalMap:
    """The shapes beside the lines of their provinces, in the order of the lines."""
    paths: dict[str | None, list[str]] = {}
    for shape in shapes:
        paths.setdefault(shape.province_id, []).append(shape.path)
    areas = [(line, path) for line in lines for path in paths.get(line.area.code, [])]
    return NationalMap(areas, paths.get(None, []))


@dataclass(frozen=True)
class Dot:
    """A point of the curve at ``x``, ``y``; y is None where the share is unknown."""

    x: float
    y: float | None
    point: TrendPoint


@dataclass(frozen=True)
class Mark:
    """A month beneath the curve; ``year`` (any day of it) where it is the first one or the year begins anew."""

    x: float
    anchor: str
    day: date
    year: date | None


@dataclass(frozen=True)
class Chart:
    """A curve of shares in percent: dots, the lines between known ones (SVG path), ticks of (y, label)."""

    dots: list[Dot]
    path: str
    ticks: list[tuple[float, int]]

    @property
    def last(self) -> Dot:
        """The day the page is about."""
        return self.dots[-1]

    @property
    def number_below(self) -> bool:
        """Whether the last number stands below its dot: where the curve comes down to it, it would lie on the curve."""
        before = [dot.y for dot in self.dots[-NEAR:-1] if dot.y is not None]
        return self.last.y is not None and any(y < self.last.y for y in before)

    @property
    def marks(self) -> list[Mark]:
        """Every third month, each year once."""
        marks: list[Mark] = []
        for at in range(0, len(self.dots), MONTHS_APART):
            dot = self.dots[at]
            year = None if marks and marks[-1].day.year == dot.point.day.year else dot.point.day
            anchor = "start" if at == 0 else "end" if at == len(self.dots) - 1 else "middle"
            marks.append(Mark(dot.x, anchor, dot.point.day, year))
        return marks


def trend_chart(points: list[TrendPoint]) -> Chart | None:
    """The chart of a curve; None when no point is known."""
    shares = [point.share for point in points if point.share is not None]
    if not shares:
        return None
    low, high, step = _scale(min(shares), max(shares))

    def height(share: float) -> float:
        return round(BOTTOM - (share - low) / (high - low) * (BOTTOM - TOP), 1)

    width = (RIGHT - LEFT) / max(1, len(points) - 1)
    dots = [
        Dot(round(LEFT + width * at, 1), None if point.share is None else height(point.share), point)
        for at, point in enumerate(points)
    ]
    return Chart(dots, _path(dots), [(height(label), label) for label in range(low, high + 1, step)])


def _scale(lowest: float, highest: float) -> tuple[int, int, int]:
    """Round bounds around the shares and the distance of the lines between them."""
    for step in SCALES:
        low = int(lowest // step) * step
        high = min(100, -int(-highest // step) * step)
        if high <= low:
            low, high = (low - step, low) if low else (low, low + step)
        if (high - low) / step <= 4:
            return low, high, step
    return 0, 100, 25


def _path(dots: list[Dot]) -> str:
    """Lines between neighbours that are both known; a gap stays a gap."""
    parts, drawing = [], False
    for dot in dots:
        if dot.y is not None:
            parts.append(f"{'L' if drawing else 'M'}{dot.x} {dot.y}")
        drawing = dot.y is not None
    return "".join(parts)
