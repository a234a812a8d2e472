/* A text box that finds in a list what is meant. The list is data: {value, text, aside, group, searched}. */
import Combobox from "../vendor/github/combobox-nav/dist/index.js";

const MOST = 60;
const KINDS = /(^|\s)(กิ่งอำเภอ|อำเภอ|จังหวัด|เขต|ตำบล|แขวง|อ\.|จ\.|ต\.)/g;
let made = 0;

/* One spelling: nikhahit and aa are one vowel, kinds of places and spaces do not count. */
export const fold = (text) =>
  text
    .normalize("NFKC")
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, "$1\u0e33")
    .replace(/[\u200b-\u200f\ufeff]/g, "")
    .replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - 0x0e50)
    .toLowerCase()
    .replace(KINDS, "$1")
    .replace(/[\s-]+/g, "");

/* What begins with the text first, then what holds it. */
export function matching(items, text) {
  const asked = fold(text);
  if (!asked) return items;
  const [begins, holds] = [[], []];
  for (const item of items) {
    item.folded ??= [item.text, ...(item.searched ?? [])].map(fold);
    if (item.folded.some((each) => each.startsWith(asked))) begins.push(item);
    else if (item.folded.some((each) => each.includes(asked))) holds.push(item);
  }
  return [...begins, ...holds];
}

/* The one item that the text names in full, if there is one. */
export function named(items, text) {
  const asked = fold(text);
  const same = matching(items, text).filter((item) => asked && item.folded[0] === asked);
  return same.length === 1 ? same[0] : undefined;
}

/* The parts of a chooser around its box, from the page's template. */
export function parts(box) {
  const frame = document.getElementById("chooser-parts").content.firstElementChild.cloneNode(true);
  const [line, list] = [frame.querySelector(".chooser-line"), frame.querySelector("[role=listbox]")];
  made += 1;
  list.id = `choices-${made}`;
  list.setAttribute("aria-label", box.labels[0]?.firstChild.textContent.trim() ?? "");
  box.before(frame);
  line.prepend(box);
  return { frame, line, list, status: frame.querySelector("[role=status]"), choices: frame.querySelector(".choices") };
}

/* Let ``box`` offer ``items(text)`` while somebody types or asks for them; ``pick(item)`` hears what was chosen. */
export function suggest(box, { frame, list, status, choices }, { items, all, pick }) {
  const nav = new Combobox(box, list, { tabInsertsSuggestions: false, firstOptionSelectionMode: "active" });
  let shown = [];
  // What is looked for last counts: an answer that comes after Escape, or after a further letter, opens nothing.
  let asked = 0;
  const isOpen = () => !choices.hidden;
  const close = () => {
    asked += 1;
    if (isOpen()) nav.stop();
    choices.hidden = true;
    list.replaceChildren();
  };
  const show = async (text) => {
    asked += 1;
    const mine = asked;
    const found = await items(text);
    if (mine !== asked || document.activeElement !== box) return;
    close();
    shown = found.slice(0, MOST);
    list.append(...rows(shown, text));
    status.textContent = (found.length ? status.dataset.found : status.dataset.none).replace("{n}", found.length);
    frame.querySelector(".choices-found").textContent = status.textContent;
    choices.hidden = false;
    nav.start();
    list.querySelector(".is-chosen")?.scrollIntoView({ block: "nearest" });
  };
  box.addEventListener("input", () => show(box.value));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (isOpen()) event.preventDefault();
      if (isOpen()) event.stopPropagation();
      close();
    }
    // With the list open Enter chooses, and never saves.
    if (event.key === "Enter" && isOpen()) event.preventDefault();
    // What was typed and is not in the list stays alone: only an untouched box shows everything.
    if (event.key === "ArrowDown" && !isOpen() && !event.altKey) {
      event.preventDefault();
      show(all() ? "" : box.value);
    }
  });
  box.addEventListener("blur", close);
  // Pressing on the list leaves the writer in the box.
  choices.addEventListener("mousedown", (event) => event.preventDefault());
  const opener = frame.querySelector(".choices-open");
  opener.addEventListener("mousedown", (event) => event.preventDefault());
  opener.addEventListener("click", () => {
    if (isOpen()) return close();
    box.focus();
    show("");
  });
  list.addEventListener("combobox-commit", (event) => {
    const item = shown[event.target.dataset.at];
    close();
    pick(item);
  });
}

/* The rows under their groups, in the order of the list. */
function rows(items, text) {
  const made = [];
  let group;
  for (const [at, item] of items.entries()) {
    if (!group || (item.group ?? "") !== group.dataset.name) {
      group = groupOf(item.group ?? "");
      made.push(group);
    }
    group.append(rowOf(item, at, text));
  }
  return made;
}

function groupOf(name) {
  const group = document.createElement("div");
  group.dataset.name = name;
  if (!name) return group;
  const heading = document.createElement("div");
  heading.className = "choices-group";
  heading.setAttribute("aria-hidden", "true");
  heading.textContent = name;
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", name);
  group.append(heading);
  return group;
}

function rowOf(item, at, text) {
  const row = document.createElement("div");
  row.setAttribute("role", "option");
  row.dataset.at = at;
  row.classList.toggle("is-chosen", Boolean(item.chosen?.()));
  const typed = text.trim();
  const name = document.createElement("span");
  if (typed && item.text.startsWith(typed)) {
    const bold = document.createElement("b");
    bold.textContent = typed;
    name.append(bold, item.text.slice(typed.length));
  } else name.textContent = item.text;
  row.append(name);
  if (item.aside) {
    const aside = document.createElement("small");
    aside.textContent = item.aside;
    row.append(" ", aside);
  }
  return row;
}
