"""Translations are compiled without gettext's own tools."""

import gettext

from entry import catalogues

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "seat"
msgstr "ตำแหน่ง"

#, fuzzy
msgid "vacant"
msgstr "เดา"
"""


def test_every_app_is_compiled_and_guesses_are_left_out(tmp_path):
    for folder in ("locale", "volunteers/locale", "var/copy/locale", "node_modules/locale"):
        messages = tmp_path / folder / "th" / "LC_MESSAGES"
        messages.mkdir(parents=True)
        (messages / "django.po").write_text(CATALOGUE, "utf-8")

    assert catalogues.compile_all(tmp_path) == 2

    with (tmp_path / "volunteers/locale/th/LC_MESSAGES/django.mo").open("rb") as compiled:
        thai = gettext.GNUTranslations(compiled)
    assert (thai.gettext("seat"), thai.gettext("vacant")) == ("ตำแหน่ง", "vacant")
    assert not (tmp_path / "node_modules/locale/th/LC_MESSAGES/django.mo").exists()
