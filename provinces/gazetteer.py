"""Where the areas come from: the pinned gazetteer package, our table of facts and the package of shapes.

Reads only; ``manage.py load_gazetteer`` writes. Sources, licences and versions are in NOTICE and
docs/decisions/0005-gazetteer.md.
"""

import csv
import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import geothai
from geothai.abolished import abolished_areas

from provinces.models import GRADUATE_PROVINCES, District, MapShape, Office, Province, ProvinceCluster, Subdistrict
from thai.calendar import ONE_DAY

DATA = Path(__file__).parent / "data"
MAP_PACKAGE = Path("@svg-maps/thailand/index.js")
LAKES = {"lksg": "songkhla-lake"}
GRADUATE_DISTRICTS = frozenset({"9003", "9004", "9005", "9006"})  # of Songkhla: จะนะ เทพา นาทวี สะบ้าย้อย


@cache
def facts() -> dict[str, dict[str, str]]:
    """The rows of province_facts.csv by province code."""
    return {row["code"]: row for row in _rows("province_facts.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def southern_border() -> frozenset[str]:
    """Codes of provinces in the southern border area as a whole, and of further districts."""
    return frozenset(row["code"] for row in _rows("southern_border.csv"))


def shapes(node_modules: Path) -> dict[str, str]:
    """SVG paths by the id of the map package; empty where the package is not installed."""
    source = node_modules / MAP_PACKAGE
    if not source.exists():
        return {}
    text = source.read_text("utf-8").strip().removeprefix("export default").strip().removesuffix(";")
    return {place["id"]: place["path"] for place in json.loads(text)["locations"]}


def map_shapes(codes: list[str], paths: dict[str, str]) -> Iterator[MapShape]:
    """What the map draws: the provinces, and what none of them owns, the lake of Songkhla."""
    for code in codes:
        if (svg_id := facts()[code]["svg_id"]) in paths:
            yield MapShape(key=f"province-{code}", province_id=code, path=paths[svg_id])
    for svg_id, key in LAKES.items():
        if svg_id in paths:
            yield MapShape(key=key, path=paths[svg_id])


def clusters() -> Iterator[ProvinceCluster]:
    """The 18 provincial clusters in their official long form and order."""
    for row in _rows("clusters.csv"):
        yield ProvinceCluster(order=int(row["order"]), name_th=row["name_th"], name_en=row["name_en"])


def provinces(codes: list[str], *, cluster_ids: dict[str, int]) -> Iterator[Province]:
    """Provinces with their tile and abbreviation; ``cluster_ids`` maps a Thai cluster name to its key."""
    for code in codes:
        row = facts()[code]
        area = geothai.province(code)
        if area is None:
            raise LookupError(f"The gazetteer has no province {code}.")
        yield Province(
            code=code,
            name_th=area.name_th,
            name_en=area.name_en,
            cluster_id=cluster_ids.get(row["cluster"]),
            abbreviation=row["abbr_th"],
            tile_x=int(row["grid_x"]),
            tile_y=int(row["grid_y"]),
            is_southern_border=code in southern_border(),
        )


def districts(codes: list[str]) -> Iterator[District]:
    """Districts of the provinces, abolished ones with their last day."""
    for code in codes:
        for area in geothai.districts(code):
            yield _district(area.code, area.name_th, area.name_en)
    for area in _abolished("district", codes):
        yield _district(area.code, area.name_th, area.name_en or "", valid_to=_last_day(area))


def _district(code: str, name_th: str, name_en: str, *, valid_to: date | None = None) -> District:
    in_programme = code[:2] in GRADUATE_PROVINCES or code in GRADUATE_DISTRICTS
    return District(
        code=code,
        province_id=code[:2],
        name_th=name_th,
        name_en=name_en,
        has_graduates=in_programme and valid_to is None,
        is_southern_border=not southern_border().isdisjoint({code, code[:2]}),
        valid_to=valid_to,
    )


def subdistricts(codes: list[str]) -> Iterator[Subdistrict]:
    """Subdistricts of the provinces, abolished ones with their last day."""
    for code in codes:
        for district in geothai.districts(code):
            for area in geothai.subdistricts(district.code):
                yield Subdistrict(
                    code=area.code,
                    district_id=area.district_code,
                    name_th=area.name_th,
                    name_en=area.name_en,
                    postal_codes=" ".join(area.postal_codes),
                )
    for area in _abolished("subdistrict", codes):
        yield Subdistrict(
            code=area.code,
            district_id=area.parent_code,
            name_th=area.name_th,
            name_en=area.name_en or "",
            valid_to=_last_day(area),
        )


def successions(codes: list[str]) -> set[tuple[str, str]]:
    """(abolished code, code that followed) of subdistricts, both inside the provinces."""
    return {
        (area.code, successor)
        for area in _abolished("subdistrict", codes)
        for successor in area.successors
        if successor[:2] in codes
    }


def _abolished(level: str, codes: list[str]) -> Iterator:
    wanted = frozenset(codes)
    return (area for area in abolished_areas() if area.level == level and area.code[:2] in wanted)


def _last_day(area) -> date:
    """The day before the notice came into force, or before DOPA's list dropped the code."""
    return date.fromisoformat(area.successors_in_force or area.abolished_on) - ONE_DAY


def offices(codes: list[str]) -> Iterator[Office]:
    """A labour office for each province, as the register first knows it; phone and head are the office's to fill."""
    for code in codes:
        row = facts()[code]
        place = row["name_th"] if code == "10" else f"จังหวัด{row['name_th']}"
        yield Office(
            kind=Office.Kind.PROVINCE,
            province_id=code,
            name_th=f"สำนักงานแรงงาน{place}",
            name_en=f"{row['name_en']} Labour Office",
            letter_prefix=row["abbr_th"],
        )
