// Which incidents share a mark: all of one place, and places too near each other to be told apart.
//
// Incidents are counted by place first, so that a hundred thousand of them at a few thousand places
// cost no more than the places. Marks belong to a zoom and not to a view: panning changes none.

const REACH = 17; // marks nearer than this (pixels) become one badge
const CROWD = 300; // more incidents than this: badges keep clear of each other
const CROWD_REACH = 37;

const PLACE_OF = Int32Array.from(ALL, (i) => (located(i) ? COL.places[i][0] : -1));
const GROUP_OF = Uint8Array.from(GROUPS);

class Cluster {
  constructor(at, x, y, place) {
    Object.assign(this, { at, worldX: x, worldY: y, places: [place], x: 0, y: 0 });
  }

  get members() {
    const found = this.places.flatMap((p) => Array.from(this.at.membersOf(p)));
    return found.sort((a, b) => a - b);
  }

  // What every paint asks for, worked out once.
  get drawn() {
    if (!this.known) {
      const towns = this.places.filter((p) => !PLACES[p].area);
      const count = this.places.reduce((sum, p) => sum + this.at.counts[p], 0);
      const area = towns.length === 0;
      this.known = {
        count,
        area,
        // A town says more than the province about it.
        place: PLACES[area ? this.places[0] : towns[0]],
        radius: count > 1 ? 10 + Math.min(8, Math.log2(count)) : RADIUS - (area ? 1.5 : 0),
        shares: this.shares(),
      };
    }
    return this.known;
  }

  // How many there are of each group of actors.
  shares() {
    const counts = new Uint32Array(NOBODY + 1);
    this.places.forEach((p) => this.at.membersOf(p).forEach((i) => { counts[GROUP_OF[i]] += 1; }));
    return counts;
  }

  get place() { return this.drawn.place; }

  get radius() { return this.drawn.radius; }
}

// The incidents by place: how many, and which, in their own order.
function byPlace(incidents) {
  const counts = new Uint32Array(PLACES.length);
  const begins = new Uint32Array(PLACES.length + 1);
  incidents.forEach((i) => { if (PLACE_OF[i] >= 0) counts[PLACE_OF[i]] += 1; });
  counts.forEach((count, p) => { begins[p + 1] = begins[p] + count; });
  const all = new Uint32Array(begins[PLACES.length]);
  const next = begins.slice();
  incidents.forEach((i) => { if (PLACE_OF[i] >= 0) { all[next[PLACE_OF[i]]] = i; next[PLACE_OF[i]] += 1; } });
  return { counts, total: all.length, membersOf: (p) => all.subarray(begins[p], begins[p + 1]) };
}

// Places that have incidents, those with most first: badges stand where most happened.
function fullest({ counts }) {
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  const found = ALL_PLACES.filter((p) => counts[p] > 0);
  const keys = Float64Array.from(found, (p) => (most - counts[p]) * PLACES.length + p);
  return keys.sort().map((key) => key % PLACES.length);
}
const ALL_PLACES = Uint32Array.from(PLACES, (_, p) => p);

// A place joins the first cluster nearer than the reach. Clusters are found again by their cell in
// a grid, hashed into a table of chains; a stranger in the chain fails the test of distance.
function clusteredAt(at, scale) {
  const reach = at.total > CROWD ? CROWD_REACH : REACH;
  const found = [];
  const heads = new Int32Array(1 << Math.ceil(Math.log2(PLACES.length + 2) + 1)).fill(-1);
  const next = [];
  const cell = (cx, cy) => ((Math.imul(cx, 73856093) ^ Math.imul(cy, 19349663)) >>> 0) & (heads.length - 1);
  const near = (x, y, cx, cy) => {
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let k = heads[cell(cx + dx, cy + dy)]; k >= 0; k = next[k]) {
          const other = found[k];
          if (Math.hypot(other.worldX - x, other.worldY - y) < reach) return other;
        }
      }
    }
    return null;
  };
  fullest(at).forEach((p) => {
    const [x, y] = [PLACES[p].x * scale, PLACES[p].y * scale];
    const [cx, cy] = [Math.floor(x / reach), Math.floor(y / reach)];
    const home = near(x, y, cx, cy);
    if (home) { home.places.push(p); return; }
    next.push(heads[cell(cx, cy)]);
    heads[cell(cx, cy)] = found.length;
    found.push(new Cluster(at, x, y, p));
  });
  return found;
}

// The clusters in view, where they stand in the frame. What was worked out is kept until other
// incidents are shown or the zoom changes.
const kept = { shown: null, scale: 0, at: null, clusters: [] };
function clusteredIn(frame) {
  if (kept.shown !== shown) { Object.assign(kept, { shown, at: byPlace(shown), scale: 0 }); }
  if (kept.scale !== frame.scale) {
    Object.assign(kept, { scale: frame.scale, clusters: clusteredAt(kept.at, frame.scale) });
  }
  return kept.clusters.filter((cluster) => {
    cluster.x = frame.x(cluster.worldX / frame.scale);
    cluster.y = frame.y(cluster.worldY / frame.scale);
    return cluster.x > -40 && cluster.y > -40 && cluster.x < frame.width + 40 && cluster.y < frame.height + 40;
  });
}

// The incident may be hidden by a filter, and then no cluster holds it.
const holds = (cluster, i) => i >= 0 && PLACE_OF[i] >= 0 && cluster.places.includes(PLACE_OF[i])
  && cluster.at.membersOf(PLACE_OF[i]).includes(i);
