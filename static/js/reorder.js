/* Lines of a list are dragged to another place. The buttons ↑ and ↓ do the same without this, and by keyboard:
   a drop sends what a button would send, the line and the neighbour that it comes before or after. */

function grip(list, item) {
  const handle = document.createElement("span");
  handle.className = "grip";
  handle.setAttribute("aria-hidden", "true");
  handle.textContent = "⠿";
  item.prepend(handle);
  handle.addEventListener("pointerdown", (start) => drag(list, item, start));
}

// A line that moves in the page loses its hold on the pointer, so the whole document listens.
function drag(list, item, start) {
  if (!start.isPrimary || start.button) return;
  start.preventDefault();
  const ends = new AbortController();
  const { signal } = ends;
  item.classList.add("is-dragged");
  const before = item.nextElementSibling;
  const move = (event) => {
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-reorder] > li");
    if (!over || over === item || over.parentElement !== list) return;
    const { top, height } = over.getBoundingClientRect();
    list.insertBefore(item, event.clientY < top + height / 2 ? over : over.nextElementSibling);
  };
  const end = (event) => {
    ends.abort();
    item.classList.remove("is-dragged");
    if (event.type === "pointercancel") list.insertBefore(item, before);
    else if (item.nextElementSibling !== before) send(list, item);
  };
  document.addEventListener("pointermove", move, { signal });
  document.addEventListener("pointerup", end, { signal });
  document.addEventListener("pointercancel", end, { signal });
}

function send(list, item) {
  const key = (each) => each?.querySelector("[data-row]").dataset.row;
  const [above, below] = [key(item.previousElementSibling), key(item.nextElementSibling)];
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "move";
  field.value = above ? `${key(item)}:after:${above}` : `${key(item)}:before:${below}`;
  const form = document.getElementById(list.dataset.reorder);
  form.append(field);
  form.requestSubmit();
}

for (const list of document.querySelectorAll("[data-reorder]")) {
  for (const item of list.children) grip(list, item);
}
