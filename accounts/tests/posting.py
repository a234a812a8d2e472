"""What a test needs to send a form as the page that shows it would."""

import re

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


def hidden_of(response) -> dict[str, str]:
    """The hidden fields of the form that the page is about: its token, its key, its version."""
    form = response.content.decode().partition('id="main-form"')[2].partition("</form>")[0]
    return dict(HIDDEN.findall(form))


def seconds_left(response) -> int:
    """How long a page says that its reader's session still lasts."""
    return int(re.search(r'id="session-ends" data-left="(\d+)"', response.content.decode())[1])
