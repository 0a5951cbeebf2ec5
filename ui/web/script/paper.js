/* The pages of an article as they are printed. A page is drawn, and its words are laid over it, once it is looked at. */
const WIDTHS = [160, 320, 640, 960, 1280, 1600, 2000, 2400];  // pixels of the pictures that there are
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4], DRAWN = 16, GLANCE = 80;  // pages that stay drawn; ms
let asText = session.read("astext", false), zoom = session.read("zoom", 1), thumbsOpen = session.read("thumbs", false);
let looks = [], inView = new Set(), switched = false;
const paper = () => find(".pq-paper", articleBox);
const viewFits = (page) => !page.dataset.view || (page.dataset.view === "text") === asText;

/* Begins to look which pages are in view; the quote stands in its place by now, so that no other page is drawn. */
function lookAtPages() {
  looks.forEach((look) => look.disconnect());
  looks = [];
  inView.clear();
  if (switched) find(`[data-do=view][aria-pressed=true]`, articleBox)?.focus({ preventScroll: true });
  switched = false;
  const body = paper();
  if (!body) return;
  looks.push(watched(body, "10% 0px", all(".pq-page", body), drawPage), new ResizeObserver(() => inView.forEach(drawPage)));
  looks[1].observe(body);
  body.addEventListener("scroll", tellPage, { passive: true });
  const number = find("[name=page]", articleBox);
  number.addEventListener("change", () => goToPage(Number(number.value)));
  number.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); body.focus(); } });
  showThumbs(thumbsOpen && !narrow());
  tellPage();
}

/* Calls `then` for each element that comes into view and stays for a glance. */
function watched(root, rootMargin, elements, then) {
  let first = true;
  const look = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      if (!isIntersecting) { inView.delete(target); continue; }
      inView.add(target);
      if (first) then(target);
      else setTimeout(() => inView.has(target) && then(target), GLANCE);
    }
    first = false;
  }, { root, rootMargin });
  elements.forEach((one) => look.observe(one));
  return look;
}

function pageAddress(what, number, rest = {}) {
  const { article, version } = find(".pq-article", articleBox).dataset;
  return `api/page${what}?article=${article}&${new URLSearchParams({ number, version, ...rest })}`;
}

async function drawPage(sheet) {
  if (!sheet.matches(".pq-page")) return;
  const wanted = sheet.clientWidth * devicePixelRatio;
  const width = WIDTHS.find((each) => each >= wanted) ?? WIDTHS.at(-1);
  if (Number(sheet.dataset.drawn ?? 0) >= width) return;
  sheet.dataset.drawn = width;
  const address = pageAddress("", sheet.dataset.page, { width });
  const image = made("img", { alt: "", draggable: false, src: address });
  if (!find("img", sheet)) sheet.prepend(image);
  try {
    await image.decode();
  } catch { return failed(sheet, image, address); }
  all("img", sheet).filter((one) => one !== image).forEach((one) => one.remove());
  sheet.prepend(image);
  forgetFar(sheet);
  if (!find(".pq-words", sheet)) layWords(sheet);
}

async function failed(sheet, image, address) {
  if (!sheet.isConnected || !image.isConnected) return;
  image.remove();
  let why = "";
  try { why = (await (await fetch(address)).json()).detail; } catch { /* the connection is lost, which the page tells */ }
  delete sheet.dataset.drawn;
  if (find(".pq-undrawn", sheet)) return;
  sheet.append(made("div", { className: "pq-undrawn" }, made("p", { textContent: `This page cannot be shown. ${why}` }),
    button("view", "Read as text", { text: "1" })));
}

/* Of pages that were drawn, those far from this one are blank again. */
function forgetFar(sheet) {
  const at = (one) => Math.abs(Number(one.dataset.page) - Number(sheet.dataset.page));
  const drawn = all(".pq-page[data-drawn]", paper()).filter((one) => !inView.has(one)).sort((a, b) => at(a) - at(b));
  for (const far of drawn.slice(DRAWN)) {
    all("img, .pq-words", far).forEach((one) => one.remove());
    delete far.dataset.drawn;
  }
}

