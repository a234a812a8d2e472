/* Choosing goes without this: here the links choose in place, own text being changed is chosen, and the count follows. */
const form = document.querySelector("form.choose");
const count = form.querySelector(".count b");
const choices = [...form.querySelectorAll(".choice")];

const tell = () => {
  if (count) count.textContent = choices.filter((choice) => choice.querySelector(":checked[type=radio]")).length;
};

form.addEventListener("click", (event) => {
  const side = event.target.closest("[name=take]")?.value;
  if (!side) return;
  event.preventDefault();
  for (const choice of choices) choice.querySelector(`.side > [value=${side}]`).checked = true;
  tell();
});

form.addEventListener("input", (event) => {
  const own = event.target.closest("details")?.closest(".side");
  if (own) own.querySelector(":scope > input").checked = true;
  tell();
});

tell();
