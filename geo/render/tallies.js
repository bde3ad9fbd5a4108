// How many of the incidents that are shown stand at each place, are of each group of actors and
// under each heading of the list. Kept while filters change: a step that hides ten thousand of a
// hundred thousand touches ten thousand numbers, and what is drawn reads a few thousand.

const GROUP_COUNT = NOBODY + 1;

// Every incident is listed once, under the first heading that fits.
const HEADINGS = ["placed", "undated", "unplaced"];
const HEADING_OF = new Uint8Array(COUNT);
for (let i = 0; i < COUNT; i += 1) HEADING_OF[i] = located(i) ? (dated(i) ? 0 : 1) : 2;

const tally = {
  shown: 0,
  placed: 0,
  places: new Uint32Array(PLACES.length),
  shares: new Uint32Array(PLACES.length * GROUP_COUNT), // of a place, by group
  groups: new Uint32Array(GROUP_COUNT),
  headings: new Uint32Array(HEADINGS.length),
};

function tallyIncident(i, by) {
  const p = PLACE_OF[i];
  const group = GROUP_OF[i];
  tally.shown += by;
  tally.groups[group] += by;
  tally.headings[HEADING_OF[i]] += by;
  if (p < 0) return;
  tally.placed += by;
  tally.places[p] += by;
  tally.shares[p * GROUP_COUNT + group] += by;
}
for (let i = 0; i < COUNT; i += 1) tallyIncident(i, 1); // nothing is hidden yet

// All incidents by place, in their own order, whether they are shown or not.
const AT_PLACE = (() => {
  const begins = new Uint32Array(PLACES.length + 1);
  tally.places.forEach((count, p) => { begins[p + 1] = begins[p] + count; });
  const all = new Uint32Array(tally.placed);
  const next = begins.slice();
  for (let i = 0; i < COUNT; i += 1) {
    if (PLACE_OF[i] >= 0) { all[next[PLACE_OF[i]]] = i; next[PLACE_OF[i]] += 1; }
  }
  return (p) => all.subarray(begins[p], begins[p + 1]);
})();
const shownAt = (p) => AT_PLACE(p).filter((i) => failed[i] === 0);
const firstShownAt = (p) => AT_PLACE(p).find((i) => failed[i] === 0);
