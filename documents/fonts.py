"""Prepare the Sarabun fonts for printing; runs at setup, without Django.

    python -m documents.fonts <node_modules directory> <output directory>

Typst starts a new text run at every vertical glyph offset and then repeats the cluster in the text layer, so
that a name copied from a stock-font PDF comes out doubled (typst#7610, krilla#411). Levelling a dozen anchors
by at most 0.05 em, which nobody sees, removes every such offset in Thai words. The licence (SIL OFL 1.1, no
reserved font name) allows the change and is copied beside the fonts.
"""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from documents import pdf_worker
from documents.pdf_worker import glyph_key

PACKAGE = Path("@expo-google-fonts") / "sarabun"
STYLES = {
    "Sarabun-Regular.ttf": "400Regular",
    "Sarabun-SemiBold.ttf": "600SemiBold",
    "Sarabun-Bold.ttf": "700Bold",
    "Sarabun-Italic.ttf": "400Regular_Italic",
}
LICENCE = "OFL.txt"
CHARACTERS = "characters.json"
STAMP = "prepared.sha256"

CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F) if chr(code) not in "ฤฦ"]
UPPER_VOWELS = {f"uni0E{code}" for code in ("31", "34", "35", "36", "37", "47", "4D")}
TONES = {f"uni0E{code}" for code in ("48", "49", "4A", "4B", "4C")}
UPPER_MARKS = UPPER_VOWELS | TONES
TALL_LO_CHULA = "uni0E2C"
SNAP_UNITS = 3


def prepare(node_modules: Path, out: Path) -> bool:
    """Write the four fonts, their licence and the table of their glyphs into ``out``.

    Returns False when everything was already there for the same sources. Raises FileNotFoundError when the
    npm package is missing.
    """
    package = node_modules / PACKAGE
    sources = {name: package / style / f"Sarabun_{style}.ttf" for name, style in STYLES.items()}
    stamp = _stamp([*sources.values(), package / "LICENSE_FONT", Path(__file__), Path(pdf_worker.__file__)])
    wanted = [*sources, LICENCE, CHARACTERS]
    if _read(out / STAMP) == stamp and all((out / name).is_file() for name in wanted):
        return False
    out.mkdir(parents=True, exist_ok=True)
    fonts = {name: _levelled(source) for name, source in sources.items()}
    for name, font in fonts.items():
        _replace(out / name, font)
    (out / LICENCE).write_bytes((package / "LICENSE_FONT").read_bytes())
    (out / CHARACTERS).write_text(json.dumps(_characters([*fonts.values()]), ensure_ascii=False), encoding="utf-8")
    (out / STAMP).write_text(stamp, encoding="ascii")
    return True


def _stamp(paths: list[Path]) -> str:
    return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in paths)).hexdigest()


def _read(path: Path) -> str:
    return path.read_text(encoding="ascii") if path.is_file() else ""


def _replace(path: Path, font: TTFont) -> None:
    """Save beside the target and rename, so that a running compile never reads half a font."""
    draft = path.with_suffix(".draft")
    font.save(draft)
    draft.replace(path)


def _levelled(source: Path) -> TTFont:
    font = TTFont(source, recalcTimestamp=False)
    for table in subtables(font, "GPOS", 6):
        _level_tones(table)
    for table in subtables(font, "GPOS", 4):
        _snap_bases(table)
    _shorten_lo_chula(font)
    _sign_version(font)
    return font


def subtables(font: TTFont, tag: str, kind: int) -> list:
    """All subtables of one lookup type, with Extension wrappers taken off."""
    found: list = []
    layout: Any = font[tag]
    for lookup in layout.table.LookupList.Lookup:
        inner = [getattr(table, "ExtSubTable", table) for table in lookup.SubTable]
        found += [table for table in inner if type(table).LookupType == kind]
    return found


def _level_tones(table) -> None:
    """Mark on mark: every small tone sits at one height on every upper vowel."""
    marks = dict(zip(table.Mark1Coverage.glyphs, table.Mark1Array.MarkRecord, strict=True))
    small = [record for name, record in marks.items() if _stem(name) in TONES and name.endswith(".small")]
    vowels = dict(zip(table.Mark2Coverage.glyphs, table.Mark2Array.Mark2Record, strict=True))
    seats = [record for name, record in vowels.items() if _stem(name) in UPPER_VOWELS]
    if not small or not seats:
        return
    height = Counter(record.MarkAnchor.YCoordinate for record in small).most_common(1)[0][0]
    for record in small:
        record.MarkAnchor.YCoordinate = height
        for seat in seats:
            seat.Mark2Anchor[record.Class].YCoordinate = height


def _snap_bases(table) -> None:
    """Mark on base: a Thai consonant that is off by a rounding error takes the height of all the others."""
    bases = dict(zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True))
    thai = [record for name, record in bases.items() if name.startswith("uni0E")]
    for number in range(table.ClassCount):
        anchors = [record.BaseAnchor[number] for record in thai if record.BaseAnchor[number]]
        if not anchors:
            continue
        usual = Counter(anchor.YCoordinate for anchor in anchors).most_common(1)[0][0]
        for anchor in anchors:
            if abs(anchor.YCoordinate - usual) <= SNAP_UNITS:
                anchor.YCoordinate = usual


def _shorten_lo_chula(font: TTFont) -> None:
    """Lo chula takes its short form before every upper mark; the stock font forgets some (as in nalika)."""
    order = font.getReverseGlyphMap()
    for table in subtables(font, "GSUB", 6):
        if table.Format != 3 or table.InputCoverage[0].glyphs != [TALL_LO_CHULA]:
            continue
        ahead = table.LookAheadCoverage[-1]
        ahead.glyphs = sorted({*ahead.glyphs, *UPPER_MARKS} & set(order), key=lambda name: order[name])


def _sign_version(font: TTFont) -> None:
    for record in font["name"].names:
        if record.nameID == 5:
            record.string = f"{record.toUnicode()}; mark anchors levelled"


def _stem(glyph: str) -> str:
    return glyph.partition(".")[0]


def _characters(fonts: list[TTFont]) -> dict:
    """What the PDF worker and clean() need: glyph shape -> its characters, and the characters in every font."""
    shapes: dict[str, set[str]] = {}
    for font in fonts:
        codes = {name: sorted(found) for name, found in font["cmap"].buildReversed().items()}
        for name in font.getGlyphOrder():
            key = glyph_key(font, name)
            if key:
                shapes.setdefault(key, set()).update(map(chr, codes.get(name, codes.get(_stem(name), []))))
    everywhere = set.intersection(*(set(font.getBestCmap() or ()) for font in fonts))
    return {
        "shapes": {key: "".join(sorted(found)) for key, found in sorted(shapes.items()) if found},
        "characters": "".join(map(chr, sorted(everywhere))),
    }


def main(arguments: list[str]) -> int:
    """Command line: two directories; says in one line what happened."""
    if len(arguments) != 2:
        sys.stderr.write("usage: python -m documents.fonts <node_modules directory> <output directory>\n")
        return 2
    try:
        changed = prepare(Path(arguments[0]), Path(arguments[1]))
    except FileNotFoundError as error:
        sys.stderr.write(f"Font file missing: {error.filename}. Run npm ci first.\n")
        return 1
    sys.stdout.write("Fonts prepared.\n" if changed else "Fonts already prepared.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
