/* Questions: the box they are typed into, the line in which they wait, and the filter of what is asked. */
let waiting = session.read("waiting", []);  // { asked, chat, question, only, turn? }, the one under way among them
let underway = null, typed = 0;
const PAUSE = 120;  // ms without a key, after which choices are looked up
let only = session.read("only", []);
const newId = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function composer(element) {
  const text = box();
  text.value = session.read("typed", "");
  text.addEventListener("input", () => { session.write("typed", text.value); fit(text); });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); sendTyped(); }
    if (event.key === "ArrowUp" && !text.value) { event.preventDefault(); lastQuote()?.focus(); }
  });
  element.addEventListener("submit", (event) => { event.preventDefault(); sendTyped(); });
  act(element, {
    stop: () => tellChat("stop", {}),
    withdraw: (one) => {
      waiting = waiting.filter((question) => question.asked !== one.dataset.asked);
      if (underway?.asked === one.dataset.asked) underway = null;
      drawWaiting();
      text.focus();
    },
    unchip: (one) => { limit(only.filter((name) => name !== one.dataset.name)); text.focus(); },
    chip: () => pick(),
    choose: (one) => { choose(one.dataset.only.split(" ")); closePick(); },
    closepick: () => closePick(),
  });
  const words = find(".pq-pick input", element);
  words.addEventListener("input", () => {
    clearTimeout(typed);
    typed = setTimeout(() => tellChoices("input", { words: words.value }), PAUSE);
  });
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); find(".pq-choices button", element)?.click(); }
  });
  find(".pq-pick", element).addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const stops = [words, ...all(".pq-choices button", element)];
    stops[stops.indexOf(document.activeElement) + by]?.focus();
  });
  fit(text);
  drawWaiting();
  drawChips();
}

function fit(text) {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, 160) + 2}px`;
}

function sendTyped() {
  const text = box();
  if (!text.value.trim()) return;
  ask(text.value.trim());
  text.value = "";
  session.write("typed", "");
  fit(text);
}

/* Puts a question in line; `turn`: in the place of that turn; `among`: filters. */
function ask(question, turn, among = only) {
  const chat = chatShown || newId();
  waiting.push({ asked: newId(), chat, question, only: [...among], ...(turn === undefined ? {} : { turn }) });
  if (!chatShown) {
    chatShown = chat;
    go({ chat });
  }
  drawWaiting();
  next();
}

/* Sends the first question that waits, where nothing keeps it. */
function next() {
  if (!ready_ || isLost || underway || chatComes) return;
  const question = waiting.find((one) => one.chat === chatShown);
  if (!question) return;
  underway = question;
  const { asked, chat, turn, only: among } = question;
  tellChat("submit", { asked, chat, question: question.question, edit: turn, only: among, turns: all(".pq-turn", chatBox).length });
  drawWaiting();
}

/* The program has answered, or said why not; the turn is on the page or about to be. */
function done(asked) {
  if (underway?.asked !== asked) return;
  waiting = waiting.filter((one) => one.asked !== asked);
  underway = null;
  drawWaiting();
  requestAnimationFrame(() => { tellAnswer(); openFirst(); next(); });
}

/* For screen readers: what the last turn answers, and how many quotes it has. */
function tellAnswer() {
  const turn = all(".pq-turn", chatBox).at(-1), count = all(".pq-quote", turn).length;
  const said = all(".pq-short, .pq-differing li, .pq-none, .pq-reply", turn).map((one) => made("span", { dir: one.dir, textContent: one.textContent.replace(/(?<![.!?])$/, ".") }));
  const quotes = count ? [made("span", { textContent: `${count} quote${count === 1 ? "" : "s"}` })] : [];
  find(".pq-heard").replaceChildren(...[...said, ...quotes].flatMap((one) => [one, " "]));
}

function drawWaiting() {
  session.write("waiting", waiting);
  const list = find(".pq-waiting");
  if (!list) return;
  const taken = find(".pq-turns", chatBox)?.dataset.asked;
  const shown = waiting.filter((one) => one.chat === chatShown && one.asked !== taken);
  list.replaceChildren(...shown.map((one) => made("li", {},
    made("span", { textContent: one.question, dir: "auto" }),
    button("withdraw", "Withdraw", { asked: one.asked }, `Withdraw “${one.question.slice(0, 80)}”`))));
}

// ---- chips: what is asked, where it is not everything ----
function limit(names) {
  only = [...new Set(names)];
  session.write("only", only);
  drawChips();
}

function drawChips() {
  const list = find(".pq-chips");
  if (!list) return;
  const chips = only.map((name) => made("li", {}, made("span", {}, ["Only", wordOf(name)].filter(Boolean).join(" "), " ", made("bdi", { textContent: valueOf(name), dir: "auto" })),
    button("unchip", "×", { name }, `Ask more than ${called(name)}`)));
  list.replaceChildren(...chips, made("li", {}, button("chip", only.length ? "+" : "Ask only …", {}, only.length ? "Ask only: choose more" : "")));
}

/* Of a field that takes one value, the newest counts. */
function choose(filters) {
  const fields = filters.map(fieldOf).filter((field) => !["articles", "tags"].includes(field));
  limit([...only.filter((one) => !fields.includes(fieldOf(one))), ...filters]);
}

const fieldOf = (filter) => filter.slice(0, filter.indexOf("="));
const WORDS = { tags: "tag", author: "author", language: "language", after: "from", before: "before", collection: "folder" };

/* "articles=press/*" → "folder", "press", and "folder press", as `named` and `label` in Python */
const textOf = (filter) => {
  const value = filter.slice(filter.indexOf("=") + 1);
  try { return decodeURIComponent(value); } catch { return value; /* no text; shown as it is */ }
};
const wordOf = (filter) => textOf(filter).endsWith("/*") ? "folder" : WORDS[fieldOf(filter)] ?? "";
const valueOf = (filter) => textOf(filter).replace(/\/\*$/, "");
const called = (filter) => `${wordOf(filter)} ${valueOf(filter)}`.trim();

let tellChoices;
function choices(element, trigger, watch) {
  tellChoices = trigger;
  watch("value", () => find(".pq-choices").replaceChildren(...all("ul, p", element).map((one) => one.cloneNode(true))));
}

function pick() {
  find(".pq-pick input").value = "";
  find(".pq-pick").showModal();
  tellChoices("input", { words: "" });
}

function closePick() {
  find(".pq-pick").close();
  box().focus();
}
