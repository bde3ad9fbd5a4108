// What can be filtered by. Each facet is a column of whole numbers: the codes of every incident's
// values one after the other (`codes`), and where each incident's begin (`at`).

const NONE = ""; // an incident that has no value of a facet

// Incidents with the same values share one array of them, so that it is looked at once.
const targetsOf = perValue(COL.attributions, (rows) => {
  const named = attributedIn(rows, TARGET).map((a) => a.actor).filter(Boolean);
  return named.length ? named : [NONE];
});
const precisionsOf = perValue(COL.places, ([first]) => [
  first === undefined ? NONE : PLACES[first].precision]);

// A report without a publisher is known by the host that it came from.
const PUBLISHERS = SOURCES.map(({ publisher, url }) => {
  if (publisher) return publisher;
  try { return new URL(url).hostname; } catch { return NONE; }
});
const publishersOf = perValue(COL.sources, (sources) => (
  sources.length ? sources.map((s) => PUBLISHERS[s]) : [NONE]));

// Facets combine by AND; within one, an incident passes when any of its values is ticked.
const FACETS = [
  { key: "actor", values: actorsOf, none: WORDS.page.unattributed, tree: true },
  { key: "target", values: targetsOf, none: WORDS.page.no_target, tree: true },
  { key: "type", values: perValue(COL.type, (code) => [text(code)]), words: WORDS.type },
  { key: "status", values: statusesOf, words: WORDS.status },
  { key: "precision", values: precisionsOf, none: WORDS.place.none, words: WORDS.precision },
  { key: "source", values: publishersOf, none: WORDS.page.no_publisher },
  {
    key: "kind",
    values: perValue(COL.kind, (code) => [text(code)]),
    words: WORDS.kind,
    byDefault: ["aggregate", "context_total", "planned"],
  },
];

// ---- which actors are part of which

const PARENTS = new Map(RAW.actors.map(([name, parents]) => [name, parents]));
const parentsOf = (name) => PARENTS.get(name) || [];

function ancestorsOf(name) {
  const found = new Set();
  const waiting = [...parentsOf(name)];
  while (waiting.length) {
    const next = waiting.shift();
    if (next !== name && !found.has(next)) { found.add(next); waiting.push(...parentsOf(next)); }
  }
  return found;
}

// Of the names that no incident has, those are kept that join two others or more.
function joining(own) {
  const below = new Map();
  own.forEach((name) => ancestorsOf(name).forEach((above) => {
    if (!below.has(above)) below.set(above, new Set());
    below.get(above).add(name);
  }));
  const same = (a, b) => a.size === b.size && [...a].every((name) => b.has(name));
  return [...below].filter(([above, names]) => !own.has(above) && names.size > 1
    // Where a nearer one joins the same ones, it is enough.
    && ![...below].some(([other, others]) => other !== above && same(names, others)
      && ancestorsOf(other).has(above))
    && ![...names].some((name) => ancestorsOf(name).has(above)
      && [...names].every((part) => part === name || ancestorsOf(part).has(name))))
    .map(([above]) => above);
}

// ---- columns

function column(rows, codesOf) {
  const known = new Map();
  const at = new Uint32Array(COUNT + 1);
  rows.forEach((names, i) => {
    if (!known.has(names)) known.set(names, codesOf(names));
    at[i + 1] = at[i] + known.get(names).length;
  });
  const codes = new Uint32Array(at[COUNT]);
  rows.forEach((names, i) => {
    const own = known.get(names);
    for (let k = 0; k < own.length; k += 1) codes[at[i] + k] = own[k];
  });
  return { codes, at };
}

function totals({ codes }, size) {
  const counts = new Uint32Array(size);
  codes.forEach((code) => { counts[code] += 1; });
  return counts;
}

function prepare(facet) {
  const rows = ALL.map(facet.values);
  const own = new Set([...new Set(rows)].flat());
  facet.names = [...own, ...(facet.tree ? joining(own) : [])];
  facet.size = own.size; // names from here on only join others
  facet.codeOf = new Map(facet.names.map((name, code) => [name, code]));
  const codeOf = (name) => facet.codeOf.get(name);
  const above = facet.names.map((name) => (facet.tree
    ? [...ancestorsOf(name)].filter((other) => facet.codeOf.has(other)).map(codeOf) : []));
  facet.parent = above.map((codes) => (codes.length ? codes[0] : -1));
  facet.own = column(rows, (names) => [...new Set(names)].map(codeOf));
  facet.all = above.some((codes) => codes.length)
    ? column(rows, (names) => [
      ...new Set(names.flatMap((name) => [codeOf(name), ...above[codeOf(name)]]))])
    : facet.own;
  // The names that a choice stands for: its own, and all that are part of it.
  facet.members = facet.names.map((_, code) => (code < facet.size ? [code] : []));
  above.slice(0, facet.size).forEach((codes, code) => codes.forEach((up) => facet.members[up].push(code)));
  facet.total = totals(facet.all, facet.names.length);
  facet.counts = new Uint32Array(facet.names.length);
  facet.off = new Uint8Array(facet.size);
  facet.usual = new Uint8Array(facet.size); // what is unticked when the page opens
  (facet.byDefault || []).filter((name) => own.has(name)).forEach((name) => { facet.usual[codeOf(name)] = 1; });
  facet.version = 1; // one more with every change
}
FACETS.forEach(prepare);

function labelOf(facet, code) {
  const name = facet.names[code];
  if (facet.words && Object.hasOwn(facet.words, name)) return facet.words[name];
  return name === NONE && facet.none ? facet.none : name;
}

// ---- ticking

function tick(facet, code, on) {
  facet.members[code].forEach((own) => { facet.off[own] = on ? 0 : 1; });
  facet.version += 1;
}

function tickAll(facet, on) {
  facet.off.fill(on ? 0 : 1);
  facet.version += 1;
}

const ticked = (facet, code) => facet.members[code].every((own) => !facet.off[own]);
const partly = (facet, code) => !ticked(facet, code) && facet.members[code].some((own) => !facet.off[own]);
