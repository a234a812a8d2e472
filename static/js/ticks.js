/* Who was ticked stays ticked while the list is narrowed to a district or a name, and on the way back: kept in this tab for
   this user until it is sent. A line above the list tells how many, also where none of them is shown. */
const form = () => document.querySelector("form[data-ticks]");
const told = () => document.querySelector("[data-ticked]");
const key = () => `ticked ${told().dataset.user} ${location.pathname}`;

const boxes = () => [...(form()?.querySelectorAll("input[name=people][type=checkbox]") ?? [])];
const unseen = () => [...(form()?.querySelectorAll("input[name=people][type=hidden]") ?? [])];
const ticked = () => [...boxes().filter((box) => box.checked), ...unseen()].map((box) => box.value);
const kept = () => JSON.parse(sessionStorage.getItem(key()) ?? "[]");

function tell() {
  const line = told();
  const keys = form() ? ticked() : kept();
  const shown = boxes().filter((box) => box.checked).length;
  line.textContent = keys.length ? line.dataset.ticked.replace("{n}", keys.length) : "";
  if (keys.length > shown) line.textContent += ` · ${line.dataset.unseen.replace("{m}", keys.length - shown)}`;
}

/* A box that is shown, else a hidden one; who was added meanwhile is no longer on offer. */
function tick(value) {
  if (ticked().includes(value) || !form().dataset.ticks.split(" ").includes(value)) return;
  const box = boxes().find((each) => each.value === value);
  if (box) box.checked = true;
  else form().prepend(Object.assign(document.createElement("input"), { type: "hidden", name: "people", value }));
}

function keep() {
  sessionStorage.setItem(key(), JSON.stringify(ticked()));
  // Nothing is lost by leaving: the other warning is not for this form.
  delete form().dataset.changed;
  tell();
}

/* Also on the way back, when the browser has filled in what it remembers. */
addEventListener("pageshow", () => {
  for (const value of form() ? kept() : []) tick(value);
  if (form() && ticked().length) keep();
  else tell();
});

document.addEventListener("change", (event) => event.target.form && event.target.form === form() && keep());
// What was sent and answered is done; what was not stays.
document.addEventListener(
  "portal:sent",
  () => "sending" in (form()?.dataset ?? {}) && sessionStorage.removeItem(key()),
);

// A refused form stands there anew, with what was ticked.
document.addEventListener("portal:shown", () => told() && (form() ? keep() : tell()));
