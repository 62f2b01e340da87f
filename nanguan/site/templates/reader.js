// The reader page: layers, filter, search, the claims beside the text, notes and citations.
// Without this script the page is the whole text with its anchors and the table of claims.
// Every word that is shown stands in the page, in its language; the script only fills gaps.
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const filled = (form, values) => form.replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);

const article = one("article"), tools = one(".tools"), side = one(".side"), list = one("#list"), note = one("#note");
const layers = all("[name=layer]", tools), choices = all("select", tools), find = one("#find"), steps = all(".step", tools);
const MARKED = { claims: "mark", phrases: "dfn", pledges: ".pledge", topics: ".topic", numerals: "u" };
const lines = all(".line").map(element => ({
  element,
  topic: element.dataset.topics.split(" "),
  horizon: [element.dataset.horizon],
  stance: all("mark, span[data-at]", element).map(stance),
}));

// The kind of a claim is the last of its classes: `target goal` is a target of one year.
function stance(mark) {
  return mark.className.split(" ").at(-1);
}

/* Layers. A mark can be reached by Tab only while its layer is shown. */
function showLayers() {
  const on = layers.filter(box => box.checked).map(box => box.value);
  article.dataset.layers = on.join(" ");
  for (const [layer, selector] of Object.entries(MARKED)) {
    if (layer === "topics") continue; // buttons: without their layer they are not there at all
    for (const mark of all(selector, article)) mark.tabIndex = on.includes(layer) ? 0 : -1;
  }
  hideNote();
  placeTopics();
}

// In the margin a topic stands beside the line on which its sentence begins; several on one line share its height.
function placeTopics() {
  if (!article.dataset.layers.includes("topics")) return;
  const origin = article.getBoundingClientRect().top, rows = new Map();
  for (const { element } of lines) {
    const topic = one(".topic", element), words = within(element);
    words.setStartAfter(topic);
    const box = [...words.getClientRects()].find(({ width }) => width > 1);
    if (box) rows.set(box.top, [...rows.get(box.top) ?? [], { topic, middle: box.top + box.height / 2 - origin }]);
  }
  for (const row of rows.values()) {
    const height = row.length > 1 ? 16 : 24;
    row.forEach(({ topic, middle }, n) => {
      topic.style.setProperty("--y", `${middle + height * (n - row.length / 2)}px`);
      topic.style.setProperty("--height", `${height}px`);
    });
  }
}

/* Filter. What does not match is dimmed, so that the text stays a text. */
function singleOut() {
  const wanted = choices.filter(choice => choice.value);
  const kind = one("[name=stance]", tools).value;
  for (const line of lines) {
    line.out = wanted.some(choice => !line[choice.name].includes(choice.value));
    line.element.classList.toggle("out", line.out);
    for (const mark of all("mark", line.element)) {
      const out = line.out || (kind && stance(mark) !== kind);
      mark.classList.toggle("dim", Boolean(out));
      entry(mark.id)?.classList.toggle("dim", Boolean(out));
    }
  }
  one("#clear").hidden = !wanted.length;
  const left = lines.filter(line => !line.out);
  const claims = left.flatMap(line => line.stance).filter(name => !kind || name === kind);
  one("#count").textContent = wanted.length ? filled(one("#count").dataset.say, { lines: left.length, claims: claims.length }) : "";
  search();
}

function clear() {
  for (const choice of choices) choice.value = "";
  singleOut();
  choices[0].focus();
}

/* Search. Places are ranges: hits of the words that are looked for, or, without any, the sentences singled out. */
let places = [], at = -1;

function textNodes() {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT), nodes = [];
  for (let start = 0; walker.nextNode(); start += walker.currentNode.length) nodes.push({ node: walker.currentNode, start });
  return nodes;
}

function within(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range;
}

