/* What the page does in the browser alone: opening quotes, keeping chats, copying. Talks to no host but its own.
   Text of articles and users only ever becomes `textContent` here; markup comes from Python, which escapes it. */
window.pullquote = (() => {
  const CHATS = "pullquote:chats", CURRENT = "pullquote:current", MOST = 30;
  let tellTalk, tellLeaf, restore, go;  // gradio's ways to Python, once its components are there
  let talk = null, leaf = null, opener = null, markdown = "";

  const find = (selector, root = document) => root && root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const narrow = () => matchMedia("(max-width: 60rem)").matches;
  const turnOf = (element) => Number(element.closest(".pq-turn").dataset.turn);

  // ---- the conversation ----
  const talkActions = {
    open: (button) => open(button),
    ask: (button) => tellTalk("submit", { question: button.textContent }),
    edit: (button) => { tellTalk("edit", { turn: turnOf(button) }); setTimeout(() => find(".pq-ask textarea").focus(), 300); },
    like: (button) => tellTalk("like", { turn: turnOf(button), up: true, remark: "" }),
    dislike: (button) => {
      const form = find("form", button.parentElement);
      form.hidden = !form.hidden;
      button.setAttribute("aria-expanded", String(!form.hidden));
      if (!form.hidden) find("input", form).focus();
    },
    copy: (button) => copy(button.dataset.text, button),
  };

  function conversation(element, trigger, again) {
    talk = element;
    tellTalk = trigger;
    restore = (chat) => trigger(again, { chat: JSON.stringify(chat) });
    element.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button) talkActions[button.dataset.do]?.(button);
      else if (!String(getSelection())) open(event.target.closest(".pq-quote blockquote")?.parentElement);
    });
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      tellTalk("like", { turn: turnOf(event.target), up: false, remark: event.target.remark.value });
    });
    element.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const quotes = all(".pq-open", element).filter((quote) => quote.offsetParent);
      const at = quotes.indexOf(document.activeElement);
      if (!step || at < 0) return;
      event.preventDefault();
      quotes[at + step]?.focus();
    });
  }

  // What could be asked next comes later than the answer, and by then another question may have been asked.
  function offers(element, watch) {
    watch("value", () => {
      const made = find("[data-after]", element), last = all(".pq-turn, .pq-welcome", talk).at(-1);
      if (!made || !last || Number(made.dataset.after) !== all(".pq-turn", talk).length) return;
      find("[data-after]", last)?.remove();
      last.append(made.cloneNode(true));
    });
  }

  // What was open when the page was left, once the page can answer.
  function ready() {
    const kept = chats()[sessionStorage.getItem(CURRENT)];
    if (kept) restore(kept);
    follow();
  }

  function open(element) {
    if (!element) return;
    opener = find(".pq-open", element.closest(".pq-quote"));
    tellTalk("select", { turn: turnOf(element), quote: Number(element.dataset.number) - 1 });
  }

  const latest = () => {
    const turn = all(".pq-turn", talk).at(-1);
    if (turn) reach(turn.closest(".block"), turn, 0);
  };

  // Scrolls one box alone; scrollIntoView would move what lies around it too.
  function reach(box, element, above) {
    box.scrollTop += element.getBoundingClientRect().top - box.getBoundingClientRect().top - above;
  }

  // ---- the article beside it ----
  const leafActions = {
    article: (button) => go(button.dataset.article, 0, 0),
    step: (button) => step(Number(button.dataset.by)),
    link: (button) => copy(location.href, button),
    close: () => close(),
  };

  function article(element, trigger, visit, watch) {
    leaf = element;
    tellLeaf = trigger;
    go = (article, start, end) => trigger(visit, { article, start, end });
    element.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button) leafActions[button.dataset.do]?.(button);
    });
    watch("value", shown);
    addEventListener("hashchange", follow);
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && find(".pq-leaf", leaf)) close();
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (by && !/INPUT|TEXTAREA|SELECT/.test(event.target.tagName) && event.target.role !== "tab") step(by);
    });
  }

  function shown() {
    const page = find(".pq-leaf", leaf);
    leaf.closest(".pq-room").classList.toggle("pq-opened", Boolean(page));
    if (!page) return;
    find("#pq-tabs [role=tab]")?.click();
    const { article, start, end } = page.dataset;
    const hash = `#article=${article}&start=${start}&end=${end}`;
    if (location.hash !== hash) history.replaceState(null, "", hash);
    requestAnimationFrame(() => point(Number(page.dataset.at)));
    if (narrow()) find("[data-do=close]", page).focus({ preventScroll: true });
  }

  function point(number) {
    const page = find(".pq-leaf", leaf);
    all("mark.pq-now", page).forEach((mark) => mark.classList.remove("pq-now"));
    const marks = all(`mark[data-quote="${number}"]`, page);
    marks.forEach((mark) => mark.classList.add("pq-now"));
    const body = find(".pq-body", page);
    if (marks.length) reach(body, marks[0], body.clientHeight / 3);
    else body.scrollTo(0, 0);
  }

  function step(by) {
    const page = find(".pq-leaf", leaf);
    const of = Number(page?.dataset.of ?? 0);
    if (of < 2) return;
    const at = (Number(page.dataset.at) - 1 + by + of) % of + 1;
    if (!find(`mark[data-quote="${at}"]`, page)) return tellTalk("select", { turn: Number(page.dataset.turn), quote: at - 1 });
    page.dataset.at = at;
    find(".pq-at b", page).textContent = at;
    point(at);
  }

  function close() {
    history.replaceState(null, "", location.pathname + location.search);
    tellLeaf("clear", {});
    opener?.focus();
  }

  function follow() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    const page = find(".pq-leaf", leaf);
    const [, article] = /[#&]article=([^&]*)/.exec(location.hash) ?? [];  // still encoded, as in the page
    const [start, end] = [Number(wanted.get("start")), Number(wanted.get("end"))];
    if (!article) return;
    if (page && page.dataset.article === article && Number(page.dataset.start) === start) return find("#pq-tabs [role=tab]").click();
    go(article, start, end);
  }

  // ---- chats kept in this browser ----
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

  function keep(told) {
    if (!told) return;
    const { markdown: text, ...chat } = JSON.parse(told);
    markdown = text;
    sessionStorage.setItem(CURRENT, chat.id);
    store({ ...chats(), [chat.id]: { ...chat, saved: Date.now() } });
  }

  function bar(element) {
    element.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button) barActions[button.dataset.do]?.(button);
    });
    addEventListener("click", (event) => {
      const menu = find(".pq-chats", element);
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
    list();
  }

  const barActions = {
    new: () => { sessionStorage.removeItem(CURRENT); markdown = ""; tellTalk("clear", {}); find(".pq-ask textarea").focus(); },
    export: (button) => markdown ? save(markdown) : say(button, "Nothing yet"),
    copyall: (button) => markdown ? copy(markdown, button) : say(button, "Nothing yet"),
    load: (button) => {
      restore(chats()[button.dataset.chat]);
      find(".pq-chats").open = false;
    },
    forget: (button) => {
      const { [button.dataset.chat]: gone, ...rest } = chats();
      store(rest);
    },
    forgetall: () => store({}),
  };

  function list() {
    const menu = find(".pq-chats > div");
    if (!menu) return;
    const row = (chat) => {
      const line = document.createElement("li");
      line.append(button("load", chat.title, chat.id), button("forget", "Forget", chat.id, `Forget “${chat.title}”`));
      return line;
    };
    const kept = Object.values(chats()).sort((a, b) => b.saved - a.saved);
    const lines = document.createElement("ul");
    lines.append(...kept.map(row));
    const none = document.createElement("p");
    none.textContent = "Chats are kept in this browser alone. There are none yet.";
    menu.replaceChildren(...(kept.length ? [lines, button("forgetall", "Forget all")] : [none]));
  }

  function button(action, text, chat = "", label = "") {
    const made = document.createElement("button");
    made.type = "button";
    made.dataset.do = action;
    made.dataset.chat = chat;
    made.textContent = text;
    if (label) made.setAttribute("aria-label", label);
    return made;
  }

  // ---- copying and saving ----
  async function copy(text, button) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {  // no clipboard without https on another host: the old way
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    say(button, "Copied");
  }

  function say(button, word) {
    if (button.dataset.was) return;
    button.dataset.was = button.textContent;
    button.textContent = word;
    setTimeout(() => { button.textContent = button.dataset.was; delete button.dataset.was; }, 1500);
  }

  function save(text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
    link.download = "pullquote.md";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  return { conversation, offers, article, bar, ready, keep, latest };
})();
