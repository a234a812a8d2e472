"""Files as people send them, and as somebody sends them who means no good."""

import io
import struct
import zipfile
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image


def pdf(change=None, **saving) -> bytes:
    """A PDF of one page; ``change`` is told it before it is saved."""
    document, out = pikepdf.new(), io.BytesIO()
    document.add_blank_page(page_size=(595, 842))
    if change:
        change(document)
    document.save(out, **saving)
    return out.getvalue()


def locked(**passwords) -> bytes:
    """A PDF that is encrypted: to be read by everybody (owner) or with a password (user)."""
    return pdf(encryption=pikepdf.Encryption(owner="เจ้าของ", user=passwords.get("user", ""), R=6))


def opening(**action) -> bytes:
    """A PDF that does something when it is opened."""
    return pdf(lambda document: document.Root.update({"/OpenAction": Dictionary(**action)}))


def clicking(**annotation) -> bytes:
    """A PDF with a place to click, written into the page and not referred to."""
    placed = {"Type": Name.Annot, "Rect": Array([0, 0, 9, 9])} | annotation
    return pdf(lambda document: document.pages[0].obj.update({"/Annots": Array([Dictionary(**placed)])}))


def linking(address: str) -> bytes:
    """A PDF with a link to click."""
    return clicking(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(address)))


def drawing(**what) -> bytes:
    """A PDF whose page draws a stream of the given kind."""

    def draw(document) -> None:
        stream = pikepdf.Stream(document, b"", Type=Name.XObject, **what)
        document.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(a=document.make_indirect(stream)))

    return pdf(draw)


def with_file(document) -> None:
    """Hang another file on a PDF."""
    document.attachments["program.exe"] = pikepdf.AttachedFileSpec(document, b"MZ", filename="program.exe")


def with_form(document) -> None:
    """Give a PDF a form of the kind that runs scripts."""
    document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=String("<xdp/>"))


def picture(kind="JPEG", size=(40, 30), mode="RGB", **saving) -> bytes:
    """A picture with some pattern in it."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(out, kind, **saving)
    return out.getvalue()


def grey_of_16_bits() -> bytes:
    """A scan in 65,536 steps of grey: a dark dot and a light one."""
    scan, out = Image.new("I;16", (2, 1)), io.BytesIO()
    scan.putpixel((0, 0), 20 * 257)
    scan.putpixel((1, 0), 200 * 257)
    scan.save(out, "PNG")
    return out.getvalue()


def turned_with_place() -> bytes:
    """A photograph on its side that tells where it was taken."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "TheCamera"
    exif.get_ifd(0x8825)[2] = (6.0, 25.0, 0.0)
    return picture(exif=exif)


def bomb(side: int) -> bytes:
    """A small PNG that says it has ``side`` × ``side`` dots."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((side // 8 + 1) * side), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def archive() -> bytes:
    """A ZIP with a page in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as files:
        files.writestr("page.html", "<script>alert(1)</script>")
    return out.getvalue()


def archive_that_ends_as_a_pdf() -> bytes:
    """A PDF and a ZIP at once, the words that end a PDF behind both."""
    out = io.BytesIO(pdf())
    with zipfile.ZipFile(out, "a") as files:
        files.writestr("page.html", "<script>alert(1)</script>")
        files.comment = b"\n%%EOF"
    return out.getvalue()
