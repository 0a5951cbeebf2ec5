/* What the page does in the browser alone. Talks to no host but its own.
   Text of articles and users only ever becomes `textContent` here; markup comes from Python, which escapes it.
   The files of this folder are joined into one function; this one comes first and holds what all of them share. */
const find = (selector, root = document) => root && root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const narrow = () => matchMedia("(max-width: 60rem)").matches;
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const box = () => find(".pq-ask textarea");
const typing = (target) => /INPUT|TEXTAREA|SELECT/.test(target.tagName) || target.isContentEditable;

function made(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function button(action, text, data = {}, label = "") {
  const one = made("button", { type: "button", textContent: text });
  Object.assign(one.dataset, { do: action, ...data });
  if (label) one.setAttribute("aria-label", label);
  return one;
}

/* Clicks on [data-do] inside an element go to the action of that name. */
function act(element, actions) {
  element.addEventListener("click", (event) => {
    const clicked = event.target.closest("[data-do]");
    if (clicked) actions[clicked.dataset.do]?.(clicked);
  });
}

/* What this tab keeps over a reload: what is typed, and the questions that wait. */
const session = {
  read(name, otherwise) {
    try { return JSON.parse(sessionStorage.getItem(`pullquote:${name}`)) ?? otherwise; } catch { return otherwise; }
  },
  write(name, value) {
    try { sessionStorage.setItem(`pullquote:${name}`, JSON.stringify(value)); } catch { /* no room, or not allowed */ }
  },
};

/* Scrolls one box alone; scrollIntoView would move what lies around it too. */
function reach(scrolled, element, above = 0) {
  scrolled.scrollTop += element.getBoundingClientRect().top - scrolled.getBoundingClientRect().top - above;
}

function isInView(scrolled, element) {
  const [inside, outside] = [element.getBoundingClientRect(), scrolled.getBoundingClientRect()];
  return inside.top >= outside.top && inside.bottom <= outside.bottom;
}
