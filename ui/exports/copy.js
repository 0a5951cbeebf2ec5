"use strict";
// Shows the entries that hold every word that is searched for.
const entries = [...document.querySelectorAll(".entry")].map((entry) => [entry, entry.textContent.toLowerCase()]);
const box = document.getElementById("search");
const count = document.getElementById("count");
box.addEventListener("input", () => {
  const wanted = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const [entry, text] of entries) {
    entry.hidden = !wanted.every((word) => text.includes(word));
    shown += !entry.hidden;
  }
  count.textContent = wanted.length ? `${shown} of ${entries.length} questions and articles` : "";
});
// A link to what the search hides shows it again.
addEventListener("hashchange", () => {
  const entry = document.getElementById(location.hash.slice(1))?.closest(".entry");
  if (entry?.hidden) {
    box.value = "";
    box.dispatchEvent(new Event("input"));
    entry.scrollIntoView();
  }
});
