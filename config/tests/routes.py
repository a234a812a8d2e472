"""Walk the resolver: every route of the portal with its view."""

from collections.abc import Callable

from django.urls import URLPattern, URLResolver, get_resolver


def all_routes(patterns=None, namespace: str = "") -> dict[str, Callable]:
    """``namespace:name`` of every route, with its view. A route without a name fails here."""
    routes: dict[str, Callable] = {}
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            routes |= all_routes(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"a route without a name: {pattern.pattern}"
            name = f"{namespace}{pattern.name}"
            assert name not in routes, f"two routes are called {name}"
            routes[name] = pattern.callback
    return routes
