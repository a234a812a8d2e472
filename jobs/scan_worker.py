"""The child process that looks at one file that came in; imports nothing of the project.

A fresh process for each: what reads strangers' files may run out of memory, hang or die, and none of it may take the
server down. The file comes on stdin. The answer on stdout is one line, ``ok <type>`` with the bytes to keep behind it,
or ``no <why>``; whatever else happens counts as damaged. ``python -I scan_worker.py <cpu seconds> <bytes> <pixels>``.

A picture is written anew from its dots: place and camera, hidden parts and whatever was hung on to it stay behind. A
PDF is kept byte for byte, because a signature in it would break, and refused if anything in it could act by itself.
"""

import io
import re
import resource
import sys
import warnings
import zipfile

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
MAGIC = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}
QUALITY, DEEPEST = 90, 60
# What an action does beyond going to a place of the same paper; annotations that hold something that plays or opens.
ACTIONS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/Sound",
           "/RichMediaExecute", "/Thread"}  # fmt: skip
PLAYING = {"/RichMedia", "/Movie", "/Screen", "/3D", "/FileAttachment", "/Sound", "/EmbeddedFile", "/PS"}
KEYS = {"/JS", "/JavaScript", "/AA", "/XFA", "/EF", "/EmbeddedFiles"}
FETCHING = {"/F", "/Ref", "/OPI"}  # what makes a viewer fetch the content of a stream from elsewhere
SCHEMES = {"http", "https", "mailto", "tel"}


class Refused(Exception):
    """The file is not taken; its one argument says why, in a word of `jobs.uploads`."""


def limit(cpu_seconds: int, memory_bytes: int) -> None:
    """Cap this process before any work; the kernel enforces it."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def kind_of(content: bytes) -> str:
    """The type by how the content begins; nothing that the sender says of it counts."""
    for magic, kind in MAGIC.items():
        if content.startswith(magic):
            return kind
    raise Refused("kind")


def looked_at_pdf(content: bytes) -> bytes:
    """The same bytes; raises Refused for what is damaged, locked, acting by itself, or a second file as well."""
    import pikepdf

    if not content.rstrip(b"\r\n\t \0").endswith(b"%%EOF") or zipfile.is_zipfile(io.BytesIO(content)):
        raise Refused("damaged")
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise Refused("encrypted")
            if not len(pdf.pages):
                raise Refused("damaged")
            if any(is_active(thing) for thing in pdf.objects):
                raise Refused("active")
    except pikepdf.PasswordError:
        raise Refused("encrypted") from None
    except pikepdf.PdfError:
        raise Refused("damaged") from None
    return content


def is_active(thing, depth: int = 0) -> bool:
    """Whether an object, or one that stands inside it, could act when the paper is opened or clicked."""
    import pikepdf

    if depth > DEEPEST:
        return True
    if isinstance(thing, pikepdf.Stream):
        thing = thing.stream_dict
        if any(name in thing for name in FETCHING):
            return True
    if isinstance(thing, pikepdf.Dictionary):
        return acts(thing) or any(is_active(each, depth + 1) for _name, each in thing.items() if is_inside(each))
    return isinstance(thing, pikepdf.Array) and any(is_active(each, depth + 1) for each in thing if is_inside(each))


def is_inside(thing) -> bool:
    """Whether an object is written inside another; what is only referred to is looked at by itself."""
    return not getattr(thing, "is_indirect", True)


def acts(thing) -> bool:
    """Whether one dictionary is an action, or holds something that plays, opens or runs."""
    import pikepdf

    if any(name in thing for name in KEYS) or str(thing.get("/S", "")) in ACTIONS:
        return True
    if {str(thing.get(name, "")) for name in ("/Type", "/Subtype", "/Subtype2")} & PLAYING:
        return True
    if any(leads_elsewhere(thing.get(name)) for name in ("/URI", "/Base")) or str(thing.get("/FS", "")) == "/URL":
        return True
    opening = thing.get("/OpenAction")
    return isinstance(opening, pikepdf.Dictionary) and (str(opening.get("/S", "")) != "/GoTo" or "/Next" in opening)


def leads_elsewhere(address) -> bool:
    """Whether an address to click leads to a script, a file or a shared folder, and not into the web."""
    seen = "".join(letter for letter in str(address) if letter > " ").lower()
    scheme = re.match(r"([a-z][a-z0-9+-]*):", seen)
    return seen.startswith(("\\\\", "//")) or bool(scheme and scheme[1] not in SCHEMES)


def drawn_anew(content: bytes, kind: str, pixels: int) -> bytes:
    """The picture from its dots alone, upright; raises Refused for what is damaged or larger than ``pixels``."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = pixels
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(content), formats=[kind.rpartition("/")[2].upper()]) as opened:
            opened.load()
            upright = ImageOps.exif_transpose(opened)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Refused("pixels") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise Refused("damaged") from None
    if upright.mode.startswith("I"):  # 65,536 steps of grey, which Pillow would cut at 255: a white page
        upright = upright.point(lambda step: step * (1 / 257)).convert("L")
    plain = upright.convert(mode_of(upright, kind))
    clean, out = Image.new(plain.mode, plain.size), io.BytesIO()
    clean.paste(plain)
    clean.save(out, "JPEG", quality=QUALITY) if kind == JPEG else clean.save(out, "PNG", compress_level=4)
    return out.getvalue()


def mode_of(image, kind: str) -> str:
    """In how many colours it is written: a grey or two-coloured scan stays one."""
    if image.mode in {"1", "L"}:
        return "L" if kind == JPEG else str(image.mode)
    clear = kind == PNG and (image.mode in {"LA", "RGBA", "PA"} or "transparency" in image.info)
    return "RGBA" if clear else "RGB"


def main(cpu_seconds: str, memory_bytes: str, pixels: str) -> int:
    """Read the file, answer."""
    content = sys.stdin.buffer.read()
    limit(int(cpu_seconds), int(memory_bytes))
    out = sys.stdout.buffer
    try:
        kind = kind_of(content)
        kept = looked_at_pdf(content) if kind == PDF else drawn_anew(content, kind, int(pixels))
    except Refused as refusal:
        out.write(f"no {refusal.args[0]}\n".encode())
        return 0
    out.write(f"ok {kind}\n".encode())
    out.write(kept)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
