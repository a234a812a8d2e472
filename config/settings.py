"""All settings in one place; the environment is read here and nowhere else.

The default is production, which refuses to start without its secrets. Only ``./portal run`` sets the
demonstration mode and only the test runner the test mode.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config.keys import key_ring
from config.strength import keys_of_the_demonstration, named_hosts, strong, strong_ring, two_secrets

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
WORK_DIR = Path(env.str("WORK_DIR", default=str(BASE_DIR / "var")))

PORTAL_MODE = env.str("PORTAL_MODE", default="production")
if PORTAL_MODE not in {"production", "demo", "test"}:
    raise ImproperlyConfigured("PORTAL_MODE must be production, demo or test.")
PRODUCTION = PORTAL_MODE == "production"
DEMO = PORTAL_MODE == "demo"
DEBUG = False


def required(name: str, test_value: str) -> str:
    """Return a secret from the environment; only the test mode has a value of its own."""
    value = env.str(name, default=test_value if PORTAL_MODE == "test" else "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. The portal does not start without it (see README, Settings).")
    return value


SECRET_KEY = required("SECRET_KEY", "test-only-secret-key-that-protects-nothing-at-all-0123456789")
# "id:base64 key" pairs, newest first: the first encrypts, all of them open.
PERSONAL_DATA_KEYS = key_ring(required("PERSONAL_DATA_KEYS", "t1:dGVzdC1vbmx5LWtleS10ZXN0LW9ubHkta2V5LTAxMjM="))
BLIND_INDEX_KEY = required("BLIND_INDEX_KEY", "test-only-blind-index-key")
ALLOWED_HOSTS = required("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1").split(",")
if PRODUCTION:
    _published = keys_of_the_demonstration(WORK_DIR, BASE_DIR / "var")
    strong("SECRET_KEY", SECRET_KEY, least=50, published=_published)
    strong("BLIND_INDEX_KEY", BLIND_INDEX_KEY, least=40, published=_published)
    two_secrets(SECRET_KEY, BLIND_INDEX_KEY)
    strong_ring(PERSONAL_DATA_KEYS, published=_published)
    ALLOWED_HOSTS = named_hosts(",".join(ALLOWED_HOSTS))
DEMO_PASSWORD = env.str("DEMO_PASSWORD", default="labour-demo")
PORTAL_ADDRESS = env.str("PORTAL_ADDRESS", default=f"http://localhost:{env.str('PORT', default='8000')}")
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=1 if PRODUCTION else 0)

INSTALLED_APPS = [
    "config",
    "demo",
    "reports",
    "events",
    "volunteers",
    "provinces",
    "jobs",
    "accounts",
    "documents",
    "thai",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "config.serving.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "config.serving.StaticFilesMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.serving.MethodsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.SignInMiddleware",
    "accounts.middleware.PrivatePagesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.FormsMiddleware",
    "accounts.middleware.HeadMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "provinces.context.portal",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# Database: SQLite in WAL mode unless DATABASE_URL names PostgreSQL. No ATOMIC_REQUESTS: on SQLite every
# atomic block takes the write lock, so only services that write open one.
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{WORK_DIR / 'db.sqlite3'}")}
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
if SQLITE:
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA temp_store=MEMORY;"
        "PRAGMA cache_size=-20000;PRAGMA mmap_size=134217728",
    }
else:
    # PostgreSQL's planner would compile for 1.7 s what then runs in 24 ms (decision 14).
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c jit=off"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="")
CACHES: dict[str, dict]
if PORTAL_MODE == "test" and not REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
elif REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
# Pages and figures that are kept for a minute: in each process, never beside it (decision 14).
CACHES["pages"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "pages",
    "OPTIONS": {"MAX_ENTRIES": 300},
}

# Jobs: the database row is the truth, the broker only rings the bell (docs/decisions).
CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost"
CELERY_BROKER_USE_SSL = {"ssl_cert_reqs": "required"} if REDIS_URL.startswith("rediss:") else False
CELERY_BROKER_TRANSPORT = "jobs.broker:RedisTransport" if REDIS_URL else "jobs.broker:FolderTransport"
CELERY_DIR = WORK_DIR / ("celery-test" if PORTAL_MODE == "test" else "celery")
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, str | float | bool] = (
    {"visibility_timeout": 7200, "unacked_restore_interval": 5, "unacked_restore_throttle": 1}
    if REDIS_URL
    else {
        "data_folder_in": str(CELERY_DIR / "messages"),
        "data_folder_out": str(CELERY_DIR / "messages"),
        "processed_folder": str(CELERY_DIR / "processed"),
        "control_folder": str(CELERY_DIR / "control"),
        "store_processed": True,
        "polling_interval": 0.1,
    }
)
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Asia/Bangkok"
JOB_LEASE_SECONDS = env.int("JOB_LEASE_SECONDS", default=30)
JOB_SWEEP_SECONDS = env.int("JOB_SWEEP_SECONDS", default=10)
JOB_STEP_SECONDS = env.int("JOB_STEP_SECONDS", default=120)
JOB_LONGEST_SECONDS = 1800  # shorter than the broker's visibility_timeout
JOB_DISK_SECONDS = env.int("JOB_DISK_SECONDS", default=30)
JOB_MAX_ERRORS, JOB_MAX_LOST = 3, 10
# Tests see rows that no other process sees, so they work in their own.
JOB_APART = env.bool("JOB_APART", default=PORTAL_MODE != "test")
JOB_MEMORY_MB = env.int("JOB_MEMORY_MB", default=1024)
DISK_FLOOR_MB = env.int("DISK_FLOOR_MB", default=200)

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if PORTAL_MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accounts.adapter.PortalAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# Our own limits lie in the database (accounts/limits.py): these would need the cache, and hold the Host.
ACCOUNT_RATE_LIMITS = False
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES

# After the last deed, and after the sign-in whatever is done (accounts/sessions.py).
SESSION_COOKIE_AGE, SESSION_LONGEST = 12 * 3600, 24 * 3600
SESSION_ENGINE = "accounts.sessions"
# Sentences after a deed name people: they wait in the session, never in a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
if PRODUCTION:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
# Files come in through memory alone; what is larger than this is refused in words (jobs/incoming.py).
UPLOAD_BYTES = env.int("UPLOAD_MB", default=20) * 1024**2
FILE_UPLOAD_HANDLERS = ["jobs.incoming.ThroughMemory"]
DATA_UPLOAD_MAX_NUMBER_FILES = 5

LANGUAGE_CODE = "th"
LANGUAGES = [("th", _("Thai")), ("en", _("English"))]
LANGUAGE_COOKIE_HTTPONLY = True
TIME_ZONE = "Asia/Bangkok"
USE_I18N = USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = WORK_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", WORK_DIR / "assets"]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT = WORK_DIR / "media"
if PORTAL_MODE == "test":
    # Each process of a run has files of its own: what the clock of one calls orphaned is another's.
    MEDIA_ROOT = WORK_DIR / "media-test" / env.str("PYTEST_XDIST_WORKER", default="")
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
FONT_DIR = WORK_DIR / "fonts"
NODE_MODULES = BASE_DIR / "node_modules"
STORAGES = {
    "default": {"BACKEND": "jobs.files.WholeFiles"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if PORTAL_MODE == "test"
        else "config.serving.StaticFilesStorage"
    },
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
    # A refused page is no fault of ours; only 5xx is told. What strangers send under a wrong host or too long would
    # fill the log with their own words, each behind a traceback. A file of ours outside its folder is a fault of ours.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
        "django.security.SuspiciousFileOperation": {"level": "ERROR"},
    },
}
