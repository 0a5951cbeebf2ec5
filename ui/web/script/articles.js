/* The tab of articles: its list, what is selected in it, and files dropped anywhere onto the window. */
function folder(element, trigger, watch, show) {
  let removed = false;
  const chosen = () => all(".pq-select input:checked", element).map((one) => one.dataset.key);
  const remove = (keys) => { removed = true; trigger("select", { keys }); };
  const confirm = (box, open) => {
    box.firstElementChild.hidden = open;
    box.lastElementChild.hidden = !open;
    (open ? find("[data-do=no]", box) : box.firstElementChild).focus();
  };
  act(element, {
    ask: (one) => confirm(one.closest(".pq-remove"), true),
    no: (one) => confirm(one.closest(".pq-remove"), false),
    yes: (one) => remove([one.dataset.key]),
    removethese: () => remove(chosen()),
    only: (one) => askOnly([one.dataset.key]),
    onlythese: () => askOnly(chosen()),
    sort: (one) => trigger(show, { by: one.dataset.by }),
    page: (one) => trigger(show, { page: Number(one.dataset.page) }),
    folder: (one) => trigger(show, { folder: one.dataset.folder }),
  });
  element.addEventListener("change", () => {
    const count = chosen().length, bulk = find(".pq-bulk", element);
    bulk.hidden = !count;
    find("span", bulk).textContent = `${count} selected`;
  });
  element.addEventListener("keydown", (event) => {
    const box = event.key === "Escape" && event.target.closest(".pq-remove");
    if (box && !box.lastElementChild.hidden) confirm(box, false);
  });
  watch("value", () => {
    if (removed) find(".pq-folder-list", element)?.focus({ preventScroll: true });
    removed = false;
  });
  new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && trigger("focus", {})).observe(element.closest(".pq-articles"));
}

function askOnly(keys) {
  limit(keys.map((key) => `articles=${key}`));
  go({ chat: chatShown });
  box().focus();
}

function folderNews(element, trigger, ...names) {
  act(element, Object.fromEntries(names.map((name) => [name, (one) => trigger(name, { key: one.dataset.key })])));
}

// ---- files dropped onto the window, whatever it shows ----
const holdsFiles = (event) => [...event.dataTransfer?.types ?? []].includes("Files") && !event.target.closest?.(".pq-drop");

addEventListener("dragover", (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  document.body.classList.add("pq-dropping");
});
addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("pq-dropping"); });
addEventListener("drop", (event) => {
  document.body.classList.remove("pq-dropping");
  if (!holdsFiles(event)) return;
  event.preventDefault();
  const files = event.dataTransfer.files;
  go({ chat: chatShown, tab: "articles" });
  whenThere(".pq-articles input[type=file]", (input) => {
    input.files = files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
});

/* gradio draws a tab when it is first opened; a page to read only has no such box. */
function whenThere(selector, then, tries = 50) {
  const element = find(selector);
  if (element) then(element);
  else if (tries) setTimeout(whenThere, 100, selector, then, tries - 1);
}
