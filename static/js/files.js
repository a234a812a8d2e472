/* A file that is too large is told when it is chosen, in the field's own words, and not sent for minutes in vain. */
const TOLD = "file-too-large";

const tooLarge = (field) => [...(field.files ?? [])].some((file) => file.size > Number(field.dataset.most));

document.addEventListener("change", (event) => {
  if (event.target.matches?.("input[type=file][data-most]")) tell(event.target);
});

// Before the script that sends: what is prevented here is not sent. Buttons that lead elsewhere (language) go on.
document.addEventListener(
  "submit",
  (event) => {
    if (event.submitter?.hasAttribute("formaction")) return;
    const field = [...event.target.querySelectorAll("input[type=file][data-most]")].find(tooLarge);
    if (!field) return;
    event.preventDefault();
    tell(field);
    field.focus();
  },
  true,
);

function tell(field) {
  document.getElementById(`${field.id}-${TOLD}`)?.remove();
  if (!tooLarge(field)) return;
  const told = document.createElement("p");
  told.id = `${field.id}-${TOLD}`;
  told.className = "notice bad";
  told.setAttribute("role", "alert");
  told.textContent = field.dataset.tooLarge;
  field.after(told);
}
