/* Who was ticked stays ticked while the list is narrowed to a district or a name: kept in this tab until it is sent or the
   page is left for another one. The line beside the button tells how many. */
const form = document.querySelector("form[data-ticks]");
const key = `ticked ${location.pathname}`;
const told = form?.querySelector("[data-ticked]");

const boxes = () => [...form.querySelectorAll("input[name=people][type=checkbox]")];
const unseen = () => [...form.querySelectorAll("input[name=people][type=hidden]")];
const ticked = () => [...boxes().filter((box) => box.checked), ...unseen()].map((box) => box.value);

function count() {
  const [n, m] = [ticked().length, unseen().length];
  told.textContent = n ? told.dataset.ticked.replace("{n}", n) : "";
  if (m) told.textContent += ` · ${told.dataset.unseen.replace("{m}", m)}`;
}

/* What was ticked before: a box that is shown, else a hidden one. Somebody added meanwhile is refused in words. */
function tickAgain(keys) {
  for (const value of keys) {
    if (ticked().includes(value)) continue;
    const box = boxes().find((each) => each.value === value);
    if (box) box.checked = true;
    else form.prepend(Object.assign(document.createElement("input"), { type: "hidden", name: "people", value }));
  }
}

function keep() {
  sessionStorage.setItem(key, JSON.stringify(ticked()));
  // Nothing is lost by going on to the same list, narrowed.
  delete form.dataset.changed;
}

const narrows = (link) => new URL(link.href).pathname === location.pathname;

if (form) {
  tickAgain(JSON.parse(sessionStorage.getItem(key) ?? "[]"));
  sessionStorage.removeItem(key);
  if (ticked().length) form.dataset.changed = "";
  count();
  form.addEventListener("change", count);
  for (const link of document.querySelectorAll("main nav.filters a, main nav.pages a"))
    if (narrows(link)) link.addEventListener("click", keep);
  document.querySelector("main form[role=search]")?.addEventListener("submit", keep);
}
