/* Who fills in what belongs to one of several choices has chosen it. The server reads it so without this, too. */
document.addEventListener("input", (event) => {
  const fields = event.target.closest(".its-fields");
  if (!fields || !event.target.value) return;
  fields.parentElement.querySelector("[type=radio]").checked = true;
});
