"""One word, one translation: Django merges the catalogues, so of two different ones the reader meets only one."""

from collections import defaultdict
from io import BytesIO

from babel.messages.pofile import read_po

from config.management.commands.catalogue import APPS, catalogue_path


def translations() -> dict[tuple, dict[str, str]]:
    """Each text (with its context) and what the catalogues make of it: ``{text: {app: Thai}}``."""
    found = defaultdict(dict)
    for app in APPS:
        if catalogue_path(app).exists():
            for message in read_po(BytesIO(catalogue_path(app).read_bytes()), locale="th"):
                if message.id and message.string and any(message.string):
                    found[(message.id, message.context)][app] = message.string
    return found


def test_a_text_has_the_same_thai_in_every_app():
    assert {text: by_app for text, by_app in translations().items() if len(set(by_app.values())) > 1} == {}
