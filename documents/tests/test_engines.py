import importlib.util

import pytest

from documents import engines


@pytest.mark.parametrize(("found", "used"), [(object(), "write_fast"), (None, "write_plain")])
def test_the_faster_engine_is_used_where_it_is_installed(monkeypatch, found, used):
    calls = []
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: found)
    for name in ("write_fast", "write_plain"):
        monkeypatch.setattr(engines, name, lambda *arguments, name=name: calls.append((name, arguments)))
    engines.write("file", [], True)
    assert calls == [(used, ("file", [], True))]


@pytest.mark.parametrize(("text", "width"), [("ที่", 1), ("น้ำ", 2), ("ผู้ใหญ่", 4), ("abc", 3), ("", 0)])
def test_thai_vowels_and_tones_above_and_below_take_no_room(text, width):
    assert engines.display_width(text) == width
