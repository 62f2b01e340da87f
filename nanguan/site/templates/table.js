// Tables that sort by a click on a heading and, when long, filter by what is typed. Without script they are plain tables.
for (const table of document.querySelectorAll("table.sortable, table.frame, table.dataframe")) {
  const body = table.tBodies[0], head = table.tHead && table.tHead.rows;
  if (!body || !head || head.length !== 1 || table.querySelector("[rowspan]") || body.rows.length < 3) continue;
  const value = (row, at) => {
    const text = row.cells[at].textContent.trim().replace(/,/g, "");
    const found = text.match(/^[^\d]{0,4}?([-−]?\d[\d.]*)(万?亿?)/);
    if (!found) return /^[—-]?$/.test(text) ? null : text;
    return found[1].replace("−", "-") * (found[2].includes("万") ? 1e4 : 1) * (found[2].includes("亿") ? 1e8 : 1);
  };
  const order = (a, b) => typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh");
  [...head[0].cells].forEach((cell, at) => {
    if (!cell.textContent) return;
    const button = document.createElement("button");
    button.append(...cell.childNodes);
    cell.append(button);
    button.onclick = () => {
      const down = cell.ariaSort === "ascending";
      for (const other of head[0].cells) other.removeAttribute("aria-sort");
      cell.setAttribute("aria-sort", down ? "descending" : "ascending");
      body.append(...[...body.rows].sort((x, y) => {
        const a = value(x, at), b = value(y, at);
        return a === null || b === null ? (a === null) - (b === null) : down ? order(b, a) : order(a, b);
      }));
    };
  });
  if (body.rows.length < 12) continue;
  const label = document.createElement("label"), field = document.createElement("input");
  label.className = "filter";
  field.type = "search";
  label.append(document.documentElement.lang === "en" ? "Filter " : "筛选 ", field);
  (table.closest(".scroll") || table).before(label);
  field.oninput = () => {
    for (const row of body.rows) row.hidden = !row.textContent.toLowerCase().includes(field.value.trim().toLowerCase());
  };
}
