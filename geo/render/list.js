// The list beside the map, in step with it: also the way for keyboards and screen readers.

// Orders by the rows of a group: `after` is the order of those that are equal, else that of the data.
const killedIn = ([, [low, high]]) => high ?? low ?? -1;
const DAYS = 2 ** 25; // more than any day there is
const days = ([start, end]) => (start + DAYS) * 2 * DAYS + end;
const SORTS = {
  newest: { group: "when", value: (row) => (row[0] === null ? Infinity : -days(row)) }, // undated ones last
  oldest: { group: "when", value: (row) => (row[0] === null ? Infinity : days(row)) },
  deadliest: { group: "tolls", value: (row) => -killedIn(row), after: "newest" },
  surest: { values: () => HUNDREDTHS.map((value) => -value), after: "newest" },
  doubtful: { values: () => HUNDREDTHS, after: "newest" },
};
let sort = "newest";
let openedFrom = null; // what gets the focus back when the card closes

// All incidents in an order, sorted once; those shown are picked out of it. There are fewer values
// than incidents, so incidents are dealt into their values' places and never compared.
const orders = new Map();
function inOrder(key) {
  if (!orders.has(key)) {
    const { group, value, values, after } = SORTS[key];
    orders.set(key, dealt(values ? values() : perRow(group, value), group ? OF[group] : ALL,
      after ? inOrder(after) : ALL));
  }
  return orders.get(key);
}

function dealt(values, of, order) {
  const rank = new Map([...new Set(values)].sort((a, b) => a - b).map((value, k) => [value, k]));
  const ranks = Uint32Array.from(values, (value) => rank.get(value));
  const next = new Uint32Array(rank.size + 1);
  for (let i = 0; i < COUNT; i += 1) next[ranks[of[i]] + 1] += 1;
  for (let k = 1; k < next.length; k += 1) next[k] += next[k - 1];
  const found = new Uint32Array(COUNT);
  for (let k = 0; k < COUNT; k += 1) { found[next[ranks[of[order[k]]]]++] = order[k]; }
  return found;
}

// Some incidents, the newest first.
const newestFirst = (members) => {
  const wanted = new Set(members);
  return Array.from(inOrder("newest").filter((i) => wanted.has(i)));
};

let parts = []; // heading, windowed list
const HEADING_HEIGHT = 35; // pixels, about

// What is shown, in order and under its heading. The order is gone through only as far as rows are
// asked for: a step of the dates that leaves ten rows in view looks for those.
const underHeading = HEADINGS.map(() => new Uint32Array(COUNT));
function picked() {
  const order = inOrder(sort);
  const sizes = HEADINGS.map(() => 0);
  let at = 0;
  const findUpTo = (heading, k) => {
    for (; at < COUNT && sizes[heading] <= k; at += 1) {
      const i = order[at];
      if (failed[i] !== 0) continue;
      const under = HEADING_OF[i];
      underHeading[under][sizes[under]] = i;
      sizes[under] += 1;
    }
  };
  return HEADINGS.map((_, heading) => ({
    length: tally.headings[heading],
    at(k) { findUpTo(heading, k); return underHeading[heading][k]; },
    indexOf(i) {
      if (HEADING_OF[i] !== heading || failed[i] !== 0) return -1;
      findUpTo(heading, this.length - 1);
      return underHeading[heading].subarray(0, this.length).indexOf(i);
    },
  }));
}

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
  el("span", { class: "print-number", "aria-hidden": "true" }),
  glyph(GROUP_OF[i], styleOf(i)),
  el("span", { class: "when" }, el("time", {}, dateShort(i)),
    el("span", { class: "type" }, word("type", text(COL.type[i])))),
  el("span", { class: "what", dir: "auto" }, text(COL.summary[i]) || placeShort(i)),
  el("span", { class: "where" }, line),
  el("span", { class: "who" }, actorsOf(i).map((name) => name || WORDS.page.unattributed).join(COMMA))));
}

