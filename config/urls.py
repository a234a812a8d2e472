"""Every address of the portal, by package. They are binding: calendars and other programs rely on them."""

from django.urls import include, path

from config import health, views

urlpatterns = [
    path("", views.home, name="home"),
    path("privacy/", views.privacy, name="privacy"),
    path("help/", views.help_page, name="help"),
    path("language/", views.language, name="language"),
    path("accounts/start/", views.start, name="start"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", include("accounts.urls")),
    path("", include("provinces.urls")),
    path("", include("volunteers.urls")),
    path("", include("intake.urls")),
    path("", include("events.urls")),
    path("", include("reports.urls")),
]
handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
