// What can be filtered by. Incidents with the same values of a facet are one set of it: `of` is the
// set of each incident, `own` the codes of each set's values.

const NONE = ""; // an incident that has no value of a facet

const TARGETS = perRow("aimed", (row) => {
  const named = attributedIn(row, TARGET).map((a) => a.actor).filter(Boolean);
  return named.length ? named : [NONE];
});
const PRECISIONS = perRow("where", ([[first]]) => [first === undefined ? NONE : PLACES[first].precision]);

// A report without a publisher is known by the host that it came from.
const PUBLISHERS = SOURCE_COLUMNS.publisher.map((number, k) => {
  const publisher = text(number);
  if (publisher) return publisher;
  try { return new URL(text(RAW.long + SOURCE_COLUMNS.url[k])).hostname; } catch { return NONE; }
});
const TELLERS = perRow("told", (sources) => (sources.length ? sources.map((k) => PUBLISHERS[k]) : [NONE]));

// Facets combine by AND; within one, an incident passes when any of its values is ticked.
const FACETS = [
  { key: "actor", group: "blamed", values: ACTORS_OF, none: WORDS.page.unattributed, tree: true },
  { key: "target", group: "aimed", values: TARGETS, none: WORDS.page.no_target, tree: true },
  { key: "type", group: "what", values: perRow("what", ([, type]) => [text(type)]), words: WORDS.type },
  { key: "status", group: "blamed", values: STATUSES, words: WORDS.status },
  { key: "precision", group: "where", values: PRECISIONS, none: WORDS.place.none, words: WORDS.precision },
  { key: "source", group: "told", values: TELLERS, none: WORDS.page.no_publisher },
  {
    key: "kind",
    group: "what",
    values: perRow("what", ([kind]) => [text(kind)]),
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

// ---- sets

// Gives names their codes in the order in which they come, and incidents their sets.
function gather(facet) {
  facet.codeOf = new Map();
  facet.own = [];
  const sets = new Map();
  const code = (name) => {
    if (!facet.codeOf.has(name)) facet.codeOf.set(name, facet.codeOf.size);
    return facet.codeOf.get(name);
  };
  facet.of = spread(Uint32Array, facet.group, facet.values.map((names) => {
    const codes = names.length === 1 ? [code(names[0])] : [...new Set(names.map(code))];
    const key = codes.length === 1 ? codes[0] : codes.join();
    if (!sets.has(key)) { sets.set(key, facet.own.length); facet.own.push(codes); }
    return sets.get(key);
  }));
}

// How many incidents of each set pass all other filters, and what each choice would show by that.
function recount({ counts, held, all }) {
  counts.fill(0);
  held.forEach((count, set) => { if (count) all[set].forEach((code) => { counts[code] += count; }); });
}

function prepare(facet) {
  gather(facet);
  const own = new Set(facet.codeOf.keys());
  facet.names = [...own, ...(facet.tree ? joining(own) : [])];
  facet.size = own.size; // names from here on only join others
  facet.names.forEach((name, code) => facet.codeOf.set(name, code));
  const codeOf = (name) => facet.codeOf.get(name);
  const above = facet.names.map((name) => (facet.tree
    ? [...ancestorsOf(name)].filter((other) => facet.codeOf.has(other)).map(codeOf) : []));
  facet.parent = above.map((codes) => (codes.length ? codes[0] : -1));
  facet.all = above.some((codes) => codes.length)
    ? facet.own.map((codes) => [...new Set(codes.flatMap((code) => [code, ...above[code]]))]) : facet.own;
  // The names that a choice stands for: its own, and all that are part of it.
  facet.members = facet.names.map((_, code) => (code < facet.size ? [code] : []));
  above.slice(0, facet.size).forEach((codes, code) => codes.forEach((up) => facet.members[up].push(code)));
  facet.held = new Uint32Array(facet.own.length);
  for (let i = 0; i < COUNT; i += 1) facet.held[facet.of[i]] += 1; // nothing fails yet
  facet.counts = new Uint32Array(facet.names.length);
  recount(facet);
  facet.total = facet.counts.slice();
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
