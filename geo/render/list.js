// The list beside the map, in step with it: also the way for keyboards and screen readers.

const ROWS_AT_ONCE = 60;

const mostKilled = (i) => { const [low, high] = COL.killed[i]; return high ?? low ?? -1; };
const byDate = (a, b) => COL.start[b] - COL.start[a] || COL.end[b] - COL.end[a] || a - b;
const SORTS = {
  newest: byDate,
  oldest: (a, b) => COL.start[a] - COL.start[b] || COL.end[a] - COL.end[b] || a - b,
  deadliest: (a, b) => mostKilled(b) - mostKilled(a) || byDate(a, b),
};
let sort = "newest";
let listLimit = ROWS_AT_ONCE;
let openedFrom = null; // what gets the focus back when the card closes

// Every incident is listed once, under the first heading that fits.
const HEADINGS = [
  { key: "unplaced", holds: (i) => !located(i) },
  { key: "undated", holds: (i) => !dated(i) },
  { key: "placed", holds: () => true },
];

function rowNode(i) {
  const id = COL.id[i];
  const line = [placeShort(i), unanswered(i) ? WORDS.place.unavailable : "", ...toll(i)]
    .filter(Boolean).join(" · ");
  return el("li", {}, el("button", {
    type: "button", class: "row", "data-id": id, "aria-current": state.id === id ? "true" : null,
    onclick: (event) => openCard(id, event.currentTarget),
    onmouseenter: () => point(i), onmouseleave: () => point(null),
    onfocus: () => point(i), onblur: () => point(null),
  },
  glyph(GROUPS[i], STYLES[i]),
  el("span", { class: "when" }, el("time", {}, dateShort(i)),
    el("span", { class: "type" }, word("type", text(COL.type[i])))),
  el("span", { class: "what", dir: "auto" }, text(COL.summary[i]) || placeShort(i)),
  el("span", { class: "where" }, line),
  el("span", { class: "who" }, actorsOf(i).map((name) => name || WORDS.page.unattributed).join(", "))));
}

function renderList() {
  const host = document.getElementById("sm-rows");
  const groups = { placed: [], undated: [], unplaced: [] };
  shown.forEach((i) => groups[HEADINGS.find(({ holds }) => holds(i)).key].push(i));
  const parts = [];
  let left = listLimit;
  Object.entries(groups).forEach(([key, members]) => {
    if (!members.length) return;
    const rows = members.slice().sort(SORTS[sort]).slice(0, Math.max(0, left));
    left -= rows.length;
    parts.push(el("h2", { id: `sm-heading-${key}` }, WORDS.list[key],
      el("span", { class: "number" }, members.length.toLocaleString(LANGUAGE))));
    parts.push(el("ol", { "aria-labelledby": `sm-heading-${key}` }, rows.map(rowNode)));
  });
  if (shown.length > listLimit) parts.push(moreButton());
  if (!shown.length) parts.push(el("p", { class: "empty" }, WORDS.list.empty));
  host.replaceChildren(...parts);
}

function moreButton() {
  return el("button", { type: "button", class: "more", onclick: () => {
    listLimit += ROWS_AT_ONCE * 4;
    renderList();
  } }, fill(WORDS.list.more, { count: shown.length - listLimit }));
}

function markCurrent() {
  document.querySelectorAll("#sm-rows .row").forEach((row) => {
    if (row.dataset.id !== state.id) { row.removeAttribute("aria-current"); return; }
    row.setAttribute("aria-current", "true");
    row.scrollIntoView({ block: "nearest" });
  });
}

function buildList() {
  const select = el("select", { id: "sm-sort", "aria-label": WORDS.list.sort, onchange: () => {
    sort = select.value;
    renderList();
  } }, Object.keys(SORTS).map((key) => el("option", { value: key }, WORDS.list[key])));
  document.getElementById("sm-list-head").append(select);
  let before = null;
  onChange(() => {
    // The list is built anew only when its incidents changed: focus stays where it is otherwise.
    const now = shown.join();
    if (now !== before) { before = now; listLimit = ROWS_AT_ONCE; renderList(); }
    markCurrent();
    const status = document.getElementById("sm-count");
    const words = shown.length === COUNT ? counted("incidents", COUNT)
      : fill(WORDS.page.of, { count: shown.length.toLocaleString(LANGUAGE), all: counted("incidents", COUNT) });
    if (status.textContent !== words) status.textContent = words;
  });
}
