/* The conversation and the article beside it, which always show the same quote. */
let tellChat, tellArticle;  // gradio's ways to Python, once its components are there
let again, visit;
let chatBox = null, articleBox = null, opener = null;
let chatShown = "", chatComes = false, editing = session.read("editing", null), offer = null, latest = "", stale = false;
const turnOf = (element) => Number(element.closest(".pq-turn").dataset.turn);
const scrolled = () => chatBox.closest(".block");

function conversation(element, trigger, watch, restore, branch) {
  chatBox = element;
  tellChat = trigger;
  again = (chat) => trigger(restore, { chat: JSON.stringify(chat) });
  act(element, {
    open: (one) => open(one),
    ask: (one) => ask(one.textContent),
    edit: (one) => edit(turnOf(one)),
    cancel: () => cancelEdit(),
    widen: (one) => {
      const turn = one.closest(".pq-turn"), rest = filtersOf(turn).filter((filter) => filter !== one.dataset.only);
      ask(find(".pq-question", turn).textContent, turnOf(one), rest);
      box().focus();
    },
    branch: (one) => { stale = true; trigger(branch, { turn: turnOf(one), by: Number(one.dataset.by) }); },
    like: (one) => trigger("like", { turn: turnOf(one), up: true, remark: "" }),
    unlike: (one) => trigger("like", { turn: turnOf(one), up: null }),
    unfold: (one) => {
      const folded = one.parentElement.classList.toggle("pq-unfolded");
      one.setAttribute("aria-expanded", String(folded));
      one.textContent = folded ? "Show less" : "Show all";
    },
    dislike: (one) => {
      const form = find("form", one.parentElement);
      form.hidden = !form.hidden;
      one.setAttribute("aria-expanded", String(!form.hidden));
      if (!form.hidden) find("input", form).focus();
    },
    copy: (one) => copy(one.dataset.text, one),
    copylink: (one) => copy(linkHere(one.closest(".pq-quote")), one),
    cite: (one) => cite(one),
  });
  element.addEventListener("click", (event) => {
    if (!String(getSelection()) && !event.target.closest("[data-do]")) open(event.target.closest(".pq-quote blockquote")?.parentElement);
  });
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.target.matches(".pq-edit")) return sendEdit();
    trigger("like", { turn: turnOf(event.target), up: false, remark: event.target.remark.value });
  });
  watch("value", drawn);
  new ResizeObserver(giveRoom).observe(scrolled());
}

/* After each change of the conversation: what the browser adds to it is put back, and the address is followed. */
function drawn() {
  if (find("[data-lost]", chatBox)) return location.reload();
  const turns = find(".pq-turns", chatBox);
  if (!turns || turns.dataset.chat === chatShown) chatComes = false;
  else if (!chatComes) return showChat(chatShown);  // a question of a chat that was left has only now been taken up
  drawEdit();
  drawOffer();
  drawWaiting();
  const asked = turns?.dataset.asked ?? "";
  if (asked !== latest) {
    latest = asked;
    const turn = all(".pq-turn", chatBox).at(-1);
    giveRoom();
    if (turn) reach(scrolled(), turn);
  }
  if (!find(".pq-stage", chatBox) && underway?.asked !== asked) follow();  // an answer goes to its first quote itself
  next();
}

/* To the last turn, so that it can be scrolled to the top. */
function giveRoom() {
  chatBox.style.setProperty("--pq-room", `${scrolled().clientHeight}px`);
}

function showChat(id) {
  const asking = Boolean(underway);
  chatShown = id;
  underway = null;
  stale = true;
  markdown = "";
  answered = [];
  find(".pq-heard")?.replaceChildren();
  const kept = chats()[id];
  chatComes = Boolean(kept) || !find(".pq-welcome", chatBox);
  if (kept) again(kept);
  else if (chatComes || asking) tellChat("clear", {});
  drawWaiting();
}

function open(element) {
  const card = element?.closest(".pq-quote");
  if (!card) return;
  opener = find(".pq-open", card);
  go(at(card));
}

function at(card) {
  const { article, start, end, number } = card.dataset;
  return { article, start, end, chat: chatShown, turn: turnOf(card), quote: number };
}

/* A new answer opens its first quote beside it, where there is room; an answer without one leaves none open. */
function openFirst() {
  const turn = all(".pq-turn", chatBox).at(-1);
  if (!turn || here().tab) return;
  stale = true;
  const card = all(".pq-quote", turn).find((one) => !one.closest("details"));
  go(card && !narrow() ? at(card) : { chat: chatShown });
}

