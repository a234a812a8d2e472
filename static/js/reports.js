/* Tells on any page when a report that its reader waits for is ready. Without this the page says that one is being made. */
const EVERY = 5_000;
const place = document.getElementById("reports-waited-for");

async function look() {
  try {
    const answer = await fetch(place.dataset.reports, { headers: { "Portal-Fetch": "reports" }, redirect: "manual" });
    if (!answer.ok) return;
    const told = await answer.text();
    // What did not change is not read out again.
    if (told !== place.dataset.told) {
      place.dataset.told = told;
      place.replaceChildren(...new DOMParser().parseFromString(told, "text/html").body.childNodes);
    }
    if (!place.querySelector("[data-in-work]")) return;
  } catch {
    // Nobody answered: later.
  }
  setTimeout(look, EVERY);
}

if (place) look();
