"""Names of areas in the language of the page, where no object is at hand."""

from django.db.models import Case, F, When
from django.utils.translation import get_language


def local_name(path: str = "") -> Case:
    """The ``name`` of what is ``Named`` at ``path`` (``district__``), inside a query."""
    thai = F(f"{path}name_th")
    if get_language() != "en":
        return Case(default=thai)
    return Case(When(**{f"{path}name_en": ""}, then=thai), default=F(f"{path}name_en"))


def titled(tambon: str, code: str) -> str:
    """The name of a tambon, in the language of the page, with its kind; ``code`` is its own or its province's."""
    if get_language() == "en":
        return tambon
    return f"{'แขวง' if code.startswith('10') else 'ตำบล'}{tambon}"
