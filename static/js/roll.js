/* The roll saves each mark as it is made: htmx sends it. Here stands what htmx does not know: marks go one after the
   other in the order they were made; one that could not be saved stays, says so on its line and is sent again; a search
   and leaving the page wait for those on their way. */
const ROW = ".saves-itself tr[id]";
const PAUSE = 250;
// So many on their way are told: fewer are there before anybody has read it.
const MANY = 3;
// The keys of the lines whose choice is still to be sent; what is not saved, by its line: the cells it sends, whether the
// portal answered, and whether the person is no longer on the list.
const waiting = new Set();
const unsaved = new Map();
let [sent, searching, searchAgain, pause, leaving] = [null, false, false, 0, null];

const rowOf = (node) => node?.closest?.(ROW);

/* Without htmx the page is a plain form, with its button. */
function begin() {
  if (!window.htmx) return;
  document.querySelector("[data-live]")?.classList.add("saves-itself");
  document.querySelector(".roll-page")?.classList.add("saves");
  // What came back as it was chosen (after a sign-in, a refusal, in another language) is sent like what is chosen now.
  for (const row of document.querySelectorAll(ROW)) if (differs(row)) enqueue(row);
}

/* Whether the choice on a line is another than the one that the page was shown with. */
function differs(row) {
  const chosen = row.querySelector("input:checked");
  const shown = row.querySelector("input[type=hidden][name^=initial-]");
  return row.hasAttribute("hx-post") && chosen && shown && chosen.value !== shown.value;
}

const isBusy = () => sent !== null || waiting.size > 0;

/* A mark is chosen: it waits for its turn. */
document.addEventListener("change", (event) => {
  const row = rowOf(event.target);
  if (row?.hasAttribute("hx-post") && event.target.type === "radio") enqueue(row);
});

/* The mark that a colleague had made is kept, or the own one is chosen all the same: against that mark, in its turn. */
document.addEventListener(
  "click",
  (event) => {
    const button = event.target.closest?.(".met-mark button[name=action]");
    const row = rowOf(button);
    if (!row) return;
    const [deed, cell] = button.value.split(":");
    const mark = cell?.slice(cell.lastIndexOf("-") + 1);
    const choice = row.querySelector(`input[type=radio][value="${mark}"]`);
    if (deed === "own" && !choice) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    button.closest(".met-mark").remove();
    (choice ?? row.querySelector("input:checked"))?.focus();
    if (!choice) return forget(row);
    choice.checked = true;
    enqueue(row);
  },
  { capture: true },
);

function enqueue(row) {
  forget(row);
  waiting.delete(row.id);
  waiting.add(row.id);
  tell();
  clearTimeout(pause);
  pause = setTimeout(next, PAUSE);
}

/* Send the next choice; with none left, what waited for them all is done. */
function next() {
  if (sent !== null || searching) return;
  const [key] = waiting;
  if (key === undefined) return rest();
  waiting.delete(key);
  const row = document.getElementById(key);
  if (!row?.hasAttribute("hx-post")) return next();
  sent = key;
  tell();
  row.dispatchEvent(new Event("send"));
}

function rest() {
  tell();
  if (unsaved.size === 0 && !document.querySelector(".met-mark")) broughtBack();
  if (leaving) {
    const { onward, whole } = leaving;
    leaving = null;
    // What is done to a whole half-day is not done over a choice that was not saved.
    if (whole && unsaved.size > 0) firstUnsaved()?.focus();
    else onward();
  } else if (searchAgain) {
    searchAgain = false;
    document.getElementById("id_q")?.dispatchEvent(new Event("again"));
  }
}

/* All that came back is saved by now: nothing waits for a button any more, and to load the page asks for nothing kept. */
function broughtBack() {
  const notice = document.querySelector(".came-back:not(.ok)");
  if (!notice) return;
  notice.classList.replace("warn", "ok");
  notice.replaceChildren(document.getElementById("all-saved").content.cloneNode(true));
  const here = new URL(location);
  here.searchParams.delete("kept");
  history.replaceState(history.state, "", here);
}

