"""The picture beside a link: as large as messengers ask for, and drawn with our own font."""

import struct
from pathlib import Path

import typst

from documents import share_picture

MARK = Path(__file__).parents[2] / "static" / "icons" / "mark.svg"


def test_it_has_the_size_that_messengers_ask_for(font_dir, tmp_path):
    out = tmp_path / "made" / "share.png"
    share_picture.draw(font_dir, MARK, out)
    drawn = out.read_bytes()
    assert (drawn[:8], struct.unpack(">II", drawn[16:24])) == (b"\x89PNG\r\n\x1a\n", (1200, 630))


def test_only_our_own_font_writes_in_it(font_dir, tmp_path, monkeypatch):
    asked = {}
    monkeypatch.setattr(typst, "compile", lambda drawing, **how: asked.update(how) or b"drawn")
    share_picture.draw(font_dir, MARK, tmp_path / "share.png")
    assert (asked["font_paths"], asked["ignore_system_fonts"]) == ([str(font_dir)], True)
