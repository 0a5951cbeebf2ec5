/* Whether the program is there. It gives a word that is new each time it is started: then it knows nothing of this tab,
   and the page is opened again; so it is where an answer may have been lost on the way. */
const BEAT = 600, PATIENCE = 5000;  // ms
let isLost = false, started = "";

async function beat() {
  if (!document.hidden) {
    try {
      const response = await fetch("pulse", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
      if (!response.ok) throw Error(response.statusText);
      found(await response.text());
    } catch { missed(); }
  }
  setTimeout(beat, BEAT);
}

function found(word) {
  const anew = started && word !== started;
  started = word;
  if (anew || (isLost && (underway || chatComes))) return location.reload();
  if (!isLost) return;
  isLost = false;
  find(".pq-lost").textContent = "";
  next();
}

function missed() {
  isLost = true;
  const line = find(".pq-lost");
  if (line) line.textContent = "The connection to Pullquote is lost. What you ask is kept, and sent when it is back.";
}

addEventListener("offline", missed);
beat();