// Words may run over marks: the text is searched as one string, and a hit is put back into its nodes.
function hitsInText(words) {
  const nodes = textNodes(), text = nodes.map(({ node }) => node.data).join("").toLowerCase(), found = [];
  let first = 0;
  for (let hit = text.indexOf(words); hit >= 0; hit = text.indexOf(words, hit + words.length)) {
    while (nodes[first].start + nodes[first].node.length <= hit) first++;
    let last = first;
    while (nodes[last].start + nodes[last].node.length < hit + words.length) last++;
    const range = document.createRange();
    range.setStart(nodes[first].node, hit - nodes[first].start);
    range.setEnd(nodes[last].node, hit + words.length - nodes[last].start);
    found.push(range);
  }
  return found;
}

// Latin letters are looked for in the readings of claims and the glosses of set phrases as well.
function hitsInNotes(words) {
  if (!/[a-z]{2}/.test(words)) return [];
  return all("mark, dfn", article).filter(mark => mark.dataset.note.toLowerCase().includes(words)).map(within);
}

function search() {
  const words = find.value.trim().toLowerCase(), filtered = choices.some(choice => choice.value);
  const out = range => range.startContainer.parentElement.closest(".line")?.classList.contains("out");
  if (words) {
    places = [...hitsInText(words), ...hitsInNotes(words)].filter(range => !out(range));
    places.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
  } else {
    places = filtered ? lines.filter(line => !line.out).map(line => within(line.element)) : [];
  }
  at = -1;
  lit("hit", words ? places : []);
  for (const name of ["place", "line"]) lit(name, []);
  for (const step of steps) step.disabled = !places.length;
  sayPlace(Boolean(words));
}

// A browser without highlights still arrives at each hit, and selects it.
function lit(name, ranges) {
  if (window.Highlight) CSS.highlights.set(name, new Highlight(...ranges));
  else if (name !== "hit" && ranges.length) getSelection().setBaseAndExtent(ranges[0].startContainer, ranges[0].startOffset, ranges[0].endContainer, ranges[0].endOffset);
}

function sayPlace(searched) {
  const hits = one("#hits"), values = { at: at + 1, all: places.length };
  hits.textContent = places.length ? filled(at < 0 ? "{all}" : hits.dataset.say, values) : searched ? hits.dataset.none : "";
}

function go(step) {
  if (!places.length) return;
  at = at < 0 && step < 0 ? places.length - 1 : (at + step + places.length) % places.length;
  lit(find.value.trim() ? "place" : "line", [places[at]]);
  const place = places[at].getBoundingClientRect();
  scrollBy({ top: place.top - innerHeight / 3 });
  sayPlace(true);
}

function inView(range) {
  const { top, bottom } = range.getBoundingClientRect();
  return bottom > tools.offsetHeight && top < innerHeight;
}

/* The claims beside the text, made from the rows of their table. */
function entry(id) {
  return id && list ? one(`[data-claim="${id}"]`, list) : null;
}

function entryOf(row) {
  const [, indicator, , reading, years, kind] = row.cells;
  const item = document.createElement("li"), link = document.createElement("a");
  const part = (name, cell) => {
    const span = document.createElement("span");
    span.className = name;
    span.append(...[...cell.childNodes].map(child => child.cloneNode(true)));
    return span;
  };
  item.dataset.claim = row.id.replace("-row", "");
  link.href = `#${item.dataset.claim}`;
  const horizon = part("kind", kind);
  horizon.append(` ${years.textContent}`);
  link.append(part("name", indicator), " ", part("reading", reading), " ", horizon);
  item.append(link);
  return item;
}

// The list follows the text: what is on the screen is marked in it and kept in view, unless the reader is at the list.
const onScreen = new Set();

function follow(changes) {
  for (const { target, isIntersecting } of changes) onScreen[isIntersecting ? "add" : "delete"](target.id);
  for (const item of list.children) item.classList.toggle("here", onScreen.has(item.dataset.claim));
  const here = all(".here", list);
  if (here.length && !list.matches(":hover, :focus-within")) bring(here[0], here.at(-1));
}

// The entries in the middle of the list; of more than it holds, the first at its top.
function bring(first, last = first) {
  const height = last.offsetTop + last.offsetHeight - first.offsetTop;
  list.scrollTop = first.offsetTop - Math.max(0, (list.clientHeight - height) / 2);
}