// What is saved at once was never left unsaved: the warning of other forms is not for this one.
document.addEventListener("input", (event) => rowOf(event.target) && event.stopPropagation(), { capture: true });

document.addEventListener("htmx:configRequest", (event) => {
  if (rowOf(event.target)) event.detail.headers["Portal-Fetch"] = "send";
});

/* A search asks for the list anew: not while a choice in it is still to be answered. */
const isSearch = (event) => event.detail.requestConfig?.elt.id === "id_q";

document.addEventListener("htmx:beforeRequest", (event) => {
  if (!isSearch(event)) return;
  searchAgain = isBusy();
  if (searchAgain) event.preventDefault();
  else searching = true;
});

/* A search that led elsewhere (to the sign-in) leads there, instead of emptying the list; one in whose list something
   was chosen meanwhile is asked once more after that is saved. */
document.addEventListener("htmx:beforeSwap", (event) => {
  if (!isSearch(event)) return;
  const led = event.detail.xhr.responseURL;
  const elsewhere = new URL(led).pathname !== location.pathname;
  searchAgain = !elsewhere && isBusy();
  if (elsewhere || searchAgain) event.detail.shouldSwap = false;
  if (elsewhere) leave(led);
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (isSearch(event)) {
    searching = false;
    return next();
  }
  // By its key: the line that asked may have been replaced by the answer.
  const key = event.detail.requestConfig?.elt.closest("tr")?.id ?? sent;
  if (sent === key) sent = null;
  const elsewhere = event.detail.xhr?.getResponseHeader("Portal-Location");
  if (elsewhere) return leave(elsewhere, key);
  answered(rowOf(document.getElementById(key)), event.detail);
  next();
});

/* The answer leads elsewhere: to this page anew, which waits until the others had their turn, or to what was kept (before
   the sign-in, behind a stale token), for which all that is chosen is sent in one, so that all of it comes back. */
function leave(address, key = "") {
  const there = new URL(address, location);
  const row = document.getElementById(key);
  if (there.pathname === location.pathname && !there.searchParams.has("kept")) {
    if (row) fail(row, true, true);
    leaving = { onward: () => (isLost() ? tell() : go(address)) };
    next();
  } else if (waiting.size + unsaved.size > 0) sendAll(row);
  else go(address);
}

const isLost = () => [...unsaved.values()].some(({ gone }) => !gone);

/* Until the whole page is answered, every choice on it is one that is not saved. */
function sendAll(row) {
  const form = document.getElementById("main-form");
  for (const each of [row, ...[...waiting].map((key) => document.getElementById(key))]) {
    if (!each) continue;
    keep(each, false);
    show(each, false);
  }
  waiting.clear();
  tell();
  form.requestSubmit(form.querySelector("[name=action][value=save]"));
}

/* The plain form holds what stands on the page; beside it what is not saved of lines that a search has hidden. */
function carry() {
  const form = document.getElementById("main-form");
  for (const old of form?.querySelectorAll("[data-carried]") ?? []) old.remove();
  for (const [key, { cells }] of form ? unsaved : []) {
    if (document.getElementById(key)) continue;
    for (const [name, value] of cells) {
      const input = Object.assign(document.createElement("input"), { type: "hidden", name, value });
      input.dataset.carried = "";
      form.append(input);
    }
  }
}

const firstUnsaved = () => document.querySelector(".is-unsaved [data-again], .is-unsaved [data-afresh]");

/* What became of the choice on a line. A choice made after it has its own turn, but for one against a mark that
   somebody else had made: that one is to be read first. */
function answered(row, { successful, xhr }) {
  if (!row) return;
  // 5xx: nobody decided about it, so it is tried again like what the network lost.
  if (!successful) return fail(row, xhr?.status > 0 && xhr.status < 500);
  if (row.querySelector(".met-mark")) waiting.delete(row.id);
  if (row.querySelector("[data-unsaved]")) keep(row, true);
  else if (!waiting.has(row.id)) forget(row);
  // The network is back: what it did not take goes with this one.
  if (!row.querySelector("[data-unsaved]")) sendAgain();
}

