/* The calendar beside a box for a day. What is chosen is written into the box as somebody would type it. */
import "../vendor/cally/dist/cally.js";
import { commonYear, iso, isThai, months, read, shownYear, told, write } from "./thai_day.js";

const GAP = 6;
let dialog;
let box;

const part = (name) => dialog.querySelector(name);

/* Open it for a box, at the day that the box holds. */
export async function open(field) {
  dialog ??= build();
  box = field;
  const { first, last, told: why } = bounds();
  const calendar = part("calendar-date");
  const chosen = read(box.value);
  calendar.min = first;
  calendar.max = last;
  calendar.value = chosen;
  calendar.today = box.ownerDocument.getElementById("calendar-parts").dataset.today;
  move(within(chosen || first || calendar.today, first, last));
  part(".bound").textContent = why;
  dialog.showModal();
  place();
  await calendar.updated;
  await part("calendar-month").updated;
  setTimeout(() => calendar.focus({ target: "day" }));
}

/* The days that may be chosen: what the form says, and not before the day in the box that comes first. */
function bounds() {
  const { min = "", max = "", from } = box.dataset;
  const other = from && box.form?.elements.namedItem(from);
  const earlier = other ? read(other.value) : "";
  const label = earlier && other.labels[0]?.firstChild.textContent.trim();
  return { first: [earlier, min].sort()[1], last: max, told: earlier ? `${label} ${write(earlier)}` : "" };
}

const within = (day, first, last) => (first && day < first ? first : last && day > last ? last : day);

function build() {
  const made = document.getElementById("calendar-parts").content.firstElementChild.cloneNode(true);
  document.body.append(made);
  dialog = made;
  const calendar = part("calendar-date");
  calendar.locale = isThai() ? "th-TH-u-ca-buddhist" : "en-GB";
  part(".day-heading").append(...heading(part(".day-heading").dataset));
  // The month and the year above the days change too, and bubble.
  calendar.addEventListener("change", (event) => event.target === calendar && choose(calendar.value));
  calendar.addEventListener("focusday", () => show(calendar.focusedDate));
  part("select").addEventListener("change", turn);
  part("input").addEventListener("change", turn);
  part("input").addEventListener("keydown", step);
  // The margin around the dialog is the dialog too: only what is inside fills it.
  made.addEventListener("click", (event) => event.target === made && made.close());
  return made;
}

/* Month and year above the days: the calendar's own list of years counts in the common era. */
function heading({ month, year }) {
  const [list, typed] = [document.createElement("select"), document.createElement("input")];
  list.className = "form-select";
  list.append(...months().map((name, at) => new Option(name, at + 1)));
  list.setAttribute("aria-label", month);
  Object.assign(typed, { className: "form-control", inputMode: "numeric", maxLength: 4, size: 4, autocomplete: "off" });
  typed.setAttribute("aria-label", year);
  return [list, typed];
}

/* To a day of the month and year that were chosen above the days. */
function turn() {
  const calendar = part("calendar-date");
  const [year, , date] = calendar.focusedDate.split("-").map(Number);
  const month = Number(part("select").value);
  const typed = commonYear(typedYear(), month);
  const asked = typed >= 1857 && typed <= 2200 ? typed : year;
  const longest = new Date(Date.UTC(asked, month, 0)).getUTCDate();
  move(within(iso(asked, month, Math.min(date, longest)), calendar.min, calendar.max));
}

const typedYear = () => Number(part("input").value.replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - 0x0e50));

/* In the box of the year Enter goes there and ↑ ↓ go year by year. */
function step(event) {
  const by = { ArrowUp: 1, ArrowDown: -1, Enter: 0 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const month = Number(part("select").value);
  if (by) event.target.value = shownYear(commonYear(typedYear(), month) + by, month);
  turn();
}

function move(day) {
  part("calendar-date").focusedDate = day;
  show(day);
}

function show(day) {
  const [year, month] = day.split("-").map(Number);
  part("select").value = month;
  part("input").value = shownYear(year, month);
  part(".day-told").textContent = told(day);
}

function choose(day) {
  box.value = write(day);
  for (const name of ["input", "change"]) box.dispatchEvent(new Event(name, { bubbles: true }));
  dialog.close();
}

/* Under the box, above it where there is no room; on a phone the stylesheet lays it at the foot of the page. */
function place() {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  const { width, height } = dialog.getBoundingClientRect();
  const below = bottom + GAP + height <= innerHeight ? bottom + GAP : Math.max(GAP, top - GAP - height);
  const fits = left + width + GAP <= document.documentElement.clientWidth;
  dialog.style.left = `${Math.max(GAP, fits ? left : right - width)}px`;
  dialog.style.top = `${Math.max(GAP, Math.min(below, innerHeight - height - GAP))}px`;
}
