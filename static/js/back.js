/* Back to a form: the browser asks for the page anew and fills in what was typed, beside hidden values that are new. Of a
   form that was saved the key is put back, or a second click would make a second thing, and the page says what it made.
   Of a change that was left, the version that its reader saw is put back, or what a colleague saved meanwhile would be
   written over unseen. */
const [opened] = performance.getEntriesByType("navigation");
const HIDDEN = ["form_key", "form_token"];
const SEEN = ["version", "shown", "form_token"];

const typedInto = (box) =>
  box.type !== "hidden" &&
  (box.options
    ? [...box.options].some((each) => each.selected !== each.defaultSelected)
    : box.value !== box.defaultValue || box.checked !== box.defaultChecked);

const leftKey = () => `left ${location.pathname}${location.search}`;

function put(form, names, values) {
  for (const name of names) {
    const box = form.elements.namedItem(name);
    if (box && values[name]) box.value = values[name];
  }
}

addEventListener("pagehide", () => {
  const form = document.getElementById("main-form");
  if (!form?.elements.namedItem("version")) return;
  const seen = SEEN.map((name) => [name, form.elements.namedItem(name)?.value]);
  sessionStorage.setItem(leftKey(), JSON.stringify(Object.fromEntries(seen)));
});

addEventListener("pageshow", () => {
  const form = document.getElementById("main-form");
  const seen = JSON.parse(sessionStorage.getItem(leftKey()));
  if (!seen || !form?.elements.namedItem("version") || opened?.type !== "back_forward") return;
  if ([...form.elements].some(typedInto)) put(form, SEEN, seen);
});

addEventListener("pageshow", () => {
  const form = document.getElementById("main-form");
  const sent = JSON.parse(sessionStorage.getItem(`sent ${location.pathname}`));
  if (!form || !sent || opened?.type !== "back_forward" || form.querySelector(".saved-before")) return;
  if (![...form.elements].some(typedInto)) return;
  put(form, HIDDEN, sent);
  const told = document.getElementById("saved-before").content.firstElementChild.cloneNode(true);
  told.querySelector("a").href = sent.there;
  // Beside the button: the browser shows the page where it was left.
  (form.querySelector(".actions") ?? form.lastElementChild).before(told);
});
