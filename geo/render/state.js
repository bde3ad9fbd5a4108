// What the reader chose, in one object; written to the address so that a link brings it back.

const state = {
  from: null, // day, inclusive; null is open
  to: null,
  undated: true,
  query: "",
  id: null, // the incident whose card is open
  view: null, // [zoom, lat, lon] once the reader moved the map
};

function resetFilters() {
  FACETS.forEach((facet) => { facet.off.set(facet.usual); facet.version += 1; });
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

const sameBytes = (a, b) => a.every((value, k) => value === b[k]);

// The shorter of what is ticked and what is not.
function facetInHash(facet, query) {
  if (sameBytes(facet.off, facet.usual)) return;
  const named = (off) => facet.names.filter((_, code) => code < facet.size && facet.off[code] === off);
  const [on, off] = [named(0), named(1)];
  const short = on.length <= off.length;
  (short ? on : off).forEach((name) => query.append(short ? facet.key : `no-${facet.key}`, name));
  if (on.length === 0) query.set(`none-${facet.key}`, "1");
  if (off.length === 0) query.set(`all-${facet.key}`, "1");
}

function hashOf() {
  const query = new URLSearchParams();
  FACETS.forEach((facet) => facetInHash(facet, query));
  if (state.from !== null) query.set("from", iso(state.from));
  if (state.to !== null) query.set("to", iso(state.to));
  if (!state.undated) query.set("undated", "0");
  if (state.query) query.set("q", state.query);
  if (state.view) query.set("map", state.view.join("/"));
  if (state.id !== null) query.set("id", state.id);
  return query.toString();
}

// Browsers refuse addresses that change too often, and a change takes them long: the address is
// written when what was changed is on the screen, the last of many changes once.
const HASH_EVERY_MS = 100;
const hash = { known: location.hash, written: -Infinity, timer: 0, pending: false };
const writeSoon = afterFrame(() => {
  clearTimeout(hash.timer);
  hash.timer = setTimeout(writeNow, hash.written + HASH_EVERY_MS - performance.now());
});
function writeHash() { hash.pending = true; writeSoon(); }
function writeNow() {
  // An address that somebody else set meanwhile is read before another is written.
  if (!hash.pending || location.hash !== hash.known) return;
  hash.pending = false;
  const wanted = hashOf();
  if (wanted === location.hash.slice(1)) return;
  hash.written = performance.now();
  // A page inside a notebook's frame has no address of its own.
  try { history.replaceState(null, "", wanted ? `#${wanted}` : location.pathname + location.search); }
  catch { /* then there is nothing to share */ }
  hash.known = location.hash;
}
addEventListener("pagehide", writeNow);

function dayOf(words) {
  const time = /^\d{4}-\d\d-\d\d$/.test(words || "") ? Date.parse(words) : NaN;
  return Number.isNaN(time) ? null : Math.round(time / DAY_MS);
}

function viewOf(words) {
  const numbers = (words || "").split("/").map(Number);
  return numbers.length === 3 && numbers.every(Number.isFinite) ? numbers : null;
}

function facetFromHash(facet, query) {
  const codes = (key) => query.getAll(key).filter((name) => facet.codeOf.has(name))
    .map((name) => facet.codeOf.get(name));
  if (query.has(`all-${facet.key}`)) tickAll(facet, true);
  if (query.has(`none-${facet.key}`)) tickAll(facet, false);
  else if (query.has(facet.key)) {
    tickAll(facet, false);
    // A name that incidents have means itself alone here; one that only joins others means them.
    codes(facet.key).forEach((code) => {
      if (code < facet.size) facet.off[code] = 0; else tick(facet, code, true);
    });
  } else if (query.has(`no-${facet.key}`)) {
    tickAll(facet, true);
    codes(`no-${facet.key}`).forEach((code) => { if (code < facet.size) { facet.off[code] = 1; } });
  }
}

function readHash() {
  Object.assign(hash, { known: location.hash, pending: false });
  const query = new URLSearchParams(location.hash.slice(1));
  resetFilters();
  FACETS.forEach((facet) => facetFromHash(facet, query));
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
