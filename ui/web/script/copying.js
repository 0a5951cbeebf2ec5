/* Copying and saving. */
async function copy(text, clicked) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {  // no clipboard without https on another host: the old way
    const area = made("textarea", { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say(clicked, "Copied");
}

function say(clicked, word) {
  if (clicked.dataset.was) return;
  clicked.dataset.was = clicked.textContent;
  clicked.textContent = word;
  setTimeout(() => { clicked.textContent = clicked.dataset.was; delete clicked.dataset.was; }, 1500);
}

function save(data, name) {
  const link = made("a", { href: URL.createObjectURL(data), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

const MOST_CITED = 100;  // answers that are sent at once

function post(path, body) {
  const headers = { "content-type": "application/json" };
  return fetch(path, { method: "POST", headers, body: JSON.stringify(body) }).then((response) => {
    if (!response.ok) throw Error(response.statusText);
    return response;
  });
}

/* The citation of a quote, an answer or the chat, in the form that a button names. */
async function cite(clicked) {
  const { what, form } = clicked.dataset;
  const answers = what === "chat" ? answered.filter(Boolean).slice(-MOST_CITED) : [answered[turnOf(clicked)]].filter(Boolean);
  if (!answers.length) return say(clicked, "Nothing yet");
  const at = Number(clicked.closest(".pq-quote")?.dataset.number) - 1;
  const cited = what === "quote" ? answers.map((one) => ({ ...one, found: true, quotes: [one.quotes[at]], parts: [], answers: [] })) : answers;
  try {
    copy((await (await post("api/cite", { answers: cited, form })).json()).text, clicked);
  } catch { say(clicked, "Not possible"); }
}

async function exportChat(clicked) {
  const { form } = clicked.dataset, answers = answered.filter(Boolean).slice(-MOST_CITED);
  if (!answers.length) return say(clicked, "Nothing yet");
  if (form === "md") return save(new Blob([markdown], { type: "text/markdown" }), "pullquote.md");
  try {
    save(await (await post("api/export", { answers, form })).blob(), `pullquote.${form}`);
  } catch { say(clicked, "Not possible"); }
}

// ---- menus: they close when something else is clicked, and on Escape ----
addEventListener("click", (event) => all(".pq-menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));
addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.(".pq-menu[open]");
  if (!menu) return;
  menu.open = false;
  find("summary", menu).focus();
  event.stopPropagation();
}, true);
