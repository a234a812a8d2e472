"""What the content-security policy would not let through is found in the source."""

import pytest

from entry import lint


@pytest.mark.parametrize(
    "line",
    [
        "<script>alert(1)</script>",
        '<script type="module">run()</script>',
        "<style>body{}</style>",
        '<td style="width: 3em">',
        '<button onclick="go()">',
        "<body\tonload = go()>",
        '<a href="javascript:go()">',
        '<div hx-on:click="go()">',
    ],
)
def test_inline_code_is_reported_with_its_place(tmp_path, line):
    page = tmp_path / "templates" / "events" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text(f"<p>first line</p>\n{line}\n")
    assert list(lint.inline_code(tmp_path)) == [f"templates/events/page.html:2: {line}"]


@pytest.mark.parametrize(
    "line",
    [
        '<script src="{% static \'menu.js\' %}" type="module"></script>',
        '<link rel="stylesheet" href="{% static \'portal.css\' %}">',
        '<p class="style">online = yes</p>',
        '{{ data|json_script:"seats" }}',
    ],
)
def test_what_the_policy_allows_is_not_reported(tmp_path, line):
    page = tmp_path / "volunteers" / "templates" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text(line)
    assert list(lint.inline_code(tmp_path)) == []
