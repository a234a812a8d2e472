"""What a file is by its content; what its name says counts nothing."""

import io
import re
import zipfile

from intake.reading.refused import Refused

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EMPTY_ZIP = b"PK\x05\x06"
# What people choose by mistake.
STRANGE = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"II*\0", b"MM\0*",
           b"{\\rtf", b"MZ", b"\x7fELF")  # fmt: skip
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|head|meta|body|table|style|\?xml|!--)|\s*mime-version\s*:", re.IGNORECASE)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# Names inside an old binary file are in UTF-16.
_ENCRYPTED, _WORKBOOK, _MACROS = (name.encode("utf-16-le") for name in ("EncryptedPackage", "Workbook", "_VBA_PROJECT"))
_OLD_WORKBOOK = "Book".encode("utf-16-le")


def kind_of(content: bytes) -> str:
    """``xlsx``, ``ods``, ``xls`` or ``csv``; raises Refused for everything else."""
    if not content.strip(b"\0\t\r\n \xef\xbb\xbf"):
        raise Refused("empty")
    if content.startswith((ZIP, EMPTY_ZIP)):
        return _kind_of_zip(content)
    if content.startswith(OLE):
        return _kind_of_ole(content)
    if content.startswith(STRANGE):
        raise Refused("kind")
    beginning = content[:1000]
    for bom in _BOMS:
        beginning = beginning.removeprefix(bom)
    if _MARKUP.match(beginning.replace(b"\0", b"")):
        raise Refused("web_page")
    return "csv"


def _kind_of_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except RuntimeError:
        raise Refused("encrypted") from None
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError, KeyError):
        raise Refused("damaged") from None
    if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    if "xl/workbook.xml" in names:
        return "xlsx"
    raise Refused("binary" if "xl/workbook.bin" in names else "kind")


def _kind_of_ole(content: bytes) -> str:
    if _ENCRYPTED in content:
        raise Refused("encrypted")
    if _MACROS in content:
        raise Refused("macros")
    if _WORKBOOK not in content and _OLD_WORKBOOK not in content:
        raise Refused("kind")
    return "xls"
