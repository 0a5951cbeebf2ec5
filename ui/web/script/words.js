/* The page's own words in the first language of the browser that the table has, as they come.
   What stands where `dir` is "auto" is of an article, a file or a user, and is never changed. */
const spoken = (() => {
  for (const tag of navigator.languages ?? []) {
    const code = tag.split("-")[0].toLowerCase();
    if (code === "en") return null;
    if (TONGUES[code]) return code;
  }
  return null;
})();
const LONGEST = 600;  // characters of what may be the page's own
const literal = (text) => text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
const form = (english) => new RegExp(`^${literal(english).replaceAll("{n}", "([\\d.,]+)").replaceAll("{}", "(.+)")}$`, "s");
const forms = Object.entries(TONGUES[spoken] ?? {}).filter(([english]) => /\{n?\}/.test(english))
  .map(([english, own]) => [form(english), own]);

function inOwnWords(text) {
  const plain = text.trim();
  if (!plain || plain.length > LONGEST) return text;
  let own = Object.hasOwn(TONGUES[spoken], plain) ? TONGUES[spoken][plain] : null;
  for (const [shape, other] of own === null ? forms : []) {
    const found = plain.match(shape);
    if (!found) continue;
    let at = 0;
    own = other.replace(/\{n?\}/g, () => found[++at]);
    break;
  }
  return own === null ? text : text.replace(plain, () => own);
}

const NAMED = ["placeholder", "aria-label", "title"];
const FOREIGN = '[dir="auto"], script, style, textarea, code, .filename';

function speakOn(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    if (node.parentElement?.closest(FOREIGN)) return;
    const own = inOwnWords(node.data);
    if (own !== node.data) node.data = own;
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    for (const name of NAMED) {
      const said = node.getAttribute(name), own = said && inOwnWords(said);
      if (own !== said) node.setAttribute(name, own);
    }
    if (!node.matches(FOREIGN)) node.childNodes.forEach(speakOn);
  }
}

if (spoken) {
  document.documentElement.lang = spoken;
  if (document.body) speakOn(document.body);
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type !== "childList") speakOn(change.target);
      else change.addedNodes.forEach((node) => node.parentElement?.closest(FOREIGN) || speakOn(node));
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMED });
}
