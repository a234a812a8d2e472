"""Front-end files: an allow-list copied from node_modules into the work folder; nothing else is served."""

import re
import shutil
from pathlib import Path

SARABUN = "@fontsource/sarabun"
ALLOWED = [
    # Reboot and grid weigh 9 kB; with its components, which we draw ourselves, Bootstrap weighs 31 kB.
    "bootstrap/dist/css/bootstrap-reboot.min.css",
    "bootstrap/dist/css/bootstrap-grid.min.css",
    "bootstrap/LICENSE",
    # One file each: a module that a package imports by its bare name is found nowhere without an import map.
    "cally/dist/cally.js",
    "cally/LICENSE",
    "@github/combobox-nav/dist/index.js",
    "@github/combobox-nav/LICENSE",
    f"{SARABUN}/LICENSE",
    *(
        f"{SARABUN}/files/sarabun-{script}-{weight}-normal.woff2"
        for script in ("thai", "latin")
        for weight in (400, 600, 700)
    ),
]
# A reference to a map that is not copied makes the hashing of static files fail.
SOURCE_MAP = re.compile(r"^/[/*]# sourceMappingURL=.*$\n?", re.MULTILINE)

# What a comment imports (``@type {import("hooks").Ref}``) is looked for and stops the hashing too.
JSDOC = re.compile(r"/\*\*(?:(?!\*/).)*?\*/\n?", re.DOTALL)


def target_of(name: str) -> str:
    """Return where a package's file is served from: ``vendor/<package>/<file>``, without the scope's @."""
    return f"vendor/{name.removeprefix('@')}"


def copy(node_modules: Path, assets: Path) -> None:
    """Make ``assets`` hold exactly the allowed files, without references to source maps or types."""
    shutil.rmtree(assets, ignore_errors=True)
    for name in ALLOWED:
        source, target = node_modules / name, assets / target_of(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix in {".css", ".js"}:
            text = SOURCE_MAP.sub("", source.read_text("utf-8"))
            target.write_text(JSDOC.sub("", text) if source.suffix == ".js" else text, "utf-8")
        else:
            shutil.copyfile(source, target)
