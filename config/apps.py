from django.apps import AppConfig
from django.conf import settings


class PortalConfig(AppConfig):
    """Wiring and the pages about the whole."""

    name = "config"

    def ready(self) -> None:
        """Close the work folder to others. Make the folders of the filesystem broker: web and worker both need them.

        Register the checks.
        """
        from config import checks  # noqa: F401

        settings.WORK_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
        settings.WORK_DIR.chmod(0o700)

        if not settings.REDIS_URL:
            for name in ("messages", "processed", "control"):
                (settings.CELERY_DIR / name).mkdir(mode=0o700, parents=True, exist_ok=True)
