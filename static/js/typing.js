/* What was typed and not saved: leaving the page asks, and a form that keeps drafts sends one after a pause. */
const PAUSE = 3_000;
let waiting;

const main = () => document.getElementById("main-form");
const unsaved = (form) => form && "changed" in form.dataset && !("sending" in form.dataset);

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form || form !== main()) return;
  form.dataset.changed = "";
  if (!("draft" in form.dataset)) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => keep(form), PAUSE);
});

addEventListener("beforeunload", (event) => {
  if (unsaved(main())) event.preventDefault();
});

for (const done of ["portal:sent", "portal:shown"]) {
  document.addEventListener(done, () => {
    clearTimeout(waiting);
    const form = main();
    if (!form) return;
    // What was refused is still only on this page; what was sent is not.
    if (done === "portal:sent") delete form.dataset.changed;
    else form.dataset.changed = "";
  });
}

/* Keep a draft; what was typed while it was on its way waits for the next one. */
async function keep(form) {
  if ("sending" in form.dataset || form !== main()) return;
  const told = form.querySelector("[data-draft-told]");
  delete form.dataset.changed;
  try {
    const answer = await fetch(form.dataset.draft, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { "Portal-Fetch": "draft" },
    });
    if (answer.status !== 200) throw new Error(answer.statusText);
    told.textContent = await answer.text();
    told.classList.remove("is-lost");
  } catch {
    form.dataset.changed = "";
    told.textContent = told.dataset.draftTold;
    told.classList.add("is-lost");
  }
}
