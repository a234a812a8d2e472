/* The roll saves each mark as it is made: htmx sends it. Here stands what htmx does not know: a mark that could not be
   saved stays, says so on its line and is sent again on request; leaving the page waits for those on their way. */
const ROW = "[data-live] tr[id]";
const onTheirWay = new Set();
const unsaved = new Map();
let leaving = null;

const rowOf = (node) => node?.closest?.(ROW);

function begin() {
  document.querySelector("[data-live]")?.classList.add("saves-itself");
}

/* A mark is chosen: it is on its way until it is answered. */
document.addEventListener("change", (event) => {
  const row = rowOf(event.target);
  if (!row?.hasAttribute("hx-post") || event.target.type !== "radio") return;
  forget(row);
  tell();
  onTheirWay.add(row.id);
});

// What is saved at once was never left unsaved: the warning of other forms is not for this one.
document.addEventListener("input", (event) => rowOf(event.target) && event.stopPropagation(), { capture: true });

document.addEventListener("htmx:configRequest", (event) => {
  if (rowOf(event.target)) event.detail.headers["Portal-Fetch"] = "send";
});

/* A search that led elsewhere (to the sign-in) leads there, instead of emptying the list. */
document.addEventListener("htmx:beforeSwap", (event) => {
  const led = event.detail.xhr.responseURL;
  if (rowOf(event.detail.elt) || new URL(led).pathname === location.pathname) return;
  event.detail.shouldSwap = false;
  go(led);
});

document.addEventListener("htmx:afterRequest", (event) => {
  // By its key: the line that asked may have been replaced by the answer.
  const row = rowOf(document.getElementById(event.detail.elt.closest("tr")?.id));
  if (!row) return;
  const elsewhere = event.detail.xhr?.getResponseHeader("Portal-Location");
  if (elsewhere) return go(elsewhere);
  if (!event.detail.successful) fail(row, event.detail.xhr?.status > 0);
  else if (row.querySelector("[data-unsaved]")) keep(row, true);
  else if (isSaved(row)) forget(row);
  else return;
  onTheirWay.delete(row.id);
  tell();
  leave();
});

/* Another mark may have been chosen while the first was on its way; its own answer is still to come. A line on which
   nothing can be chosen any more is settled. */
function isSaved(row) {
  const shown = row.querySelector("[name^=initial-]");
  if (!shown || row.querySelector(".met-mark")) return true;
  return (row.querySelector("input:checked")?.value ?? "") === shown.value;
}

/* Not saved: the choice stays, dashed, with the way to try again; what was answered is not tried again. */
function fail(row, refused) {
  keep(row, refused);
  leaving = null;
  show(row, refused);
}

function keep(row, refused) {
  unsaved.set(row.id, { chosen: row.querySelector("input:checked")?.id, refused });
}

function show(row, refused) {
  row.classList.add("is-unsaved");
  row.querySelector(".unsaved")?.remove();
  const words = document.getElementById(refused ? "refused-mark" : "unsaved-mark");
  const told = words.content.firstElementChild.cloneNode(true);
  row.querySelector(".marks").after(told);
}

function forget(row) {
  row.classList.remove("is-unsaved");
  row.querySelector(".unsaved")?.remove();
  unsaved.delete(row.id);
}

/* What sticks above and below never lies over the line that the keyboard is on. */
document.addEventListener("focusin", (event) => {
  const row = rowOf(event.target);
  if (row) requestAnimationFrame(() => uncover(row));
});

function uncover(row) {
  const { top, bottom } = row.getBoundingClientRect();
  const [head, foot] = [".roll-head", ".roll-rest"].map((each) => document.querySelector(each));
  const above = head.getBoundingClientRect().bottom;
  const below = foot && getComputedStyle(foot).position === "sticky" ? foot.getBoundingClientRect().top : innerHeight;
  if (top < above) scrollBy({ top: top - above - 4, behavior: "instant" });
  else if (bottom > below) scrollBy({ top: bottom - below + 4, behavior: "instant" });
}

/* How many are not saved, at the head of the list: their lines may be out of sight. */
function tell() {
  const told = document.getElementById("roll-unsaved");
  told.hidden = unsaved.size === 0;
  told.textContent = told.dataset.told.replace("{n}", unsaved.size);
}

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-afresh]")) go(location.href);
  if (!event.target.closest?.("[data-again]")) return;
  const row = rowOf(event.target);
  row.querySelector("input:checked")?.focus();
  onTheirWay.add(row.id);
  row.dispatchEvent(new Event("again"));
});

/* A searched list comes fresh from the server: what is not saved is put back into it. */
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "roll-list" && event.target.id !== "roll-list") return;
  for (const [key, { chosen, refused }] of unsaved) {
    const row = document.getElementById(key);
    if (!row) continue;
    const choice = document.getElementById(chosen);
    if (choice) choice.checked = true;
    show(row, refused);
  }
});

/* Links and buttons that lead away wait for the marks on their way. */
function wait(event, then) {
  if (onTheirWay.size === 0) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  leaving = then;
}

/* The answer to a mark may have brought the same button anew, or taken it away. */
function press(form, button) {
  const now = button?.isConnected ? button : document.getElementById(button?.id);
  if (now || !button) form.requestSubmit(now);
}

function leave() {
  if (onTheirWay.size > 0 || !leaving) return;
  const then = leaving;
  leaving = null;
  then();
}

function go(address) {
  onTheirWay.clear();
  unsaved.clear();
  location.assign(address);
}

document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && !event.ctrlKey && !event.metaKey) wait(event, () => location.assign(link.href));
  },
  { capture: true },
);

document.addEventListener(
  "submit",
  (event) => {
    const { target: form, submitter } = event;
    if ("afterMarks" in form.dataset) wait(event, () => press(form, submitter));
  },
  { capture: true },
);

addEventListener("beforeunload", (event) => {
  if (unsaved.size + onTheirWay.size > 0) event.preventDefault();
});

document.addEventListener("portal:shown", () => {
  onTheirWay.clear();
  unsaved.clear();
  begin();
  window.htmx.process(document.body);
});

begin();
