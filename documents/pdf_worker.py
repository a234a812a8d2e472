"""The child process that compiles one paper; imports nothing of the project.

A fresh process for each paper: after fork() a second compile hangs for ever, running out of memory aborts the
process, and neither may take the server down. The job comes as JSON on stdin, the PDF goes to stdout, warnings
and the reason of a failure go to stderr, one per line. Run with ``python -I -X utf8``.
"""

import hashlib
import io
import json
import re
import resource
import sys
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont

BFCHAR = re.compile(r"<(?P<cid>[0-9A-Fa-f]{4})> <(?P<text>(?:[0-9A-Fa-f]{4})+)>")


def glyph_key(font: TTFont, name: str) -> str:
    """Fingerprint of a glyph's advance and outline; empty for a glyph without an outline (spaces)."""
    coordinates, ends, flags = font["glyf"][name].getCoordinates(font["glyf"])
    if not len(coordinates):
        return ""
    shape = repr((font["hmtx"][name][0], list(coordinates), list(ends), [flag & 1 for flag in flags]))
    return hashlib.sha1(shape.encode(), usedforsecurity=False).hexdigest()


def repair(pdf: bytes, shapes: dict[str, str]) -> bytes:
    """Give each glyph one character in the text layer, for viewers that ignore ActualText.

    ``shapes`` maps glyph_key to the characters it may stand for. Pages are untouched; equal input gives equal bytes.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/Type0" and "/ToUnicode" in thing:
                thing.ToUnicode.write(_corrected(thing, shapes))
        out = io.BytesIO()
        document.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
    return out.getvalue()


def _corrected(font_object, shapes: dict[str, str]) -> bytes:
    program = font_object.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
    font = TTFont(io.BytesIO(program), lazy=True)
    lines = font_object.ToUnicode.read_bytes().decode("ascii").split("\n")
    return "\n".join(_corrected_line(line, font, shapes) for line in lines).encode("ascii")


def _corrected_line(line: str, font: TTFont, shapes: dict[str, str]) -> str:
    """One ``<cid> <utf-16>`` line of a bfchar block; CIDs are glyph ids of the embedded subset."""
    entry = BFCHAR.fullmatch(line)
    if not entry:
        return line
    fitting = shapes.get(glyph_key(font, font.getGlyphName(int(entry["cid"], 16))), "")
    written = bytes.fromhex(entry["text"]).decode("utf-16-be", "replace")
    if not fitting or (len(written) == 1 and written in fitting):
        return line
    return f"<{entry['cid']}> <{fitting[0].encode('utf-16-be').hex().upper()}>"


def limit(cpu_seconds: int, memory_bytes: int) -> None:
    """Cap this process before any work; the kernel enforces it."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def compile_paper(job: dict) -> tuple[bytes, list[str]]:
    """Compile ``job["main"]`` under ``job["root"]``; returns the PDF and the warnings' first lines."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[job["fonts"]])
    compiler = typst.Compiler(
        input=job["main"],
        root=job["root"],
        font_paths=fonts,
        sys_inputs={"data": job["data"]},
        package_path=job["root"],
        package_cache_path=job["root"],
    )
    pdf, warnings = compiler.compile_with_warnings(
        format="pdf", timestamp=job["timestamp"], pdf_standards=["ua-1", "a-2a"]
    )
    if not isinstance(pdf, bytes):
        raise RuntimeError("the compiler answered no single PDF")
    return pdf, [warning.message for warning in warnings]


def main() -> int:
    """Read the job, answer the PDF; exit code 1 and one line on stderr when the paper cannot be made."""
    job = json.load(sys.stdin)
    limit(job["cpu_seconds"], job["memory_bytes"])
    shapes = json.loads(Path(job["fonts"], "characters.json").read_text(encoding="utf-8"))["shapes"]
    try:
        pdf, warnings = compile_paper(job)
    except RuntimeError as error:
        sys.stderr.write(f"{getattr(error, 'message', error)}\n")
        return 1
    for warning in warnings:
        sys.stderr.write(f"{warning}\n")
    sys.stdout.buffer.write(repair(pdf, shapes))
    return 0


if __name__ == "__main__":
    sys.exit(main())
