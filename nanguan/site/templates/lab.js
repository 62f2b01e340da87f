// The coding lab: codes chosen on the page ↔ one line to send; agreement of two codings. Reckons as nanguan.coding does.
{
  const COLUMNS = ["topic", "role"], DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", EMPTY = "Z";
  const at = (id) => document.getElementById(id);
  const form = at("lab"), items = [...form.querySelectorAll("fieldset")], seed = form.dataset.seed;
  const select = (item, column) => item.querySelector(`select[name=${column}]`);
  const values = (column) => [...select(items[0], column).options].slice(1).map((option) => option.value);
  const roles = values("role"), topics = values("topic");
  const store = `nanguan-lab-${seed}-${checksum("")}`;

  const say = (key, ...gaps) => document.querySelector(`[data-say=${key}]`).textContent.replace(/\{(\d)\}/g, (_, n) => gaps[n]);
  const name = (column, code) => [...select(items[0], column).options].find((option) => option.value === code).textContent;
  const element = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text }, more);

  // A coding is a list with topic and role of each sentence; "" where there is none.
  const mine = () => items.map((item) => Object.fromEntries(COLUMNS.map((column) => [column, select(item, column).value])));
  const table = () => items.map((item) => ({ topic: item.dataset.topic, role: item.dataset.role, accepted: item.dataset.accepted.split("|") }));

  function checksum(signs) {
    let total = 0;
    for (const sign of `${seed}-${signs}-${items.map((item) => item.dataset.sentence).join("-")}`) total = (total * 31 + sign.charCodeAt(0)) % 36 ** 3;
    return [2, 1, 0].map((place) => DIGITS[Math.floor(total / 36 ** place) % 36]).join("");
  }

  function packed(coding) {
    const signs = coding.map(({ topic, role }) => (topic === "" ? EMPTY : DIGITS[topic]) + (role === "" ? EMPTY : DIGITS[10 + roles.indexOf(role)])).join("");
    return `NG1-${seed}-${signs}-${checksum(signs)}`;
  }

  // The coding of a line; throws a sentence for the reader where there is none in it.
  function unpacked(line) {
    const plain = line.normalize("NFKC").replace(/\s/g, "").toUpperCase();
    const [, number, signs, sum] = plain.match(/NG1-(\d{1,9})-([0-9A-Z]+)-([0-9A-Z]{3})/) || [];
    if (!plain.includes("NG1-")) throw say("foreign");
    if (signs && number !== seed) throw say("seed", number, seed);
    if (!signs || signs.length !== 2 * items.length) throw say("broken", seed, 2 * items.length);
    if (sum !== checksum(signs)) throw say("checksum");
    const code = (known, value) => (known.includes(value) ? value : "");
    return items.map((_, n) => ({
      topic: code(topics, String(DIGITS.indexOf(signs[2 * n]))), role: roles[DIGITS.indexOf(signs[2 * n + 1]) - 10] || "",
    }));
  }

  function agreement(a, b, column) {
    const pairs = a.map((own, n) => [own[column], b[n][column]]).filter(([x, y]) => x !== "" && y !== "");
    const total = pairs.length, same = pairs.filter(([x, y]) => x === y).length;
    const count = (side, code) => pairs.filter((pair) => pair[side] === code).length;
    const chance = [...new Set(pairs.map(([x]) => x))].reduce((sum, code) => sum + count(0, code) * count(1, code), 0);
    // Whole numbers up to the one division, as in Python, so that both come to the same last digit.
    const kappa = total ** 2 > chance ? (total * same - chance) / (total ** 2 - chance) : null;
    return { same, total, left: a.length - total, share: total ? same / total : null, kappa };
  }

  function figure(value, text) {
    const cell = element("td", value === null ? "—" : "");
    if (value !== null) cell.append(element("data", text, { value: String(value) }));
    return cell;
  }

  function row(a, b, column) {
    const { same, total, left, share, kappa } = agreement(a, b, column), line = document.createElement("tr");
    line.append(element("th", say(column), { scope: "row" }), element("td", `${same}/${total}`),
      figure(share, `${Math.round(100 * share)}%`), figure(kappa, kappa === null ? "" : kappa.toFixed(2).replace("-", "−")), element("td", left));
    line.dataset.column = column;
    return line;
  }

  function difference(own, theirs, n, who) {
    const apart = COLUMNS.filter((column) => own[column] !== "" && theirs[column] !== "" && own[column] !== theirs[column]);
    if (!apart.length) return [];
    const item = document.createElement("li");
    item.append(element("a", say("sentence", n + 1), { href: `#${items[n].id}` }), " · ",
      element("a", say("source"), { href: `report.html#s${items[n].dataset.sentence}` }),
      ...[...items[n].querySelectorAll(".text, .english")].map((words) => words.cloneNode(true)));
    for (const column of apart) {
      const line = element("p", say("against", say(column), say("you"), name(column, own[column]), who, name(column, theirs[column])));
      const others = column === "topic" && theirs.accepted ? theirs.accepted.filter((code) => code !== theirs.topic) : [];
      if (others.length) line.append(say("accepted", others.map((code) => name("topic", code)).join(" · ")));
      item.append(line);
    }
    return [item];
  }

  function show(theirs, who, note = "") {
    const own = mine();
    if (own.every(({ topic, role }) => topic === "" && role === "")) return complain(say("none"));
    const apart = own.flatMap((coded, n) => difference(coded, theirs[n], n, say(who)));
    at("outcome").textContent = say("outcome", say(who));
    at("numbers").replaceChildren(...COLUMNS.map((column) => row(own, theirs, column)));
    at("apart").textContent = apart.length ? say("apart", apart.length) : say("alike");
    at("differences").replaceChildren(...apart);
    at("note").textContent = note;
    at("result").hidden = false;
    at("result").focus({ preventScroll: true });
    at("result").scrollIntoView();
  }

  function complain(text) {
    at("complaint").textContent = text;
    at("complaint").hidden = !text;
  }

  // What was pasted, handed on; a complaint where it is no coding.
  function pasted(use) {
    complain("");
    try {
      use(unpacked(at("other").value));
    } catch (problem) {
      if (typeof problem !== "string") throw problem;
      complain(problem);
    }
  }

  function fill(coding) {
    items.forEach((item, n) => COLUMNS.forEach((column) => { select(item, column).value = coding[n][column]; }));
    update();
  }

  function update() {
    const coded = mine(), done = COLUMNS.map((column) => coded.filter((own) => own[column] !== "").length);
    at("progress").textContent = say("progress", ...done, items.length);
    at("next").disabled = done.every((count) => count === items.length);
    at("line").value = packed(coded);
    at("copied").textContent = "";
    for (const item of items) for (const column of COLUMNS) {
      const help = document.querySelector(`[data-help="${column}.${select(item, column).value}"]`);
      at(`${select(item, column).id}-help`).textContent = help ? help.textContent : "";
    }
    try { localStorage.setItem(store, packed(coded)); } catch { /* A page opened from a folder may have no store: the line is kept by hand. */ }
  }

  async function copy() {
    at("line").select();
    try {
      await navigator.clipboard.writeText(at("line").value);
      at("copied").textContent = say("copied");
    } catch {
      at("copied").textContent = say(document.execCommand("copy") ? "copied" : "select");
    }
  }

  function load(coding) {
    if (mine().some(({ topic, role }) => topic + role !== "")) throw say("taken");
    fill(coding);
    at("copied").textContent = say("loaded");
  }

  function stored() {
    try { return localStorage.getItem(store); } catch { return null; }
  }

  // Codes of an earlier visit, unless the browser itself has put some back.
  function restore(line) {
    update();
    const nothing = packed(items.map(() => ({ topic: "", role: "" })));
    if (!line || line === nothing || at("line").value !== nothing) return;
    fill(unpacked(line));
    at("copied").textContent = say("restored");
  }

  form.onchange = update;
  form.onsubmit = () => false;
  at("copy").onclick = copy;
  at("clear").onclick = () => {
    if (confirm(say("sure"))) { fill(items.map(() => ({ topic: "", role: "" }))); at("result").hidden = true; }
  };
  at("next").onclick = () => COLUMNS.flatMap((column) => items.map((item) => select(item, column)))
    .filter((field) => field.value === "").sort((a, b) => a.compareDocumentPosition(b) & 4 ? -1 : 1)[0].focus();
  at("partner").onclick = () => pasted((coding) => show(coding, "partner", packed(coding) === at("line").value ? say("own") : ""));
  at("load").onclick = () => pasted(load);
  at("gold").onclick = () => { complain(""); show(table(), "gold"); };
  for (const part of document.querySelectorAll(".script:not(#result), .steps")) part.hidden = false;
  if (matchMedia("(max-width: 60rem)").matches) at("codebook").open = false;
  addEventListener("beforeprint", () => { at("codebook").open = true; });
  document.querySelector(".steps a").onclick = () => { at("codebook").open = true; };
  restore(stored());
}
