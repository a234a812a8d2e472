"""The reports that somebody waits for: kept in the session from asking until they were seen (decision 30).

So no page asks the database about them, but for the script of a page whose reader waits for one.
"""

from django.http import HttpRequest

from reports.models import ReportRun

KEY = "reports"
MOST = 10


def wait_for(request: HttpRequest, run: ReportRun) -> None:
    """Somebody asked for a report: other pages tell when it is ready."""
    request.session[KEY] = [*(key for key in _keys(request) if key != run.pk), run.pk][-MOST:]


def seen(request: HttpRequest, run: ReportRun) -> None:
    """What became of a report was seen; nothing is told of it any more."""
    if run.is_over and run.pk in _keys(request):
        request.session[KEY] = [key for key in _keys(request) if key != run.pk]


def waited_for(request: HttpRequest) -> list[ReportRun]:
    """The reports waited for that the reader may still see, the latest first."""
    if not (keys := _keys(request)):
        return []
    asked = ReportRun.objects.visible_to(request.user).filter(pk__in=keys)
    runs = list(asked.select_related("province", "file").defer("people"))
    if len(runs) < len(keys):
        request.session[KEY] = [run.pk for run in reversed(runs)]
    return runs


def _keys(request: HttpRequest) -> list[int]:
    return request.session.get(KEY, [])
