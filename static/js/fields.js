/* Boxes for a day get a calendar, long lists a search. Both are fetched where a page has such a field; without them the
   plain box and the plain list stay. */
const LONG = 15;

const isLong = (list) => list.multiple || "choose" in list.dataset || list.options.length > LONG;

function decorate() {
  for (const box of document.querySelectorAll("main input[data-day]:not(.day-box > *)")) addButton(box);
  const plain = (field) => field.isConnected && !field.closest(".chooser");
  const places = [...document.querySelectorAll("main input[data-places]")].filter(plain);
  const hidden = places.map((box) => box.form.elements.namedItem(box.dataset.province));
  const lists = [...document.querySelectorAll("main select")].filter(plain).filter(isLong);
  if (places.length)
    import("./places.js").then(({ places: make }) => {
      for (const box of places.filter(plain)) make(box);
    });
  const others = lists.filter((list) => !hidden.includes(list) || list.classList.contains("is-invalid"));
  if (others.length)
    import("./chooser.js").then(({ chooser }) => {
      for (const list of others.filter(plain)) chooser(list);
    });
}

/* A button beside the box; the box itself stays as it is. */
function addButton(box) {
  if (box.type === "hidden") return;
  const focused = document.activeElement === box;
  const frame = document.createElement("span");
  frame.className = "day-box";
  const button = document.getElementById("day-button").content.firstElementChild.cloneNode(true);
  const label = box.labels[0]?.firstChild.textContent.trim();
  button.setAttribute("aria-label", `${button.getAttribute("aria-label")}: ${label}`);
  box.before(frame);
  frame.append(box, button);
  if (focused) box.focus();
  button.addEventListener("click", async () => (await import("./calendar.js")).open(box));
}

document.addEventListener("portal:shown", decorate);
decorate();
