"""A page used by its keyboard alone, as a person does, with the deeds counted: ``Keyboard(page)``.

``.to("text or selector")`` goes there by Tab, ``.press()`` is Enter (``.press("Space")`` ticks); each press counts in
``.activations``. Arrows and letters are no activations, but ``.type(…)`` into a box and ``.arrow(…)`` are there too.
"""

from config.tests.browser import answered

# Whether the keyboard stands where it should: a selector that fits, else the text or the name that is read out.
HERE = """(wanted) => {
    const at = document.activeElement;
    try { if (at.matches(wanted)) return true; } catch {}
    const labels = [...(at.labels ?? [])].map(each => each.textContent);
    const said = [at.textContent, at.getAttribute("aria-label") ?? "", ...labels];
    return at !== document.body && said.some(text => text.replace(/\\s+/g, " ").trim().startsWith(wanted));
}"""
# Whether what has the keyboard can be seen: it has a ring, lies in the window, and nothing that sticks covers it.
SEEN = """() => {
    const at = document.activeElement;
    const near = [at, ...(at.parentElement?.children ?? [])];
    const ringed = near.some(node => parseFloat(getComputedStyle(node).outlineWidth) > 0
        && getComputedStyle(node).outlineStyle !== "none" || getComputedStyle(node).boxShadow !== "none");
    const box = at.getBoundingClientRect();
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const over = document.elementFromPoint(x, y);
    const label = at.closest("label");
    const free = over !== null && (at.contains(over) || over.contains(at) || (label !== null && label.contains(over)));
    return ringed && free;
}"""


class Keyboard:
    """Where the keyboard goes on a page and how often something is pressed; ``unseen`` are stops one cannot see."""

    def __init__(self, page, *, longest: int = 400) -> None:
        self.page, self.longest = page, longest
        self.activations = 0
        self.unseen: list[str] = []

    def to(self, wanted: str, *, key: str = "Tab") -> "Keyboard":
        """Press Tab until the keyboard stands on what is wanted (CSS, or the text it begins with)."""
        for _stop in range(self.longest):
            if self.page.evaluate(HERE, wanted):
                self._look(wanted)
                return self
            self.page.keyboard.press(key)
        raise AssertionError(f"the keyboard does not get to {wanted}")

    def press(self, key: str = "Enter", *, leads: bool = False) -> "Keyboard":
        """Press what the keyboard stands on; with ``leads`` another page, or this one anew, is waited for."""
        self.activations += 1
        if leads:
            with answered(self.page):
                self.page.keyboard.press(key)
            self.page.wait_for_load_state()
        else:
            self.page.keyboard.press(key)
        return self

    def arrow(self, key: str = "ArrowRight", times: int = 1) -> "Keyboard":
        """Move inside a group of choices."""
        for _press in range(times):
            self.page.keyboard.press(key)
        return self

    def type(self, text: str) -> "Keyboard":
        """Write into the box that the keyboard stands in."""
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        return self

    def _look(self, wanted: str) -> None:
        if not self.page.evaluate(SEEN):
            self.unseen.append(wanted)
