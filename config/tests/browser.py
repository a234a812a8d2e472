"""A real Chromium in front of the live server: ``visit(user, width=360)`` opens a tab and keeps its complaints."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.test import Client

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def chromium() -> Iterator:
    """One Chromium for the tests of a file."""
    from playwright.sync_api import sync_playwright

    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread; Django would refuse its own database calls here.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained about: script errors, console errors, refusals of the security policy."""
    return []


@pytest.fixture
def visit(chromium, live_server, complaints):
    """Open a tab of a user (None is anonymous); options are those of a browser context."""
    contexts = []

    def open_tab(user=None, *, width: int = 1280, **options):
        context = chromium.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 900}, locale="th-TH", **options
        )
        contexts.append(context)
        if user:
            context.add_cookies([session_cookie(user, live_server.url)])
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda line: line.type == "error" and complaints.append(f"{page.url}: {line.text}"))
        return page

    yield open_tab
    for context in contexts:
        context.close()


def session_cookie(user, address: str) -> dict[str, str]:
    """The cookie of a session in which the user has signed in."""
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": address}


@contextmanager
def answered(page) -> Iterator[None]:
    """Wait for the answer to what is done inside: another page, or this one with its refused form."""
    page.locator("main").evaluate("main => { main.dataset.before = '' }")
    yield
    page.wait_for_selector("main:not([data-before])")
