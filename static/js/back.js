/* Back to a form that was saved: the browser asks for the page anew and fills in what was typed, so its key is a new one
   and a second click would make a second thing. The key it was sent with is put back, and the page says what it made. */
const [opened] = performance.getEntriesByType("navigation");
const HIDDEN = ["form_key", "form_token"];

const typedInto = (box) =>
  box.type !== "hidden" &&
  (box.options
    ? [...box.options].some((each) => each.selected !== each.defaultSelected)
    : box.value !== box.defaultValue || box.checked !== box.defaultChecked);

addEventListener("pageshow", () => {
  const form = document.getElementById("main-form");
  const sent = JSON.parse(sessionStorage.getItem(`sent ${location.pathname}`));
  if (!form || !sent || opened?.type !== "back_forward" || form.querySelector(".saved-before")) return;
  if (![...form.elements].some(typedInto)) return;
  for (const name of HIDDEN) {
    const box = form.elements.namedItem(name);
    if (box && sent[name]) box.value = sent[name];
  }
  const told = document.getElementById("saved-before").content.firstElementChild.cloneNode(true);
  told.querySelector("a").href = sent.there;
  // Beside the button: the browser shows the page where it was left.
  (form.querySelector(".actions") ?? form.lastElementChild).before(told);
});
