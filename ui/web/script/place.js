/* The address is the state: `#article=…&start=…&end=…&chat=…&turn=…&quote=…&tab=…`, each where there is one.
   Whatever goes somewhere changes the address (`go`); the page then follows it (`follow`), as it does after Back. */
const LINK = ["article", "start", "end", "words", "file", "before", "said", "after"];  // as a quote's link tells them
const FIELDS = [...LINK, "chat", "turn", "quote", "tab"];
let ready_ = false;

function here() {
  const fields = Object.fromEntries(location.hash.slice(1).split("&").map((part) => {
    const at = part.indexOf("=");
    return [part.slice(0, at), part.slice(at + 1)];  // an article's key stays encoded, as it is in the page
  }));
  return Object.fromEntries(FIELDS.filter((name) => fields[name]).map((name) => [name, fields[name]]));
}

function addressOf(place) {
  const parts = FIELDS.filter((name) => ![undefined, null, ""].includes(place[name])).map((name) => `${name}=${place[name]}`);
  return parts.length ? `#${parts.join("&")}` : location.pathname + location.search;
}

/* The part of a place that a link to it tells. */
function linkOf(place) {
  return addressOf(Object.fromEntries(LINK.map((name) => [name, place[name]])));
}

function go(place, { replace = false } = {}) {
  const address = addressOf(place);
  if (address !== (location.hash || location.pathname + location.search))
    history[replace ? "replaceState" : "pushState"](null, "", address);
  follow();
}

function follow() {
  if (!ready_) return;
  const place = here();
  showTab(place.tab ?? "ask");
  const chat = place.chat ?? (place.article || place.tab ? chatShown : "");  // a bare link to an article keeps the chat
  if (chat !== chatShown) showChat(chat);
  if (!chatComes) showQuote(place);
}

// ---- the tabs ----
const TABS = ["ask", "articles", "batch"];  // in their order: what they are called differs by language
const tabs = () => all("#pq-tabs [role=tab]");
const nameOf = (tab) => TABS[tabs().indexOf(tab)];
let tabFollows = false;

function showTab(name) {
  const tab = tabs().find((one) => nameOf(one) === name);
  if (!tab || tab.getAttribute("aria-selected") === "true") return;
  tabFollows = true;
  tab.click();
  tabFollows = false;
}

addEventListener("click", (event) => {
  const tab = event.target.closest?.("#pq-tabs [role=tab]");
  if (!tab || tabFollows) return;
  const name = nameOf(tab);
  go({ ...here(), chat: chatShown, tab: name === "ask" ? "" : name });
}, true);
addEventListener("popstate", () => follow());
