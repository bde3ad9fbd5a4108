// What the reader chose, in one object; written to the address so that a link brings it back.

// Facets combine by AND; within one, an incident passes when any of its values is ticked.
const FACETS = [
  { key: "actor", values: actorsOf, off: new Set(), byDefault: [] },
  { key: "type", values: (i) => [text(COL.type[i])], off: new Set(), byDefault: [] },
  { key: "status", values: statusesOf, off: new Set(), byDefault: [] },
  {
    key: "kind",
    values: (i) => [text(COL.kind[i])],
    off: new Set(),
    byDefault: ["aggregate", "context_total", "planned"],
  },
];
FACETS.forEach((facet) => {
  facet.of = ALL.map(facet.values);
  facet.choices = [...new Set(facet.of.flat())];
});

const state = {
  from: null, // day, inclusive; null is open
  to: null,
  undated: true,
  query: "",
  id: null, // the incident whose card is open
  view: null, // [zoom, lat, lon] once the reader moved the map
};

function resetFilters() {
  FACETS.forEach((facet) => {
    facet.off = new Set(facet.byDefault.filter((value) => facet.choices.includes(value)));
  });
  Object.assign(state, { from: null, to: null, undated: true, query: "" });
}

// ---- those who redraw when something changed

const listeners = [];
const onChange = (listener) => listeners.push(listener);
function changed() {
  applyFilters();
  listeners.forEach((listener) => listener());
  writeHash();
}

// ---- the address

const sameSet = (a, b) => a.size === b.size && [...a].every((value) => b.has(value));

function hashOf() {
  const query = new URLSearchParams();
  FACETS.forEach((facet) => {
    if (sameSet(facet.off, new Set(facet.byDefault.filter((v) => facet.choices.includes(v))))) return;
    const on = facet.choices.filter((value) => !facet.off.has(value));
    const short = on.length <= facet.off.size;
    (short ? on : [...facet.off]).forEach((value) => {
      query.append(short ? facet.key : `no-${facet.key}`, value);
    });
    if (on.length === 0) query.set(`none-${facet.key}`, "1");
    if (facet.off.size === 0) query.set(`all-${facet.key}`, "1");
  });
  if (state.from !== null) query.set("from", iso(state.from));
  if (state.to !== null) query.set("to", iso(state.to));
  if (!state.undated) query.set("undated", "0");
  if (state.query) query.set("q", state.query);
  if (state.view) query.set("map", state.view.join("/"));
  if (state.id !== null) query.set("id", state.id);
  return query.toString();
}

function writeHash() {
  const hash = hashOf();
  if (hash === location.hash.slice(1)) return;
  // A page inside a notebook's frame has no address of its own.
  try { history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search); }
  catch { /* then there is nothing to share */ }
}

function dayOf(words) {
  const time = /^\d{4}-\d\d-\d\d$/.test(words || "") ? Date.parse(words) : NaN;
  return Number.isNaN(time) ? null : Math.round(time / DAY_MS);
}

function viewOf(words) {
  const numbers = (words || "").split("/").map(Number);
  return numbers.length === 3 && numbers.every(Number.isFinite) ? numbers : null;
}

function readHash() {
  const query = new URLSearchParams(location.hash.slice(1));
  resetFilters();
  FACETS.forEach((facet) => {
    const known = (key) => query.getAll(key).filter((value) => facet.choices.includes(value));
    if (query.has(`all-${facet.key}`)) facet.off = new Set();
    if (query.has(`none-${facet.key}`)) facet.off = new Set(facet.choices);
    else if (query.has(facet.key)) {
      const on = known(facet.key);
      facet.off = new Set(facet.choices.filter((value) => !on.includes(value)));
    } else if (query.has(`no-${facet.key}`)) facet.off = new Set(known(`no-${facet.key}`));
  });
  state.from = dayOf(query.get("from"));
  state.to = dayOf(query.get("to"));
  state.undated = query.get("undated") !== "0";
  state.query = query.get("q") || "";
  state.view = viewOf(query.get("map"));
  state.id = INDEX_OF.has(query.get("id")) ? query.get("id") : null;
}

const linkTo = (id) => {
  const query = new URLSearchParams({ id });
  return `#${query}`;
};
