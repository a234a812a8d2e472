"""Long content sealed piece by piece: neither writing nor reading it holds more than two pieces in memory.

Each piece is sealed under the data key of its file (`accounts.encryption`); its number, and whether it is the last, are
authenticated with it. So no piece can be changed, moved, left out or put behind, and nothing can be cut off at the end.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from accounts.encryption import NONCE_BYTES, Cipher

PIECE = 64 * 1024
TAG_BYTES = 16
SEALED_PIECE = NONCE_BYTES + PIECE + TAG_BYTES


def sealed_pieces(key: Cipher, content: Iterable[bytes], where: str) -> Iterator[bytes]:
    """The sealed form of ``content`` (bytes in pieces of any length); empty content has one piece too."""
    number, waiting = 0, b""
    for chunk in content:
        waiting += chunk
        while len(waiting) > PIECE:
            yield key.seal_raw(waiting[:PIECE], _place(where, number, last=False))
            number, waiting = number + 1, waiting[PIECE:]
    yield key.seal_raw(waiting, _place(where, number, last=True))


def opened_pieces(key: Cipher, sealed: BinaryIO, where: str) -> Iterator[bytes]:
    """The content behind `sealed_pieces`, as it is read from a file. Raises CannotOpen at the first wrong piece."""
    number, piece = 0, sealed.read(SEALED_PIECE)
    while True:
        following = sealed.read(SEALED_PIECE)
        yield key.open_raw(piece, _place(where, number, last=not following))
        if not following:
            return
        number, piece = number + 1, following


def _place(where: str, number: int, *, last: bool) -> str:
    return f"{where}\0{number}\0{'last' if last else 'more'}"