function pair(id, on) {
  for (const old of all(".lit")) old.classList.remove("lit");
  if (!on || !id) return;
  const item = entry(id);
  document.getElementById(id)?.classList.add("lit");
  item?.classList.add("lit");
  if (item && !list.matches(":hover, :focus-within")) {
    const { top, bottom } = item.getBoundingClientRect(), box = list.getBoundingClientRect();
    if (top < box.top || bottom > box.bottom) bring(item);
  }
}

function openDrawer(open) {
  const button = one(".open", side);
  side.classList.toggle("opened", open);
  button.setAttribute("aria-expanded", open);
  if (open) one("a", one(".here", list) ?? list).focus();
  else if (side.contains(document.activeElement)) button.focus();
}

function startSide() {
  if (!side) return;
  list.append(...all("#claims-table tbody tr").map(entryOf));
  side.hidden = false;
  const watcher = new IntersectionObserver(follow, { rootMargin: `-${tools.offsetHeight}px 0px 0px 0px` });
  for (const mark of all("mark, span[data-at]:not(.line)", article)) watcher.observe(mark);
  const over = (event, on) => pair(event.target.closest("mark, [data-claim]")?.id || event.target.closest("[data-claim]")?.dataset.claim, on);
  for (const box of [article, list]) {
    for (const name of ["pointerover", "focusin"]) box.addEventListener(name, event => over(event, true));
    for (const name of ["pointerout", "focusout"]) box.addEventListener(name, event => over(event, false));
  }
  list.addEventListener("click", event => {
    const claim = event.target.closest("[data-claim]")?.dataset.claim;
    if (!claim) return;
    openDrawer(false);
    setTimeout(() => document.getElementById(claim).focus({ preventScroll: true })); // once the browser has gone there
  });
  article.addEventListener("keydown", event => {
    if (event.key === "Enter" && event.target.matches("mark")) one("a", entry(event.target.id)).focus();
  });
  one(".open", side).onclick = () => openDrawer(!side.classList.contains("opened"));
  one(".close", side).onclick = () => openDrawer(false);
}

/* Notes: what a mark says, with what stands around it, under it or at the foot of a narrow screen. */
let leaving;

function notesOf(element) {
  const on = article.dataset.layers.split(" "), found = [];
  for (let mark = element; mark && mark !== article; mark = mark.parentElement) {
    const layer = Object.keys(MARKED).find(name => mark.matches(MARKED[name]));
    if (layer && on.includes(layer)) found.push(mark);
  }
  return found;
}

function showNote(element, x) {
  const marks = notesOf(element);
  if (!marks.length) return;
  clearTimeout(leaving);
  note.replaceChildren(...marks.map(mark => {
    const [head, ...rest] = mark.dataset.note.split("\n"), part = document.createElement("p"), first = document.createElement("span");
    first.textContent = head;
    part.append(first, ...rest.flatMap(words => [document.createElement("br"), words]));
    return part;
  }));
  note.hidden = false;
  const boxes = [...marks[0].getClientRects()], box = boxes.find(({ left, right }) => left <= x && x <= right) ?? boxes.at(-1);
  const room = document.documentElement.clientWidth - note.offsetWidth - 12;
  const below = box.bottom + 8 + note.offsetHeight < innerHeight;
  note.style.setProperty("--x", `${Math.max(8, Math.min(box.left, room)) + scrollX}px`);
  note.style.setProperty("--y", `${(below ? box.bottom + 8 : box.top - note.offsetHeight - 8) + scrollY}px`);
}

function hideNote() {
  clearTimeout(leaving);
  note.hidden = true;
}

// The pointer may cross the gap between a mark and its note.
function leaveNote() {
  clearTimeout(leaving);
  leaving = setTimeout(hideNote, 200);
}

function startNotes() {
  // A claim is described by its row in the table, whatever else by the note that shows on focus.
  for (const mark of all("dfn, u, .pledge, .topic", article)) mark.setAttribute("aria-describedby", note.id);
  article.addEventListener("pointerover", event => event.pointerType === "mouse" && showNote(event.target, event.clientX));
  article.addEventListener("pointerout", leaveNote);
  article.addEventListener("focusin", event => showNote(event.target));
  article.addEventListener("focusout", hideNote);
  article.addEventListener("click", event => !event.target.closest(".about") && showNote(event.target, event.clientX));
  note.addEventListener("pointerover", () => clearTimeout(leaving));
  note.addEventListener("pointerout", leaveNote);
}

