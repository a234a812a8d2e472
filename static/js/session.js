/* Warns before a session ends, five minutes ahead. Asking how long it lasts never makes it last longer: only the button
   does. Another tab may have been at work meanwhile, so the server is asked before anybody is warned. */
const WARNING = 5 * 60;
const box = document.getElementById("session-ends");
const button = box.querySelector("button[data-can-last]");
let ends = Date.now() + Number(box.dataset.left) * 1000;
let waiting;

const left = () => (ends - Date.now()) / 1000;
// A timer of more than 24 days would fire at once, one of a sleeping computer late: look again every minute at least.
const wait = (seconds) => {
  clearTimeout(waiting);
  waiting = setTimeout(look, Math.max(0, Math.min(seconds, 60)) * 1000);
};

function show(part, shown) {
  for (const each of box.querySelectorAll(`[data-${part}]`)) each.hidden = !shown;
}

/* What the server says; null where the session is over or nobody answers. */
async function ask(stay) {
  // That of the button to sign out, which stands on every page.
  const data = new URLSearchParams({ csrfmiddlewaretoken: document.querySelector("[name=csrfmiddlewaretoken]").value });
  if (stay) data.set("stay", "1");
  const answer = await fetch(box.dataset.stay, { method: "POST", body: data, redirect: "manual" });
  if (answer.type === "opaqueredirect" || answer.status === 403) return null;
  const told = await answer.json();
  ends = Date.now() + told.left * 1000;
  return told;
}

async function look() {
  if (left() > WARNING) return wait(left() - WARNING);
  try {
    const told = await ask(false);
    if (told === null || told.left <= 0) return over();
    if (told.left > WARNING) return wait(told.left - WARNING);
    warn(told);
  } catch {
    // Nobody answered: later.
  }
  wait(Math.min(left(), 30));
}

function warn({ at, canLast }) {
  show("can-last", canLast);
  show("last", !canLast);
  box.querySelector("[data-time]").textContent = at;
  if (box.open || box.dataset.seen === String(canLast)) return;
  box.dataset.seen = String(canLast);
  box.showModal();
  (canLast ? button : box.querySelector("[data-close]")).focus();
}

function over() {
  show("before", false);
  show("can-last", false);
  show("after", true);
  if (!box.open) box.showModal();
  box.querySelector("[data-close]").focus();
}

button.addEventListener("click", async () => {
  try {
    if ((await ask(true)) === null) return over();
  } catch {
    return wait(5);
  }
  delete box.dataset.seen;
  box.close();
  wait(left() - WARNING);
});
box.querySelector("[data-close]").addEventListener("click", () => box.close());
wait(left() - WARNING);
