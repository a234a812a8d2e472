"""The text of a page as its reader sees it: one line for each block, cells of a row beside each other."""

import hashlib
from html.parser import HTMLParser

BLOCKS = frozenset(
    "address article aside blockquote details dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr legend li main nav ol p pre section summary table tbody thead tfoot tr ul".split()
)
SILENT = frozenset({"head", "script", "style", "svg", "template"})
CELLS = frozenset({"td", "th"})
UNSEEN = frozenset({"hidden", "submit", "button", "image", "reset"})


def short_hash(text: str) -> str:
    """Eight digits that change with the text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


class Reader(HTMLParser):
    """Collects the blocks of a page, of ``<main>`` apart from the frame around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.main: list[str] = []
        self.frame: list[str] = []
        self.silent = 0
        self.inside = False
        self.words: list[str] = []
        self.options: list[str] | None = None
        self.chosen: list[int] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """A block begins, or something a reader sees without text."""
        given = {name: value or "" for name, value in attributes}
        if tag in SILENT:
            self.silent += 1
        elif tag in BLOCKS:
            self.end_block()
            self.inside = self.inside or tag == "main"
        elif tag in CELLS and self.words:
            self.words.append("|")
        elif tag == "input" and given.get("type", "text") not in UNSEEN:
            self.words.append(_box(given))
        elif tag == "select":
            self.options, self.chosen = [], []
        elif tag == "option" and self.options is not None:
            if "selected" in given:
                self.chosen.append(len(self.options))
            self.options.append("")

    def handle_endtag(self, tag: str) -> None:
        """A block ends; a list of choices becomes one word."""
        if tag in SILENT:
            self.silent -= 1
        elif tag == "select" and self.options is not None:
            self.words.append(_choice(self.options, self.chosen))
            self.options = None
        elif tag in BLOCKS:
            self.end_block()
            self.inside = self.inside and tag != "main"

    def handle_data(self, data: str) -> None:
        """Words of the block, or of the choice."""
        if self.silent:
            return
        if self.options:
            self.options[-1] += data
        elif self.options is None:
            self.words += data.split()

    def end_block(self) -> None:
        """Keep the block, unless it is empty."""
        line = " ".join(self.words).strip(" |")
        if line:
            (self.main if self.inside else self.frame).append(line)
        self.words = []


def _box(given: dict[str, str]) -> str:
    if given.get("type") in {"checkbox", "radio"}:
        return "(x)" if "checked" in given else "( )"
    return f"[{given.get('value', '')}]"


def _choice(options: list[str], chosen: list[int]) -> str:
    """The chosen values, how many there were to choose from, and a hash of them all."""
    labels = [" ".join(option.split()) for option in options]
    shown = ", ".join(labels[at] for at in chosen or [0][: len(labels)])
    return f"[{shown} · {len(labels)} · {short_hash('|'.join(labels))}]"


def read(html: str) -> tuple[list[str], list[str]]:
    """The blocks of the page's middle and of the frame around it."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return reader.main, reader.frame
