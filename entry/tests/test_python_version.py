"""Old Pythons get a sentence instead of a syntax error."""

import ast

import pytest

from entry import places
from entry.python_version import refusal


def test_an_old_python_is_refused_in_both_languages():
    assert refusal((3, 10, 13)) == (
        "ต้องใช้ Python 3.11 ขึ้นไป แต่เครื่องนี้ใช้ 3.10\nThe portal needs Python 3.11 or newer; this is 3.10."
    )


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 11, 7), (3, 13, 1), (4, 0, 0)])
def test_newer_pythons_pass(version):
    assert refusal(version) == ""


@pytest.mark.parametrize("name", ["portal", "entry/__init__.py", "entry/python_version.py"])
def test_what_an_old_python_reads_is_in_old_syntax(name):
    tree = ast.parse((places.ROOT / name).read_text("utf-8"), feature_version=(3, 5))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.Match)]
