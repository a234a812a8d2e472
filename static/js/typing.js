/* What was typed and not saved: leaving the page asks, and a form that keeps drafts sends one after a pause. */
const PAUSE = 3_000;
let waiting;
let onItsWay;

const main = () => document.getElementById("main-form");
const unsaved = (form) => form && "changed" in form.dataset && !("sending" in form.dataset);

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form || form !== main()) return;
  form.dataset.changed = "";
  later(form);
});

// What is sent needs no draft: one that came after it would be the draft of a second thing.
document.addEventListener("submit", (event) => {
  if (event.target !== main()) return;
  onItsWay?.abort();
  later(event.target);
});

function later(form) {
  clearTimeout(waiting);
  if ("draft" in form.dataset) waiting = setTimeout(() => keep(form), PAUSE);
}

addEventListener("beforeunload", (event) => {
  if (unsaved(main())) event.preventDefault();
});

for (const done of ["portal:sent", "portal:shown"]) {
  document.addEventListener(done, () => {
    clearTimeout(waiting);
    const form = main();
    if (!form) return;
    // What was refused is still only on this page; what was sent is not.
    if (done === "portal:sent") {
      delete form.dataset.changed;
      return;
    }
    form.dataset.changed = "";
    later(form);
  });
}

/* Keep a draft; what was typed while it was on its way waits for the next one. */
async function keep(form) {
  if (form !== main()) return;
  // Sent, and no answer yet: if there is none, or a refusal, a draft is wanted after all.
  if ("sending" in form.dataset) return later(form);
  const told = form.querySelector("[data-draft-told]");
  delete form.dataset.changed;
  const way = new AbortController();
  onItsWay = way;
  try {
    const answer = await fetch(form.dataset.draft, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { "Portal-Fetch": "draft" },
      signal: way.signal,
    });
    // 409: the form was saved already, and says so.
    if (answer.status !== 200 && answer.status !== 409) throw new Error(answer.statusText);
    told.textContent = await answer.text();
    told.classList.toggle("is-lost", !answer.ok);
    told.classList.toggle("is-kept", answer.ok);
    if (!answer.ok) form.dataset.changed = "";
  } catch {
    form.dataset.changed = "";
    if (way.signal.aborted) return;
    told.textContent = told.dataset.draftTold;
    told.classList.add("is-lost");
    told.classList.remove("is-kept");
  }
}
