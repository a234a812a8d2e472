"""The child process that reads one file: ``python -m intake.reading.worker <cpu seconds> <bytes>``.

A fresh process for each: what reads strangers' files may run out of memory, hang or die, and none of it may take the
server down. The file comes on stdin. The first line of the answer is ``ok``, with the workbook as JSON behind it, or
``no <why> <where>``; whatever else happens counts as too large for the room it may take. Knows nothing of Django.
"""

import resource
import sys

from intake.reading.delimited import read_csv
from intake.reading.kinds import kind_of
from intake.reading.refused import Refused
from intake.reading.workbooks import read_workbook


def limit(cpu_seconds: int, memory_bytes: int) -> None:
    """Cap this process before any work; the kernel enforces it."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(content: bytes) -> bytes:
    """What is said about a file."""
    try:
        kind = kind_of(content)
        book = read_csv(content, "CSV") if kind == "csv" else read_workbook(content, kind)
    except Refused as refusal:
        return f"no {refusal.why} {refusal.where}\n".encode()
    return b"ok\n" + book.to_json()


def main(cpu_seconds: str, memory_bytes: str) -> int:
    """Read the file, answer."""
    content = sys.stdin.buffer.read()
    limit(int(cpu_seconds), int(memory_bytes))
    sys.stdout.buffer.write(answer(content))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
