import pytest
from django.conf import settings

from documents.fonts import STYLES


@pytest.fixture(scope="session")
def font_dir():
    """The prepared fonts; a clear sentence instead of a hundred odd failures when setup has not run."""
    missing = [name for name in [*STYLES, "characters.json"] if not (settings.FONT_DIR / name).is_file()]
    if missing:
        pytest.fail(f"{', '.join(missing)} missing in {settings.FONT_DIR}: run ./portal setup first.", pytrace=False)
    return settings.FONT_DIR
