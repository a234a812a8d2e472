"""Alive and ready: for the machines that watch the portal."""

from django.core.cache import cache
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from accounts.access import public
from jobs.health import complaints


@public
def healthz(request: HttpRequest) -> HttpResponse:
    """Alive: the process answers. Touches nothing else."""
    return HttpResponse("ok", content_type="text/plain")


@public
def readyz(request: HttpRequest) -> JsonResponse:
    """Ready: database and cache answer, waiting work is looked after, the disk has room; else why not."""
    reasons = [*_of_the_database(), *_of_the_cache()]
    answer = {"ready": not reasons, "reasons": reasons}
    return JsonResponse(answer, status=503 if reasons else 200, json_dumps_params={"ensure_ascii": False})


def _of_the_database() -> list[str]:
    try:
        return complaints()
    except DatabaseError:
        return [_("The database does not answer.")]


def _of_the_cache() -> list[str]:
    try:
        cache.set("readyz", "1", 30)
        remembers = cache.get("readyz") == "1"
    except RedisError:
        return [_("Redis does not answer: pages are slower, and new reports wait until it is back.")]
    except DatabaseError:
        remembers = False
    return [] if remembers else [_("The cache forgets.")]
