// A detail is shown with the answer it is a detail of. Without JavaScript all are there, and what does not apply is not read.
const settle = (form) => {
  const said = new FormData(form);
  for (const question of form.querySelectorAll("[data-of]")) {
    const answers = said.getAll(question.dataset.of).filter((answer) => answer.trim() !== "" && !answer.startsWith("missing:"));
    const asked = question.dataset.when.split(" ").filter(Boolean);
    const applies = asked.length === 0 ? answers.length > 0 : answers.some((answer) => asked.includes(answer));
    // what is wrong is never out of sight
    question.hidden = !applies && !question.classList.contains("wrong");
  }
};
const all = () => document.querySelectorAll("form.fill").forEach(settle);
document.addEventListener("input", ({ target }) => target.closest("form.fill") && settle(target.closest("form.fill")));
document.addEventListener("htmx:load", all);
all();
