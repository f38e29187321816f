// Spares the reloads of the sandbox's page: forms are sent in the background and the content is fetched again.
const refresh = async () => {
  const answer = await fetch("/sandbox").catch(() => null);
  document.body.classList.toggle("offline", !answer?.ok);
  if (!answer?.ok || document.querySelector("main input:focus")) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const open = new Set([...document.querySelectorAll("details[open]")].map((details) => details.id));
  const focused = document.activeElement?.dataset?.key;
  document.querySelector("main").replaceWith(page.querySelector("main"));
  for (const details of document.querySelectorAll("details")) details.open = open.has(details.id);
  if (focused) document.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
};

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const body = new URLSearchParams(new FormData(form, event.submitter));
  await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
  if (document.activeElement?.tagName === "INPUT") document.activeElement.blur();
  await refresh();
});

setInterval(() => document.hidden || refresh(), 2000);
