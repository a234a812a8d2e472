/* The district of a venue: one box for all districts of the country; the province follows from what is chosen. The box
   is the form's own and its text is sent; the list of provinces beside it is hidden and holds the province. */
import { fold, matching, named, parts, suggest } from "./suggest.js";

const TOLD = ["input", "change"];

/* Let the box for a district find every district; ``data-places`` is where they are, ``data-province`` the list. */
export function places(box) {
  const list = box.form.elements.namedItem(box.dataset.province);
  // A list with an error stays: the sentence beside it must be seen.
  if (!list || list.classList.contains("is-invalid")) return;
  const focused = document.activeElement === box;
  const found = parts(box);
  const side = document.createElement("small");
  side.className = "choices-side";
  side.id = `${box.id}-province`;
  box.setAttribute("aria-describedby", `${box.getAttribute("aria-describedby") ?? ""} ${side.id}`.trim());
  found.line.prepend(side);
  if (focused) box.focus();
  // A district that several provinces have asks for the province: its list is needed then.
  list.closest(".mb-3").hidden = !box.classList.contains("is-invalid");
  const state = { box, list, side, own: list.value || box.dataset.own || "", typed: false };
  suggest(box, found, {
    items: async (text) => offered(state, await fetched(box.dataset.places), text),
    all: () => !state.typed,
    pick: (item) => pick(state, item),
  });
  box.addEventListener("input", () => typing(state));
  box.addEventListener("blur", () => settle(state));
  addEventListener("pageshow", () => show(state));
  show(state);
}

const pages = new Map();

/* Every district once a page: [[province, its title, [names of its districts]]]. Without it the typed text is read. */
function fetched(address) {
  if (!pages.has(address)) {
    const asked = fetch(address).then((answer) => (answer.ok ? answer.json() : []));
    pages.set(
      address,
      asked.catch(() => []),
    );
  }
  return pages.get(address);
}

function itemsOf({ box }, rows) {
  const whole = box.dataset.whole;
  return rows.flatMap(([code, title, districts]) => [
    ...districts.map((name) => ({ text: name, aside: title, code, name })),
    { text: title, aside: whole, code, name: "" },
  ]);
}

/* The own province first; without a text, it alone. */
function offered(state, rows, text) {
  state.items ??= itemsOf(state, rows);
  const found = matching(state.items, text);
  const here = found.filter((item) => item.code === state.own);
  const there = found.filter((item) => item.code !== state.own);
  for (const item of here) item.group = state.box.dataset.here;
  for (const item of there) item.group = state.box.dataset.there;
  return fold(text) || here.length === 0 ? [...here, ...there] : here;
}

function pick(state, { code, name }) {
  state.box.value = name;
  state.list.value = code;
  show(state);
  for (const name of TOLD) state.list.dispatchEvent(new Event(name, { bubbles: true }));
}

/* What is typed belongs to no province until it is chosen; an emptied box to the one before. */
function typing(state) {
  state.typed = true;
  state.list.value = state.box.value.trim() ? "" : state.own;
  tell(state);
}

function settle(state) {
  if (!state.typed || !state.items) return;
  const own = state.items.filter((item) => item.code === state.own);
  const match = named(state.items, state.box.value) ?? named(own, state.box.value);
  if (match) pick(state, match);
}

function show(state) {
  state.typed = false;
  tell(state);
}

/* The province beside the district. */
function tell({ box, list, side }) {
  const chosen = list.value && list.selectedOptions[0].text.trim();
  side.textContent = chosen ? `${chosen}${box.value.trim() ? "" : ` · ${box.dataset.whole}`}` : "";
}