let layOutLater = () => {};

function buildParts() {
  const scroller = document.getElementById("sm-scroll");
  parts = HEADINGS.map((key) => {
    const number = el("span", { class: "number" });
    const heading = el("h2", { id: `sm-heading-${key}` }, WORDS.list[key], number);
    const list = el("ol", { "aria-labelledby": `sm-heading-${key}` });
    return { heading, number, rows: windowedList(list, scroller, rowNode) };
  });
  layOutLater = afterFrame(layOutRows);
  scroller.addEventListener("scroll", inFrame(layOutRows), { passive: true });
  new ResizeObserver(inFrame(layOutRows)).observe(scroller);
  document.getElementById("sm-rows").addEventListener("keydown", moveByKey);
}

function renderList() {
  const found = picked();
  const host = document.getElementById("sm-rows");
  const { top, height } = document.getElementById("sm-scroll").getBoundingClientRect();
  let start = top - host.getBoundingClientRect().top;
  const nodes = [];
  parts.forEach(({ heading, number, rows }, k) => {
    number.textContent = numbers.format(found[k].length);
    if (found[k].length) nodes.push(heading, rows.list);
    start -= rows.set(found[k], start - HEADING_HEIGHT, height) + HEADING_HEIGHT;
  });
  if (!nodes.length) nodes.push(el("p", { class: "empty" }, WORDS.list.empty));
  if (nodes.length !== host.children.length || nodes.some((node, k) => node !== host.children[k])) {
    host.replaceChildren(...nodes);
  }
  layOutLater();
}

function layOutRows() {
  parts.forEach(({ rows }) => { if (rows.size()) rows.layOut(); });
}

// ---- by keyboard: arrows step through the whole list, Home and End go to its ends

function rowAt(index) {
  let k = index;
  for (const { rows } of parts) {
    if (k < rows.size()) return rows.show(k)?.querySelector(".row");
    k -= rows.size();
  }
  return null;
}

function indexOfIncident(i) {
  let before = 0;
  for (const { rows } of parts) {
    const k = rows.indexOf(i);
    if (k >= 0) return before + k;
    before += rows.size();
  }
  return -1;
}

function moveByKey(event) {
  const row = event.target.closest(".row");
  if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
  const last = parts.reduce((sum, { rows }) => sum + rows.size(), 0) - 1;
  const at = indexOfIncident(INDEX_OF.get(row.dataset.id));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  rowAt(Math.max(0, Math.min(last, to)))?.focus({ preventScroll: true });
}

function markCurrent(follow) {
  document.querySelectorAll("#sm-rows .row[aria-current]").forEach((row) => row.removeAttribute("aria-current"));
  if (state.id === null) return;
  const at = indexOfIncident(INDEX_OF.get(state.id));
  if (at < 0) return;
  const row = follow ? rowAt(at) : [...document.querySelectorAll("#sm-rows .row")]
    .find((other) => other.dataset.id === state.id);
  row?.setAttribute("aria-current", "true");
}

function buildList() {
  buildParts();
  const select = el("select", { id: "sm-sort", class: "quiet-select", "aria-label": WORDS.list.sort, onchange: () => {
    sort = select.value;
    renderList();
    markCurrent(false);
  } }, Object.keys(SORTS).map((key) => el("option", { value: key }, WORDS.list[key])));
  document.getElementById("sm-list-head").append(select);
  let [drawn, current] = [-1, null];
  onChange(() => {
    // The list is built anew only when its incidents changed: focus stays where it is otherwise.
    if (drawn !== version.shown) { drawn = version.shown; renderList(); }
    markCurrent(state.id !== current);
    current = state.id;
    const status = document.getElementById("sm-count");
    const words = tally.shown === COUNT ? counted("incidents", COUNT)
      : fill(WORDS.page.of, { count: numbers.format(tally.shown), all: counted("incidents", COUNT) });
    if (status.textContent !== words) status.textContent = words;
  });
}
