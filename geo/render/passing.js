// Which incidents pass the filters, and how many each further choice would show.
//
// `failed` has one bit a filter for each incident, set where it does not pass. A choice's count is
// what it would show: an incident counts in a facet when it fails nothing, or that facet alone. A
// change judges only the filter that changed, and recounts only the incidents whose bits turned,
// by sets of equal ones: a step at 100,000 incidents is a few loops over numbers.

const UNDATED = 0x7fffffff;
const STARTS = spread(Int32Array, "when", perRow("when", ([start]) => start ?? UNDATED));
const ENDS = spread(Int32Array, "when", perRow("when", ([, end]) => end ?? UNDATED));
const DATES = 1 << FACETS.length;
const WORDS_SOUGHT = DATES << 1;

const failed = new Uint32Array(COUNT);
const before = new Uint32Array(COUNT); // what failed until a change
const turned = new Uint32Array(COUNT); // the incidents that it touched
const version = { shown: 0, timeless: 0 }; // one more whenever other incidents pass, with dates and without
const judged = { facets: FACETS.map(() => 0), dates: "", query: "" };

function judgeFacet(f) {
  const { off, own, of } = FACETS[f];
  const bit = 1 << f;
  const bits = Uint32Array.from(own, (codes) => (codes.every((code) => off[code] === 1) ? bit : 0));
  for (let i = 0; i < COUNT; i += 1) failed[i] = (failed[i] & ~bit) | bits[of[i]];
}

// An interval is shown when any day of it lies in the range.
function judgeDates() {
  const from = state.from ?? -UNDATED;
  const to = state.to ?? UNDATED - 1;
  const without = state.undated ? 0 : DATES;
  for (let i = 0; i < COUNT; i += 1) {
    const bit = STARTS[i] === UNDATED ? without : STARTS[i] > to || ENDS[i] < from ? DATES : 0;
    failed[i] = (failed[i] & ~DATES) | bit;
  }
}

// Longer words are looked for only where the shorter ones were found.
function judgeWords() {
  const terms = plain(state.query).split(/\s+/).filter(Boolean);
  const narrower = judged.query !== "" && state.query.startsWith(judged.query);
  for (let i = 0; i < COUNT; i += 1) {
    if (narrower && failed[i] & WORDS_SOUGHT) continue;
    const found = terms.every((term) => haystack(i).includes(term));
    failed[i] = found ? failed[i] & ~WORDS_SOUGHT : failed[i] | WORDS_SOUGHT;
  }
}

function countTurned() {
  let count = 0;
  for (let i = 0; i < COUNT; i += 1) if (before[i] !== failed[i]) { turned[count] = i; count += 1; }
  FACETS.forEach((facet, f) => {
    const { of, held } = facet;
    const others = ~(1 << f);
    for (let k = 0; k < count; k += 1) {
      const i = turned[k];
      held[of[i]] += ((failed[i] & others) === 0) - ((before[i] & others) === 0);
    }
    recount(facet);
  });
  for (let k = 0; k < count; k += 1) {
    const by = (failed[turned[k]] === 0) - (before[turned[k]] === 0);
    if (by) tallyIncident(turned[k], by);
  }
}

// Whether anything was judged anew, and whether it was more than the dates.
function judge() {
  const dates = `${state.from}/${state.to}/${state.undated}`;
  before.set(failed);
  const stale = FACETS.map((_, f) => f).filter((f) => judged.facets[f] !== FACETS[f].version);
  stale.forEach((f) => { judgeFacet(f); judged.facets[f] = FACETS[f].version; });
  const sought = judged.query !== state.query;
  if (sought) { judgeWords(); judged.query = state.query; }
  const moved = judged.dates !== dates;
  if (moved) { judgeDates(); judged.dates = dates; }
  const any = stale.length > 0 || sought || moved;
  if (any) countTurned();
  return { any, more: stale.length > 0 || sought };
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
const WARM_AFTER_MS = 1000; // the first moments are the reader's
const AT_ONCE = 20;
function warmUp(from = 0) {
  if (from >= COUNT || !window.requestIdleCallback) return;
  requestIdleCallback((idle) => {
    let i = from;
    while (i < COUNT && (i % AT_ONCE !== 0 || i === from || idle.timeRemaining() > 4)) { haystack(i); i += 1; }
    warmUp(i);
  });
}