function cardOf(place) {
  if (place.turn === undefined || place.quote === undefined) return null;
  const card = find(`.pq-turn[data-turn="${Number(place.turn)}"] .pq-quote[data-number="${Number(place.quote)}"]`, chatBox);
  return card && card.dataset.article === place.article && card.dataset.start === place.start ? card : null;
}

/* Makes both sides show the quote that the address names. */
function showQuote(place) {
  const card = cardOf(place), page = find(".pq-article", articleBox);
  markCard(card);
  if (!place.article) {
    if (page || find(".pq-trouble", articleBox)) tellArticle("clear", {});
    return;
  }
  if (!card) {
    const link = linkOf(place), same = page && !page.dataset.turn && page.dataset.link === link;
    return same && viewFits(page) ? undefined : tellArticle(visit, { article: place.article, link, text: asText });
  }
  const turn = String(Number(place.turn));
  if (!stale && page?.dataset.turn === turn && page.dataset.article === place.article && viewFits(page)) return point(Number(place.quote));
  stale = false;
  tellChat("select", { turn: Number(turn), quote: Number(place.quote) - 1, text: asText });
}

function markCard(card) {
  all(".pq-quote[aria-current]", chatBox).forEach((one) => one.removeAttribute("aria-current"));
  if (!card) return;
  card.setAttribute("aria-current", "true");
  const folded = card.closest("details");
  if (folded) folded.open = true;
  opener = find(".pq-open", card);
  if (!isInView(scrolled(), card) && scrolled().offsetParent) reach(scrolled(), card, 16);
}

// ---- the article ----
function article(element, trigger, watch, visiting) {
  articleBox = element;
  tellArticle = trigger;
  visit = visiting;
  act(element, {
    article: (one) => go({ article: one.dataset.article, chat: chatShown }),
    step: (one) => step(Number(one.dataset.by)),
    link: (one) => copy(linkHere(), one),
    only: () => { limit([`articles=${find(".pq-article", element).dataset.article}`]); box().focus(); },
    close: () => close(),
    view: (one) => view(Boolean(one.dataset.text)),
    zoom: (one) => zoomBy(Number(one.dataset.by)),
    thumbs: () => { thumbsOpen = find(".pq-thumbs", element).hidden; session.write("thumbs", thumbsOpen); showThumbs(thumbsOpen); },
    page: (one) => goToPage(Number(one.dataset.page)),
  });
  watch("value", shown);
}

function shown() {
  const page = find(".pq-article", articleBox);
  const opened = page || find(".pq-trouble", articleBox);
  articleBox.closest(".pq-room").classList.toggle("pq-opened", Boolean(opened));
  if (!page) return;
  const place = here();
  if (page.dataset.link ? page.dataset.link !== linkOf(place) : page.dataset.article !== place.article) return follow();  // the reader has gone on meanwhile
  applyZoom();
  requestAnimationFrame(() => {
    point(cardOf(here()) ? Number(here().quote) : Number(page.dataset.at));
    lookAtPages();
  });
  if (narrow()) find("[data-do=close]", page).focus({ preventScroll: true });
}

function point(number) {
  const page = find(".pq-article", articleBox);
  if (!page) return;
  page.dataset.at = number;
  const label = find(".pq-at b", page);
  if (label) label.textContent = number;
  all("mark.pq-now", page).forEach((mark) => mark.classList.remove("pq-now"));
  const marks = all(`mark[data-quote~="${number}"]`, page);
  marks.forEach((mark) => mark.classList.add("pq-now"));
  const body = find(".pq-body", page);
  if (!marks.length) return body.scrollTo(0, 0);
  reach(body, marks[0], body.clientHeight / 3);
  if (body.scrollWidth > body.clientWidth) body.scrollLeft += marks[0].getBoundingClientRect().left - body.getBoundingClientRect().left - 24;
}

function step(by) {
  const place = here();
  const cards = all(`.pq-turn[data-turn="${Number(place.turn)}"] .pq-quote`, chatBox);
  if (cards.length < 2) return;
  const now = cards.findIndex((card) => card.dataset.number === String(place.quote));
  go(at(cards[(now + by + cards.length) % cards.length]));
}

function close() {
  const back = opener;
  go({ chat: chatShown });
  (back?.isConnected ? back : box())?.focus();
}

function linkHere(card = cardOf(here())) {
  return location.origin + location.pathname + (card?.dataset.link || linkOf(here()));
}

