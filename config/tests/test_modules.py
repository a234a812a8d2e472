"""Our modules import one another under the hashed names, which are the only ones that are served."""

import re

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client

HASHED = re.compile(r"\.[0-9a-f]{12}\.js$")
IMPORTED = re.compile(r"""(?:import|from)\s*\(?["'](\.[^"']+)["']""")


def test_every_module_that_is_imported_is_served(tmp_path, settings, db):
    served = tmp_path
    settings.STATIC_ROOT = served
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "config.serving.StaticFilesStorage"}}
    call_command("collectstatic", "--no-input", verbosity=0)
    client, asked, missing = Client(), set(), []
    assert not (served / "js/suggest.js").exists()
    for path in (served / "js").glob("*.js"):
        for name in IMPORTED.findall(path.read_text("utf-8")):
            target = (path.parent / name).resolve().relative_to(served.resolve()).as_posix()
            asked.add(HASHED.sub(".js", target))
            answer = client.get(f"/static/{target}")
            answer.close()
            missing += [name] * (answer.status_code != 200)
    assert (missing, staticfiles_storage.url("js/fields.js") != "/static/js/fields.js") == ([], True)
    assert asked == {
        *("js/calendar.js", "js/chooser.js", "js/places.js", "js/suggest.js", "js/thai_day.js"),
        *("vendor/cally/dist/cally.js", "vendor/github/combobox-nav/dist/index.js"),
    }
