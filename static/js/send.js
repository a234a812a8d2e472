/* A form is sent once. One that carries our token is sent by this script, so that its page stays when the network
   fails: it then says so beside the button, with a way to try again. */
const HELD = "sending";
const PATIENCE = 30_000;
// A scan of twenty megabytes on a slow line.
const PATIENCE_WITH_FILES = 600_000;
const PARTS = ["main", "title", ".top"];

const byScript = (form) => form.elements.namedItem("form_token") !== null;

document.addEventListener("submit", (event) => {
  const form = event.target;
  // Read as attributes: a button called "action" would hide the form's own property.
  const target = event.submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href;
  if (form.method !== "post" || "download" in form.dataset || event.defaultPrevented) return;
  if (HELD in form.dataset) {
    event.preventDefault();
    return;
  }
  form.dataset[HELD] = "";
  event.submitter?.setAttribute("aria-disabled", "true");
  if (!byScript(form)) return;
  event.preventDefault();
  send(form, event.submitter, target);
});

async function send(form, button, target) {
  const answer = await ask(form, button, target);
  if (answer === null) return stay(form, button);
  const next = answer.headers.get("Portal-Location");
  if (next !== null) return leave(next, form);
  const shown = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok || !shown.querySelector("main")) return stay(form, button, reason(shown));
  await bring(shown);
  show(shown);
}

/* What a page that is no form says about why: the sentences it marks, else its heading. */
function reason(page) {
  const marked = [...page.querySelectorAll("main [data-reason]")];
  const told = marked.length > 0 ? marked : [...page.querySelectorAll("h1")];
  return told.map((each) => each.textContent.trim()).join(" ");
}

/* The answer, or null where none came. */
async function ask(form, button, target) {
  const data = new FormData(form);
  if (button?.name) data.append(button.name, button.value);
  const files = form.enctype === "multipart/form-data";
  try {
    const answer = await fetch(target, {
      method: "POST",
      body: files ? data : new URLSearchParams(data),
      headers: { "Portal-Fetch": "send" },
      signal: AbortSignal.timeout(files ? PATIENCE_WITH_FILES : PATIENCE),
    });
    return answer.status >= 500 ? null : answer;
  } catch {
    return null;
  }
}

/* Where the answer leads, also to another place of this very page. What was sent is noted for who comes Back (back.js). */
function leave(next, form) {
  const { form_key: key, form_token: token } = Object.fromEntries(new FormData(form));
  const noted = JSON.stringify({ form_key: key, form_token: token, there: next });
  if (key && token) sessionStorage.setItem(`sent ${location.pathname}`, noted);
  document.dispatchEvent(new CustomEvent("portal:sent"));
  const there = new URL(next, location.href);
  const here = there.pathname === location.pathname && there.search === location.search;
  if (here) location.reload();
  else location.assign(there);
}

/* Styles and scripts that only the answer has: the page on which the second of two editors chooses is another one. */
async function bring(page) {
  const styles = [...page.querySelectorAll("link[rel=stylesheet]")].filter(
    (link) => !document.querySelector(`link[href="${link.getAttribute("href")}"]`),
  );
  await Promise.all(
    styles.map((link) => {
      const own = document.importNode(link);
      const loaded = new Promise((done) => {
        own.onload = done;
        own.onerror = done;
      });
      document.head.append(own);
      return loaded;
    }),
  );
  for (const script of page.querySelectorAll("script[type=module][src]")) {
    if (document.querySelector(`script[src="${script.getAttribute("src")}"]`)) continue;
    const own = document.createElement("script");
    own.type = "module";
    own.src = script.getAttribute("src");
    document.head.append(own);
  }
}

/* The same page with what was refused: its parts change place, our listeners stay. */
function show(page) {
  for (const part of PARTS) document.querySelector(part)?.replaceWith(page.querySelector(part) ?? "");
  document.dispatchEvent(new CustomEvent("portal:shown"));
  (document.querySelector("main [autofocus]") ?? document.querySelector("main")).focus();
  scrollTo(0, 0);
}

/* Nothing was saved: say so where the button is. Sending again carries the same key, so it is never a second thing. */
function stay(form, button, why) {
  release(form);
  form.querySelector(".unsent")?.remove();
  const told = document.getElementById("unsent").content.firstElementChild.cloneNode(true);
  told.classList.add("notice", "bad");
  if (why) told.querySelector("[data-reason]").textContent = why;
  const place = button?.closest("form") === form ? (button.closest(".actions") ?? button) : form.lastElementChild;
  place.after(told);
  const again = told.querySelector("button");
  again.addEventListener("click", () => {
    told.remove();
    form.requestSubmit(button?.form === form ? button : undefined);
  });
  again.focus();
}

function release(form) {
  delete form.dataset[HELD];
  for (const button of form.elements) if (button.type === "submit") button.removeAttribute("aria-disabled");
}

// Back brings the page as it was left, and must be able to send again.
addEventListener("pageshow", () => {
  for (const form of document.forms) release(form);
});
