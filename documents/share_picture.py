"""Draw the picture that messengers show beside a link of the portal; runs at setup, without Django.

    python -m documents.share_picture <fonts directory> <mark as SVG> <output file>

It is made and not kept in the repository, as all that can be made; 1200 × 630 points is what messengers ask for.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import typst

DRAWING = Path(__file__).parent / "papers" / "share_picture.typ"


def draw(fonts: Path, mark: Path, out: Path) -> None:
    """Write the picture (PNG) to ``out``; the folder above it is made."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="picture-") as folder:
        for source, name in ((DRAWING, DRAWING.name), (mark, "mark.svg")):
            shutil.copyfile(source, Path(folder) / name)
        drawn = typst.compile(
            str(Path(folder) / DRAWING.name), font_paths=[str(fonts)], ignore_system_fonts=True, format="png", ppi=72
        )
    out.write_bytes(drawn)


if __name__ == "__main__":
    draw(*(Path(argument) for argument in sys.argv[1:]))
