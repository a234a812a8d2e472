/* Choosing goes without this: here the links choose in place, own text being changed is chosen, and the count follows. */
const PAGE = "form.choose";

function tell() {
  const count = document.querySelector(`${PAGE} .count b`);
  if (count) count.textContent = document.querySelectorAll(`${PAGE} .side > :checked`).length;
}

document.addEventListener("click", (event) => {
  const take = event.target.closest(`${PAGE} [name=take]`);
  if (!take) return;
  event.preventDefault();
  for (const side of take.form.querySelectorAll(`.side > [value=${take.value}]`)) side.checked = true;
  tell();
});

document.addEventListener("input", (event) => {
  const own = event.target.closest(`${PAGE} .side details`);
  if (own) own.parentElement.querySelector(":scope > input").checked = true;
  tell();
});

document.addEventListener("portal:shown", tell);
tell();
