"""What was changed is told under the names that its form has."""

import pytest
from django.utils import translation

from events.forms.holders import RoleForm
from events.forms.parts import ProgrammeForm
from events.line_words import NAMES

FIELDS = {
    RoleForm: {
        "role": "role", "name": "speaker_name", "position": "speaker_position", "short": "position_short",
        "behalf": "principal_as_printed", "behalf_position": "principal_position",
    },
    ProgrammeForm: {
        "day": "day", "phase": "phase", "start": "start_time", "end": "end_time", "kind": "kind", "title": "title",
        "name": "speaker_name", "position": "speaker_position", "result": "result",
    },
}  # fmt: skip


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("form", FIELDS, ids=lambda form: form.__name__)
def test_a_value_is_told_under_the_name_it_has_in_its_form(form, language):
    with translation.override(language):
        labels = {value: str(form.base_fields[name].label).casefold() for value, name in FIELDS[form].items()}
        assert {value: str(NAMES[value]).casefold() for value in labels} == labels