/* Words that cannot be seen, where they are printed, to be selected and copied. */
async function layWords(sheet) {
  const layer = made("div", { className: "pq-words" });
  sheet.append(layer);
  let lines = [];
  try { lines = await (await fetch(pageAddress("/words", sheet.dataset.page))).json(); } catch { return layer.remove(); }
  const [wide, high] = ["--w", "--h"].map((name) => Number(sheet.style.getPropertyValue(name)));
  const pen = made("canvas").getContext("2d");
  pen.font = "100px sans-serif";
  for (const [words, x0, y0, x1, y1] of lines) {
    const natural = pen.measureText(words).width * (y1 - y0) / 100;
    const line = made("span", { textContent: words, dir: "auto" });
    Object.assign(line.style, {
      left: `${100 * x0 / wide}%`, top: `${100 * y0 / high}%`, fontSize: `${100 * (y1 - y0) / wide}cqw`,
      transform: natural ? `scaleX(${(x1 - x0) / natural})` : "",
    });
    layer.append(line, made("br"));
  }
}

// ---- the bar above the pages ----
function tellPage() {
  const body = paper(), sheets = all(".pq-page", body);
  const line = body.scrollTop + body.clientHeight / 3;
  const now = sheets.findLast((sheet) => sheet.offsetTop <= line) ?? sheets[0];
  const number = find("[name=page]", articleBox);
  if (!now || document.activeElement === number) return;
  number.value = now.dataset.page;
  const thumb = find(`.pq-thumbs [data-page="${now.dataset.page}"]`, articleBox);
  if (!thumb || thumb.getAttribute("aria-current")) return;
  find(".pq-thumbs [aria-current]", articleBox)?.removeAttribute("aria-current");
  thumb.setAttribute("aria-current", "page");
  const strip = find(".pq-thumbs", articleBox);
  strip.scrollTo(thumb.offsetLeft - strip.clientWidth / 3, thumb.offsetTop - strip.clientHeight / 3);
}

function goToPage(number) {
  const body = paper(), sheet = find(`.pq-page[data-page="${number}"]`, body);
  if (sheet) reach(body, sheet, 12);
  document.activeElement?.blur?.();
  tellPage();
  body.focus({ preventScroll: true });
}

function zoomBy(by) {
  const body = paper();
  if (!body) return;
  const to = by > 0 ? ZOOMS.find((each) => each > zoom) : ZOOMS.findLast((each) => each < zoom);
  const middle = (body.scrollTop + body.clientHeight / 2) / body.scrollHeight;
  zoom = to ?? zoom;
  session.write("zoom", zoom);
  applyZoom();
  body.scrollTop = middle * body.scrollHeight - body.clientHeight / 2;
  inView.forEach(drawPage);
}

function applyZoom() {
  if (!paper()) return;
  paper().style.setProperty("--pq-zoom", zoom);
  find(".pq-view output", articleBox).textContent = `${Math.round(100 * zoom)} %`;
}

function view(text) {
  if (!find(".pq-switch", articleBox) || text === asText) return;
  asText = text;
  switched = true;
  session.write("astext", asText);
  follow();
}

function showThumbs(open) {
  const strip = find(".pq-thumbs", articleBox);
  if (!strip) return;
  strip.hidden = !open;
  find("[data-do=thumbs]", articleBox).setAttribute("aria-expanded", String(open));
  if (!open || strip.children.length) return;
  const thumbs = all(".pq-page", articleBox).map((sheet) => {
    const thumb = button("page", sheet.dataset.page, { page: sheet.dataset.page }, `Page ${sheet.dataset.page}`);
    thumb.style.setProperty("--w", sheet.style.getPropertyValue("--w"));
    thumb.style.setProperty("--h", sheet.style.getPropertyValue("--h"));
    thumb.classList.toggle("pq-quoted", Boolean(find("mark", sheet)));
    return thumb;
  });
  strip.append(...thumbs);
  tellPage();
  looks.push(watched(strip, "50%", thumbs, drawThumb));
}

function drawThumb(thumb) {
  if (find("img", thumb)) return;
  thumb.prepend(made("img", { alt: "", src: pageAddress("", thumb.dataset.page, { width: 160 }) }));
}
