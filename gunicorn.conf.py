"""How the web server answers: it does not say its name. Gunicorn reads this file from the folder it starts in."""

from gunicorn.http.wsgi import Response

_named = Response.default_headers


def _unnamed(self: Response) -> list[str]:
    return [line for line in _named(self) if not line.startswith("Server:")]


Response.default_headers = _unnamed
