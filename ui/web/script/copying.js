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

function save(text) {
  const link = made("a", { href: URL.createObjectURL(new Blob([text], { type: "text/markdown" })), download: "pullquote.md" });
  link.click();
  URL.revokeObjectURL(link.href);
}