/* Citation of a sentence. */
const dialog = one("#cite");
let asked;

function cite(line) {
  const claims = all("[data-at]", line), topic = one(".topic", line);
  const gaps = { sentence: line.id.slice(1), at: line.dataset.at, quote: line.textContent.trim() };
  one("#cite-title").textContent = filled(one("#cite-title").dataset.say, gaps);
  one("#cite-tags").textContent = topic.dataset.note;
  one("#cite-claims").replaceChildren(...claims.map(mark => {
    const item = document.createElement("li"), place = document.createElement("code");
    place.textContent = `text[${mark.dataset.at}]`;
    item.append(`${mark.id} ${mark.dataset.note} `, place);
    return item;
  }));
  one("#cite-text").value = filled(one("#cite-text").dataset.say, gaps);
  one("#cite-link").value = `${location.href.split(/[?#]/)[0]}#${line.id}`;
  one("#copied").textContent = "";
  dialog.showModal();
  one("#cite-text").scrollTop = 0;
  one("[value=cite-text]", dialog).focus();
}

async function copy(field) {
  const told = one("#copied");
  try {
    await navigator.clipboard.writeText(field.value);
    told.textContent = told.dataset.done;
  } catch { // denied: the words stand selected, ready for the keyboard
    field.focus();
    field.select();
    told.textContent = told.dataset.denied;
  }
}

function startCite() {
  article.addEventListener("click", event => {
    const handle = event.target.closest(".about");
    if (!handle || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    asked = handle;
    cite(handle.closest(".line"));
  });
  dialog.addEventListener("close", () => asked.focus({ preventScroll: true }));
  dialog.addEventListener("click", event => {
    if (event.target === dialog) dialog.close(); // beside it
    if (event.target.value?.startsWith("cite-")) copy(document.getElementById(event.target.value));
  });
}

/* The address keeps what is shown, so that a view can be sent on. */
function remember() {
  const query = new URLSearchParams(), on = article.dataset.layers;
  if (on !== "claims") query.set("layers", on.replaceAll(" ", "."));
  for (const { name, value } of [...choices, find]) if (value) query.set(name || "find", value);
  const words = query.toString();
  try {
    history.replaceState(null, "", `${location.pathname}${words && `?${words}`}${location.hash}`);
  } catch { /* some browsers do not let a file have a query */ }
}

function recall() {
  const query = new URLSearchParams(location.search), on = query.get("layers")?.split(".");
  for (const box of layers) box.checked = on ? on.includes(box.value) : box.value === "claims";
  for (const choice of choices) choice.value = all("option", choice).some(({ value }) => value === query.get(choice.name)) ? query.get(choice.name) : "";
  find.value = query.get("find") ?? "";
}

function startTools() {
  tools.hidden = false;
  new ResizeObserver(placeTopics).observe(article);
  new ResizeObserver(() => document.body.style.setProperty("--bar", `${tools.offsetHeight}px`)).observe(tools);
  tools.addEventListener("change", event => {
    if (event.target.name === "layer") showLayers();
    if (event.target.matches("select")) {
      singleOut();
      if (event.target.value && !places.some(inView)) go(1);
    }
    remember();
  });
  find.addEventListener("input", search);
  find.addEventListener("keydown", event => {
    if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
    if (event.key === "Escape") { find.value = ""; search(); remember(); }
  });
  for (const step of steps) step.onclick = () => go(Number(step.value));
  one("#clear").onclick = () => { clear(); remember(); };
  const options = one(".options", tools);
  options.onclick = () => options.setAttribute("aria-expanded", tools.classList.toggle("opened"));
}

document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  hideNote();
  if (side?.classList.contains("opened")) openDrawer(false);
});

recall();
startTools();
startSide();
startNotes();
startCite();
showLayers();
singleOut();
