/* A plain list becomes a box in which one searches. The list stays in the form, hidden, and holds what is sent. */
import { fold, matching, named, parts, suggest } from "./suggest.js";

const TOLD = ["input", "change"];
// What the box takes over from its list, so that labels, hints, errors and links to it lead to the box.
const TAKEN = ["aria-describedby", "aria-invalid", "aria-label", "aria-labelledby", "required"];

const itemOf = (option) => ({
  option,
  value: option.value,
  text: option.dataset.short ?? option.text.trim(),
  searched: [option.text],
  group: option.parentElement.label ?? "",
  chosen: () => option.selected,
});

/* Make a box for a list, of one choice or of several. */
export function chooser(list) {
  const box = boxFor(list);
  const found = parts(box);
  found.frame.append(list);
  const many = list.multiple;
  const state = { list, box, found, many, typed: false };
  suggest(box, found, {
    items: (text) => matching(offered(state), text),
    all: () => !state.typed,
    pick: (item) => pick(state, item),
  });
  box.addEventListener("input", () => {
    state.typed = true;
    found.frame.querySelector(".choices-wrong").hidden = true;
  });
  box.addEventListener("blur", () => settle(state));
  box.form?.addEventListener("submit", (event) => refuse(state, event), true);
  addEventListener("pageshow", () => show(state));
  show(state);
}

/* The choices; of several, those that are not chosen yet; of one, also the empty one, which clears the box. */
function offered({ list, box, many }) {
  const options = [...list.options].filter((option) => !option.disabled && !(many && option.selected));
  return options.filter((option) => option.value || (says(option) && !box.required)).map(itemOf);
}

/* Whether an empty choice says something; dashes say nothing. What is required cannot be left open. */
const says = (option) => /[^\s-]/.test(option.text);

function boxFor(list) {
  const box = document.createElement("input");
  box.type = "text";
  box.className = list.className.replace("form-select", "form-control");
  if (!box.classList.contains("form-control")) box.classList.add("form-control");
  box.autocomplete = "off";
  box.spellcheck = false;
  const focused = document.activeElement === list;
  for (const name of TAKEN.filter((each) => list.hasAttribute(each))) box.setAttribute(name, list.getAttribute(name));
  if (list.multiple) box.removeAttribute("required");
  list.required = false;
  box.id = list.id;
  list.id = `${list.id}-list`;
  list.hidden = true;
  list.before(box);
  if (focused) box.focus();
  return box;
}

function pick(state, item) {
  if (state.many) item.option.selected = true;
  else state.list.value = item.value;
  changed(state);
}

/* Show what the list holds, and say to the page that it changed. */
function changed(state) {
  show(state);
  state.found.frame.querySelector(".choices-wrong").hidden = true;
  for (const name of TOLD) state.list.dispatchEvent(new Event(name, { bubbles: true }));
}

function show(state) {
  const { list, box, found, many } = state;
  state.typed = false;
  const chosen = [...list.selectedOptions].filter((option) => option.value);
  const empty = [...list.options].find((option) => !option.value);
  if (empty && says(empty)) box.placeholder = empty.text.trim();
  if (many) {
    box.value = "";
    found.line.querySelector(".chips")?.remove();
    if (chosen.length) found.line.prepend(chips(state, chosen));
  } else {
    // As the page brought it: who comes back has not typed it (back.js).
    box.defaultValue = [...list.options].find((option) => option.defaultSelected && option.value)?.text.trim() ?? "";
    box.value = chosen[0]?.text.trim() ?? "";
  }
}

/* What was chosen of several, each with a button that takes it out. */
function chips(state, chosen) {
  const row = document.createElement("span");
  row.className = "chips";
  const model = document.getElementById("chip").content.firstElementChild;
  for (const option of chosen) {
    const chip = model.cloneNode(true);
    const button = chip.querySelector("button");
    chip.prepend(option.text.trim());
    button.setAttribute("aria-label", `${button.getAttribute("aria-label")}: ${option.text.trim()}`);
    button.addEventListener("click", () => {
      option.selected = false;
      changed(state);
      state.box.focus();
    });
    row.append(chip);
  }
  return row;
}

/* Leaving the box: a name typed in full is chosen, an emptied box is the empty choice, anything else is said. */
function settle(state) {
  const { list, box, found, many } = state;
  if (!state.typed) return;
  const match = named(offered(state), box.value);
  if (match) return pick(state, match);
  if (fold(box.value)) {
    found.frame.querySelector(".choices-wrong").hidden = false;
    return;
  }
  const empty = [...list.options].find((option) => !option.value);
  if (!many && empty) empty.selected = true;
  changed(state);
}

/* A text that chose nothing is not sent in vain. Buttons that lead elsewhere (language, drafts) go on. */
function refuse(state, event) {
  if (event.submitter?.hasAttribute("formaction") || !state.box.isConnected) return;
  settle(state);
  if (!state.typed) return;
  event.preventDefault();
  event.stopPropagation();
  state.box.focus();
}
