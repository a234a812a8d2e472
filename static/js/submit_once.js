/* A form is sent once: a second click or Enter waits until the page has answered. */
const HELD = "sending";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || "download" in form.dataset || event.defaultPrevented) return;
  if (HELD in form.dataset) {
    event.preventDefault();
    return;
  }
  form.dataset[HELD] = "";
  event.submitter?.setAttribute("aria-disabled", "true");
});

// Back brings the page as it was left, and must be able to send again.
addEventListener("pageshow", () => {
  for (const form of document.forms) {
    delete form.dataset[HELD];
    for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  }
});
