"""The settings: production by default, refusing to start without its secrets; the accounts of the demonstration."""

import json
import os
import secrets
import subprocess
import sys
from base64 import b64encode

import pytest
from django.conf import settings

from accounts.views import DEMO_ACCOUNTS
from demo.accounts import ACCOUNTS
from entry import run

# Drawn anew each time: what stands in a repository is no secret, and is refused.
SECRETS = {
    "SECRET_KEY": secrets.token_urlsafe(50),
    "PERSONAL_DATA_KEYS": f"k1:{b64encode(secrets.token_bytes(32)).decode()}",
    "BLIND_INDEX_KEY": secrets.token_urlsafe(32),
    "ALLOWED_HOSTS": "portal.example",
}


def started(command: str, **environment: str) -> subprocess.CompletedProcess:
    """A management command in a process that knows nothing but ``environment``."""
    known = {"PATH": os.environ["PATH"], "PYTHONWARNINGS": "ignore", **environment}
    words = [sys.executable, "manage.py", *command.split()]
    return subprocess.run(words, cwd=settings.BASE_DIR, env=known, capture_output=True, text=True)


@pytest.mark.parametrize("missing", SECRETS)
def test_production_does_not_start_without_a_secret_and_says_which(missing):
    refused = started("check", **{name: value for name, value in SECRETS.items() if name != missing})
    sentence = f"{missing} is not set. The portal does not start without it (see README, Settings).\n"
    assert (refused.returncode, refused.stderr) == (1, sentence)


def test_tests_keep_files_and_messages_elsewhere_than_the_demonstration():
    """Housekeeping takes away what no row of its database knows: of the other one that is everything."""
    own = settings.WORK_DIR / "media-test" / os.environ.get("PYTEST_XDIST_WORKER", "")
    assert (own, settings.WORK_DIR / "celery-test") == (settings.MEDIA_ROOT, settings.CELERY_DIR)


def test_production_passes_every_check_of_a_deployment(tmp_path):
    (tmp_path / "assets").mkdir()
    found = started("check --deploy --fail-level WARNING", WORK_DIR=str(tmp_path), **SECRETS)
    assert (found.returncode, "no issues (0 silenced)" in found.stdout) == (0, True), found.stderr


@pytest.mark.parametrize(
    ("name", "weak"),
    [
        ("SECRET_KEY", "brief"),
        ("SECRET_KEY", SECRETS["BLIND_INDEX_KEY"] + SECRETS["BLIND_INDEX_KEY"]),
        ("BLIND_INDEX_KEY", "test-only-blind-index-key"),
        ("BLIND_INDEX_KEY", SECRETS["SECRET_KEY"]),
        ("PERSONAL_DATA_KEYS", "t1:dGVzdC1vbmx5LWtleS10ZXN0LW9ubHkta2V5LTAxMjM="),
        ("PERSONAL_DATA_KEYS", SECRETS["PERSONAL_DATA_KEYS"].replace("k1", "demo1")),
        ("ALLOWED_HOSTS", "*"),
    ],
    ids=["brief", "twice", "of tests", "same as another", "in the repository", "of a demonstration", "any host"],
)
def test_production_does_not_start_with_a_weak_one_and_never_repeats_it(name, weak, tmp_path):
    refused = started("check", WORK_DIR=str(tmp_path), **SECRETS | {name: weak})
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (1, "", 1)
    assert name in refused.stderr and (weak == "*" or weak not in refused.stderr)


def test_production_does_not_start_with_what_the_demonstration_made(tmp_path):
    (tmp_path / "secrets.json").write_text(json.dumps({name: SECRETS[name] for name in list(SECRETS)[:3]}))
    refused = started("check", WORK_DIR=str(tmp_path), **SECRETS)
    assert (refused.returncode, "SECRET_KEY is a published one" in refused.stderr) == (1, True)


def test_an_unknown_mode_is_refused():
    refused = started("check", PORTAL_MODE="develop", **SECRETS)
    assert "PORTAL_MODE must be production, demo or test" in refused.stderr


def test_the_entry_and_the_sign_in_page_name_the_accounts_that_are_made():
    assert set(run.ACCOUNTS) == {username for username, _ in DEMO_ACCOUNTS} == set(ACCOUNTS)


def test_production_binds_its_cookies_to_the_host_and_trusts_one_proxy_unless_told():
    asked = "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.TRUSTED_PROXIES)"
    environment = [sys.executable, "-c", f"import django; django.setup(); {asked}"]
    known = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings", **SECRETS}
    for more, said in (({}, "1"), ({"TRUSTED_PROXIES": "0"}, "0"), ({"TRUSTED_PROXIES": "2"}, "2")):
        told = subprocess.run(environment, cwd=settings.BASE_DIR, env=known | more, capture_output=True, text=True)
        assert told.stdout == f"__Host-session __Host-csrf {said}\n", told.stderr
    assert (settings.TRUSTED_PROXIES, settings.PRODUCTION) == (0, False)
