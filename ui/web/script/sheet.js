/* The table of answers: found in, filtered and sorted in the browser, also while it grows. */
let answers = null, wasSieved = false, bySure = 0;  // 1: surest first, -1: least sure first, 0: as in the file

function sheet(element, watch) {
  answers = element;
  act(element, {
    sure: () => { bySure = { 0: 1, 1: -1, "-1": 0 }[bySure]; sieved(); },
    chat: (one) => {
      const question = find(".pq-asked", one.closest("tr")).textContent;
      go({});
      ask(question);
      box().focus();
    },
  });
  watch("value", sieved);
}

function sieve(element) {
  element.addEventListener("input", sieved);
  element.addEventListener("submit", (event) => event.preventDefault());
}

function sieved() {
  const bar = find(".pq-sieve"), body = find("tbody", answers);
  if (!bar || !body) return;
  const words = find("input", bar).value.toLowerCase().split(/\s+/).filter(Boolean), kind = find("select", bar).value;
  if (!words.length && !kind && !bySure && !wasSieved) return;
  wasSieved = words.length || kind || bySure;
  const rows = all("tr", body);
  rows.forEach((row, place) => {
    row.dataset.place ??= place;
    const missed = Boolean(find(".pq-none", row)), text = row.textContent.toLowerCase();
    row.hidden = Boolean(kind && missed === (kind === "found")) || !words.every((word) => text.includes(word));
  });
  const sure = (row) => Number(find("[data-sure]", row)?.dataset.sure ?? -1);
  rows.sort((one, other) => bySure * (sure(other) - sure(one)) || one.dataset.place - other.dataset.place);
  if (all("tr", body).some((row, place) => row !== rows[place])) body.append(...rows);
  const shown = rows.filter((row) => !row.hidden).length;
  find("[role=status]", bar).textContent = shown === rows.length ? "" : `${shown} of ${rows.length} shown`;
}
