"""A pytest plugin that sets the test mode before the settings are read, so that a bare ``pytest`` works too."""

import os

os.environ.setdefault("PORTAL_MODE", "test")