function sendAgain() {
  for (const [key, { refused }] of unsaved) {
    const row = document.getElementById(key);
    if (!refused && row) enqueue(row);
  }
}

addEventListener("online", sendAgain);

/* Not saved: the choice stays, dashed, with the way to try again; what was answered is not tried again. */
function fail(row, refused, gone = false) {
  keep(row, refused, gone);
  leaving = null;
  show(row, refused);
}

function keep(row, refused, gone = false) {
  const inputs = [...row.querySelectorAll("input:checked, input[type=hidden][name^=initial-]")];
  unsaved.set(row.id, { cells: inputs.map(({ name, value }) => [name, value]), refused, gone });
}

function show(row, refused) {
  row.classList.add("is-unsaved");
  row.querySelector(".unsaved")?.remove();
  const words = document.getElementById(refused ? "refused-mark" : "unsaved-mark");
  const told = words.content.firstElementChild.cloneNode(true);
  row.querySelector(".marks").after(told);
}

function forget(row) {
  row.classList?.remove("is-unsaved");
  row.querySelector?.(".unsaved")?.remove();
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
  const pending = waiting.size + (sent === null ? 0 : 1);
  carry();
  for (const [id, n] of [
    ["roll-unsaved", unsaved.size],
    ["roll-waiting", pending < MANY ? 0 : pending],
  ]) {
    const told = document.getElementById(id);
    told.hidden = n === 0;
    told.textContent = told.dataset.told.replace("{n}", n);
  }
}

document.addEventListener("click", (event) => {
  // The refused choice is given up; of others that are not saved the browser asks.
  if (event.target.closest?.("[data-afresh]")) {
    unsaved.delete(rowOf(event.target)?.id);
    return location.assign(location.href);
  }
  if (!event.target.closest?.("[data-again]")) return;
  const row = rowOf(event.target);
  row.querySelector("input:checked")?.focus();
  enqueue(row);
});

/* A searched list comes fresh from the server: what is not saved is put back into it, against the mark that it was chosen
   against; what a colleague marked meanwhile is met, not written over. */
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "roll-list" && event.target.id !== "roll-list") return;
  for (const [key, { cells, refused }] of unsaved) {
    const row = document.getElementById(key);
    if (!row) continue;
    for (const [name, value] of cells) putBack(row, name, value);
    show(row, refused);
  }
  tell();
});

function putBack(row, name, value) {
  for (const input of row.querySelectorAll(`[name="${name}"]`))
    if (input.type === "hidden") input.value = value;
    else input.checked = input.value === value;
}

/* Links and buttons that lead away wait for the marks on their way; what is done to a whole half-day also for those that
   were not saved, which are sent once more. */
function wait(event, onward, whole = false) {
  const lost = whole && unsaved.size > 0;
  if (!isBusy() && !lost) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  leaving = { onward, whole };
  if (isBusy()) return;
  sendAgain();
  if (!isBusy()) rest();
}

/* The answer to a mark may have brought the same button anew, or taken it away. */
function press(form, button) {
  const now = button?.isConnected ? button : document.getElementById(button?.id);
  if (now || !button) form.requestSubmit(now);
}

function settle() {
  waiting.clear();
  unsaved.clear();
  sent = null;
}

function go(address) {
  settle();
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
    // The page sent whole holds what is not saved; an undoing does not.
    const whole = form.id !== "main-form" && form.role !== "search";
    if ("afterMarks" in form.dataset) wait(event, () => press(form, submitter), whole);
  },
  { capture: true },
);

addEventListener("beforeunload", (event) => {
  if (unsaved.size > 0 || isBusy()) event.preventDefault();
});

// The page sent whole holds every choice on it.
document.addEventListener("portal:sent", () => document.querySelector("#main-form[data-sending]") && settle());

document.addEventListener("portal:shown", () => {
  settle();
  begin();
  window.htmx?.process(document.body);
});

begin();
