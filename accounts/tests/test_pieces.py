"""Long content sealed in pieces: comes back whole, and not at all where a piece was changed, moved or cut off."""

import io
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.encryption import CannotOpen, DataKey
from accounts.pieces import PIECE, SEALED_PIECE, opened_pieces, sealed_pieces

LENGTHS = [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7]


def sealed(key: DataKey, content: bytes, where: str = "a.b") -> bytes:
    return b"".join(sealed_pieces(key, [content], where))


def opened(key: DataKey, raw: bytes, where: str = "a.b") -> bytes:
    return b"".join(opened_pieces(key, io.BytesIO(raw), where))


@pytest.mark.parametrize("length", LENGTHS)
def test_content_of_any_length_comes_back_and_nothing_of_it_stands_in_the_sealed_form(length):
    key, content = DataKey(), (b"secret text " * (length // 12 + 1))[:length]
    raw = sealed(key, content)
    assert (opened(key, raw), b"secret" in raw) == (content, False)


@given(st.lists(st.binary(max_size=2 * PIECE), max_size=4))
def test_however_it_is_cut_on_its_way_it_is_the_same(chunks):
    key = DataKey()
    pieces = list(sealed_pieces(key, chunks, "a.b"))
    assert {len(piece) for piece in pieces[:-1]} <= {SEALED_PIECE}
    assert opened(key, b"".join(pieces)) == b"".join(chunks)


def spoiled(pieces: list[bytes]) -> dict[str, list[bytes]]:
    """Three pieces and everything that somebody with the disk in hand may do to them."""
    first, second, third = pieces
    return {
        "a changed bit": [first, second[:-1] + bytes([second[-1] ^ 1]), third],
        "moved": [second, first, third],
        "left out": [first, third],
        "twice": [first, first, second, third],
        "cut off at a piece": [first, second],
        "cut off in a piece": [first, second, third[:-1]],
        "something behind": [first, second, third, b"x"],
        "nothing": [],
    }


@pytest.mark.parametrize("how", list(spoiled([b"1", b"2", b"3"])))
def test_what_was_touched_does_not_open(how):
    key = DataKey()
    pieces = list(sealed_pieces(key, [b"x" * (2 * PIECE + 5)], "a.b"))
    with pytest.raises(CannotOpen):
        opened(key, b"".join(spoiled(pieces)[how]))


def test_it_opens_under_its_own_key_and_in_its_own_place_alone():
    key = DataKey()
    for wrong_key, where in ((DataKey(), "a.b"), (key, "a.c")):
        with pytest.raises(CannotOpen):
            opened(wrong_key, sealed(key, b"text"), where)


def test_neither_way_holds_more_than_a_few_pieces():
    key, asked = DataKey(), []

    def source():
        for number in range(20):
            asked.append(number)
            yield b"x" * PIECE

    sealing = sealed_pieces(key, source(), "a.b")
    first = next(sealing)
    assert len(asked) == 2
    file = io.BytesIO(b"".join(chain([first], sealing)))
    next(opened_pieces(key, file, "a.b"))
    assert file.tell() == 2 * SEALED_PIECE
