// Which incidents pass the filters, and how many each further choice would show.
//
// `failed` has one bit a filter for each incident, set where it does not pass. A choice's count is
// what it would show: an incident counts in all facets when it fails nothing, and in one facet when
// it fails in that alone. A change judges only the filter that changed, and recounts only the
// incidents whose bit turned: a step of the dates at 100,000 incidents is a few loops over numbers.

const UNDATED = 0x7fffffff;
const STARTS = Int32Array.from(COL.start, (day) => day ?? UNDATED);
const ENDS = Int32Array.from(COL.end, (day) => day ?? UNDATED);
const DATES = 1 << FACETS.length;
const WORDS_SOUGHT = DATES << 1;

const failed = new Uint32Array(COUNT);
const version = { shown: 0, timeless: 0 }; // one more whenever other incidents pass, with dates and without
const judged = { facets: FACETS.map(() => 0), dates: "", query: "" };

FACETS.forEach((facet) => facet.counts.set(facet.total)); // nothing fails yet

function count(facet, i, by) {
  const { counts, all: { codes, at } } = facet;
  for (let k = at[i]; k < at[i + 1]; k += 1) counts[codes[k]] += by;
}

function countIn(i, bits, by) {
  if (bits === 0) {
    for (let f = 0; f < FACETS.length; f += 1) count(FACETS[f], i, by);
    tallyIncident(i, by);
  } else if (bits < DATES && (bits & (bits - 1)) === 0) count(FACETS[31 - Math.clz32(bits)], i, by);
}

function setBit(i, bit, fails) {
  const before = failed[i];
  const after = fails ? before | bit : before & ~bit;
  if (after === before) return;
  failed[i] = after;
  countIn(i, before, -1);
  countIn(i, after, 1);
}

function judgeFacet(f) {
  const { off, own: { codes, at } } = FACETS[f];
  for (let i = 0; i < COUNT; i += 1) {
    let fails = true;
    for (let k = at[i]; k < at[i + 1] && fails; k += 1) fails = off[codes[k]] === 1;
    setBit(i, 1 << f, fails);
  }
}

// An interval is shown when any day of it lies in the range.
function judgeDates() {
  const from = state.from ?? -Infinity;
  const to = state.to ?? Infinity;
  const without = !state.undated;
  for (let i = 0; i < COUNT; i += 1) {
    setBit(i, DATES, STARTS[i] === UNDATED ? without : STARTS[i] > to || ENDS[i] < from);
  }
}

// Longer words are looked for only where the shorter ones were found.
function judgeWords() {
  const terms = plain(state.query).split(/\s+/).filter(Boolean);
  const narrower = judged.query !== "" && state.query.startsWith(judged.query);
  for (let i = 0; i < COUNT; i += 1) {
    if (narrower && failed[i] & WORDS_SOUGHT) continue;
    setBit(i, WORDS_SOUGHT, !terms.every((term) => haystack(i).includes(term)));
  }
}

// Whether anything was judged anew, and whether it was more than the dates.
function judge() {
  const dates = `${state.from}/${state.to}/${state.undated}`;
  const stale = FACETS.map((_, f) => f).filter((f) => judged.facets[f] !== FACETS[f].version);
  stale.forEach((f) => { judgeFacet(f); judged.facets[f] = FACETS[f].version; });
  const sought = judged.query !== state.query;
  if (sought) { judgeWords(); judged.query = state.query; }
  const moved = judged.dates !== dates;
  if (moved) { judgeDates(); judged.dates = dates; }
  return { any: stale.length > 0 || sought || moved, more: stale.length > 0 || sought };
}

function applyFilters() {
  const { any, more } = judge();
  if (!any) return;
  version.shown += 1;
  if (more || version.timeless === 0) version.timeless += 1;
}

// Indices of the incidents that pass every filter: for what wants all of them, paper or a file.
const shown = () => ALL.filter((i) => failed[i] === 0);

// Words for the search are put together while nothing else happens, so that the first letter typed
// does not wait for all of them.
const AT_ONCE = 20;
function warmUp(from = 0) {
  if (from >= COUNT || !window.requestIdleCallback) return;
  requestIdleCallback((idle) => {
    let i = from;
    while (i < COUNT && (i % AT_ONCE !== 0 || i === from || idle.timeRemaining() > 4)) { haystack(i); i += 1; }
    warmUp(i);
  });
}