// ---- editing in place ----
function edit(turn) {
  const heading = find(`.pq-turn[data-turn="${turn}"] .pq-question`, chatBox);
  editing = { chat: chatShown, turn, text: heading.textContent };
  drawEdit(true);
}

function drawEdit(focused = false) {
  session.write("editing", editing);
  all(".pq-edit", chatBox).forEach((form) => form.remove());
  all(".pq-editing", chatBox).forEach((turn) => turn.classList.remove("pq-editing"));
  const turn = editing?.chat === chatShown && find(`.pq-turn[data-turn="${editing.turn}"]`, chatBox);
  if (!turn) return;
  const text = made("textarea", { value: editing.text, rows: 2 });
  text.setAttribute("aria-label", "Edit the question");
  text.addEventListener("input", () => { editing.text = text.value; session.write("editing", editing); });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); sendEdit(); }
    if (event.key === "Escape") { event.stopPropagation(); cancelEdit(); }
  });
  const hint = made("p", { textContent: "The answers so far stay, as another version of this question." });
  turn.classList.add("pq-editing");
  turn.prepend(made("form", { className: "pq-edit" }, text, made("button", { textContent: "Ask again" }), button("cancel", "Cancel"), hint));
  if (focused) { text.focus(); text.setSelectionRange(text.value.length, text.value.length); }
}

function cancelEdit() {
  const turn = editing?.turn;
  editing = null;
  drawEdit();
  find(`.pq-turn[data-turn="${turn}"] [data-do=edit]`, chatBox)?.focus();
}

const filtersOf = (turn) => all(".pq-scoped [data-only]", turn).map((one) => one.dataset.only);

function sendEdit() {
  const { turn, text } = editing;
  if (!text.trim()) return;
  const own = filtersOf(find(`.pq-turn[data-turn="${turn}"]`, chatBox));
  editing = null;
  drawEdit();
  ask(text.trim(), turn, [...new Set([...own, ...only])]);
  box().focus();
}

// ---- what could be asked next: it comes later than the answer, and by then another question may have been asked ----
function offers(element, watch) {
  watch("value", () => { offer = find("[data-after]", element); drawOffer(); });
}

function drawOffer() {
  const last = all(".pq-turn, .pq-welcome", chatBox).at(-1);
  const fits = last && offer && Number(offer.dataset.after) === all(".pq-turn", chatBox).length && offer.dataset.chat === chatShown;
  const shown = fits && !find(".pq-stage", last) ? offer.cloneNode(true) : null;
  const before = find(":scope > [data-after]", last);
  if (shown && before?.dataset.new === shown.dataset.new) {  // what is there stays, so that a click on it is not lost
    return find(".pq-asking", before).append(...all("button", shown).slice(all("button", before).length));
  }
  all("[data-after]", chatBox).forEach((old) => old.remove());
  if (shown) last.append(shown);
}

// ---- keys ----
const cards = () => all(".pq-open", chatBox).filter((card) => card.offsetParent);
const lastQuote = () => cards().find((card) => card.closest(".pq-turn") === all(".pq-turn", chatBox).at(-1)) ?? cards().at(-1);

function walk(by) {
  const list = cards(), now = list.indexOf(document.activeElement);
  const current = now < 0 ? list.indexOf(find(".pq-quote[aria-current] .pq-open", chatBox)) : now;
  const to = current < 0 ? (by > 0 ? list.indexOf(lastQuote()) : list.length - 1) : current + by;
  list[to]?.focus();
}

addEventListener("keydown", (event) => {
  if (!chatBox?.offsetParent || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && !find("dialog[open]")) {
    if (editing) return cancelEdit();
    return find(".pq-article, .pq-trouble", articleBox) ? close() : undefined;
  }
  if (typing(event.target) || event.target.role === "tab" || find("dialog[open]")) return;
  const onCard = event.target.matches?.(".pq-open");
  const keys = {
    j: () => walk(1), k: () => walk(-1), "/": () => box().focus(), "?": () => find(".pq-keys").showModal(),
    ArrowRight: () => step(1), ArrowLeft: () => step(-1),
    "+": () => zoomBy(1), "=": () => zoomBy(1), "-": () => zoomBy(-1), p: () => view(!asText),
    ...(onCard ? { ArrowDown: () => walk(1), ArrowUp: () => walk(-1) } : {}),
  };
  const does = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (does) { event.preventDefault(); does(); }
});
