"""What a browser sends of an edit form: everything as it was shown, and what its editor changed."""

from accounts.form_values import shown_of
from accounts.second_editor import SecondEditorForm


def untouched(form: SecondEditorForm) -> dict:
    """Every field of an opened form as it stands in the browser, with the hidden ones of the mechanism."""
    hidden = {field.html_name: field.value() for field in form.hidden_fields() if field.value() is not None}
    return hidden | {n: shown_of(form.fields[n], form.get_initial_for_field(form.fields[n], n)) for n in form.edited()}


def opened(client, address: str) -> dict:
    """The same of the form behind an address."""
    return untouched(client.get(address).context["form"])
