/* Conversations, kept in this browser alone. */
const CHATS = "pullquote:chats", MOST = 30;
let markdown = "", answered = [];  // of the chat that is shown

function chats() {
  try { return JSON.parse(localStorage.getItem(CHATS)) ?? {}; } catch { return {}; }
}

function store(kept) {
  const newest = Object.values(kept).sort((a, b) => b.saved - a.saved).slice(0, MOST);
  for (let count = newest.length; count >= 0; count--) {
    try {
      localStorage.setItem(CHATS, JSON.stringify(Object.fromEntries(newest.slice(0, count).map((chat) => [chat.id, chat]))));
      break;
    } catch { /* the browser's room is used up: the oldest goes */ }
  }
  list();
}

/* Python tells it after each answer and each change of branch. */
function keep(saved) {
  if (!saved) return;
  const { markdown: text, asked, ...chat } = JSON.parse(saved);
  if (chat.id === chatShown) { markdown = text; answered = chat.turns.map((turn) => turn.answer); }
  store({ ...chats(), [chat.id]: { ...chat, saved: Date.now() } });
  done(asked);
}

function bar(element) {
  act(element, {
    new: () => { go({}); box().focus(); },
    export: (one) => exportChat(one),
    cite: (one) => cite(one),
    copyall: (one) => markdown ? copy(markdown, one) : say(one, "Nothing yet"),
    load: (one) => { go({ chat: one.dataset.chat }); find(".pq-chats").open = false; },
    forget: (one) => {
      const { [one.dataset.chat]: gone, ...rest } = chats();
      store(rest);
      find(".pq-chats [data-do=forget]")?.focus();
    },
    forgetall: () => store({}),
    keys: () => find(".pq-keys", element).showModal(),
    closekeys: () => find(".pq-keys", element).close(),
  });
  addEventListener("click", (event) => {
    const menu = find(".pq-chats", element);
    if (menu.open && event.target.isConnected && !menu.contains(event.target)) menu.open = false;
  });
  element.addEventListener("keydown", (event) => {
    const menu = find(".pq-chats", element);
    if (event.key === "Escape" && menu.open) { menu.open = false; find("summary", menu).focus(); event.stopPropagation(); }
  });
  list();
}

function list() {
  const menu = find(".pq-chats > div");
  if (!menu) return;
  const kept = Object.values(chats()).sort((a, b) => b.saved - a.saved);
  const rows = kept.map((chat) => made("li", {}, Object.assign(button("load", chat.title, { chat: chat.id }), { dir: "auto" }),
    button("forget", "Forget", { chat: chat.id }, `Forget “${chat.title}”`)));
  const none = made("p", { textContent: "Chats are kept in this browser alone. There are none yet." });
  menu.replaceChildren(...(kept.length ? [made("ul", {}, ...rows), button("forgetall", "Forget all")] : [none]));
}
