/* The roll saves each mark as it is made: htmx sends it. Here stands what htmx does not know: marks go one after the
   other in the order they were made; one that could not be saved stays, says so on its line and is sent again; a search
   and leaving the page wait for those on their way. */
const ROW = ".saves-itself tr[id]";
const PAUSE = 250;
// So many on their way are told: fewer are there before anybody has read it.
const MANY = 3;
// The keys of the lines whose choice is still to be sent, and of the one that is asked about now.
const waiting = new Set();
const unsaved = new Map();
let [sent, searching, searchAgain, pause, leaving] = [null, false, false, 0, null];

const rowOf = (node) => node?.closest?.(ROW);

/* Without htmx the page is a plain form, with its button. */
function begin() {
  if (window.htmx) document.querySelector("[data-live]")?.classList.add("saves-itself");
}

const isBusy = () => sent !== null || waiting.size > 0;

/* A mark is chosen: it waits for its turn. */
document.addEventListener("change", (event) => {
  const row = rowOf(event.target);
  if (row?.hasAttribute("hx-post") && event.target.type === "radio") enqueue(row);
});

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
  if (leaving) {
    const then = leaving;
    leaving = null;
    then();
  } else if (searchAgain) {
    searchAgain = false;
    document.getElementById("id_q")?.dispatchEvent(new Event("again"));
  }
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
  if (elsewhere) go(led);
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
  if (elsewhere) return go(elsewhere);
  answered(rowOf(document.getElementById(key)), event.detail);
  next();
});

/* What became of the choice on a line. A choice made after it has its own turn, but for one against a mark that
   somebody else had made: that one is to be read first. */
function answered(row, { successful, xhr }) {
  if (!row) return;
  if (!successful) return fail(row, xhr?.status > 0);
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
  const pending = waiting.size + (sent === null ? 0 : 1);
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
  if (event.target.closest?.("[data-afresh]")) go(location.href);
  if (!event.target.closest?.("[data-again]")) return;
  const row = rowOf(event.target);
  row.querySelector("input:checked")?.focus();
  enqueue(row);
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
  if (!isBusy()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  leaving = then;
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
    if ("afterMarks" in form.dataset) wait(event, () => press(form, submitter));
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
