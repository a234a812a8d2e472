import json

import pytest
from fontTools.ttLib import TTFont

from documents.fonts import (
    CONSONANTS,
    STYLES,
    TALL_LO_CHULA,
    TONES,
    UPPER_MARKS,
    UPPER_VOWELS,
    main,
    prepare,
    subtables,
)


@pytest.fixture(params=sorted(STYLES))
def font(request, font_dir):
    return TTFont(font_dir / request.param)


def stem(glyph):
    return glyph.partition(".")[0]


def test_small_tones_and_upper_vowels_meet_at_one_height(font):
    heights = set()
    for table in subtables(font, "GPOS", 6):
        marks = dict(zip(table.Mark1Coverage.glyphs, table.Mark1Array.MarkRecord, strict=True))
        seats = dict(zip(table.Mark2Coverage.glyphs, table.Mark2Array.Mark2Record, strict=True))
        small = [record.MarkAnchor for name, record in marks.items() if stem(name) in TONES and ".small" in name]
        upper = [record.Mark2Anchor[0] for name, record in seats.items() if stem(name) in UPPER_VOWELS]
        if small and upper:
            heights |= {anchor.YCoordinate for anchor in small + upper}
    assert len(heights) == 1


def test_every_consonant_carries_its_upper_marks_without_an_offset(font):
    carriers = {f"uni{ord(letter):04X}" for letter in CONSONANTS} - {TALL_LO_CHULA} | {"loChulathai.short"}
    for table in subtables(font, "GPOS", 4):
        bases = dict(zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True))
        marks = dict(zip(table.MarkCoverage.glyphs, table.MarkArray.MarkRecord, strict=True))
        if not carriers <= set(bases):
            continue
        number = marks["uni0E34"].Class
        marked = {record.MarkAnchor.YCoordinate for name, record in marks.items() if name in UPPER_MARKS}
        based = {bases[name].BaseAnchor[number].YCoordinate for name in carriers}
        assert marked == based
        break
    else:
        pytest.fail("no table attaches marks to the Thai consonants")


def test_lo_chula_is_short_under_every_upper_mark(font):
    rules = [
        table.LookAheadCoverage[-1].glyphs
        for table in subtables(font, "GSUB", 6)
        if table.InputCoverage[0].glyphs == [TALL_LO_CHULA]
    ]
    assert len(rules) == 2
    assert all(set(glyphs) >= UPPER_MARKS for glyphs in rules)


def test_the_licence_and_the_version_go_with_the_fonts(font, font_dir):
    assert "SIL OPEN FONT LICENSE" in (font_dir / "OFL.txt").read_text(encoding="utf-8").upper()
    assert font["name"].getDebugName(5).endswith("mark anchors levelled")


def test_the_table_of_characters_covers_thai_and_the_common_signs(font_dir):
    table = json.loads((font_dir / "characters.json").read_text(encoding="utf-8"))
    assert set("".join(CONSONANTS) + "ะาำเแโใไฤๅๆฯ฿๐๑๒๓๔๕๖๗๘๙–—“”…•%/()") - set(table["characters"]) == set()
    assert "ก" in table["shapes"].values()


def test_preparing_twice_changes_nothing_and_a_lost_file_is_made_again(tmp_path, settings):
    if not (settings.NODE_MODULES / "@expo-google-fonts").is_dir():
        pytest.fail("The npm packages are missing: run ./portal setup first.", pytrace=False)
    assert prepare(settings.NODE_MODULES, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert not prepare(settings.NODE_MODULES, tmp_path)
    (tmp_path / "Sarabun-Bold.ttf").unlink()
    assert prepare(settings.NODE_MODULES, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_command_says_what_is_missing(tmp_path, capsys):
    assert main([str(tmp_path), str(tmp_path / "fonts")]) == 1
    assert "Run npm ci first" in capsys.readouterr().err
    assert main([]) == 2
