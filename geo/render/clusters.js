// Which incidents share a mark: all of one place, and places too near each other to be told apart.
//
// Incidents are counted by place first, so that a hundred thousand of them at a few thousand places
// cost no more than the places. Marks belong to a zoom and not to a view: panning changes none.

const REACH = 17; // marks nearer than this (pixels) become one badge
const CROWD = 300; // more incidents than this: badges keep clear of each other
const CROWD_REACH = 37;

class Cluster {
  constructor(x, y, place) {
    Object.assign(this, { worldX: x, worldY: y, places: [place], x: 0, y: 0, known: null });
  }

  get members() {
    return this.places.flatMap((p) => Array.from(shownAt(p))).sort((a, b) => a - b);
  }

  // What every paint asks for, worked out once.
  get drawn() {
    if (this.known) return this.known;
    const shares = new Uint32Array(GROUP_COUNT);
    let [count, town] = [0, -1];
    for (const p of this.places) {
      count += tally.places[p];
      if (town < 0 && !PLACES[p].area) town = p;
      for (let group = 0; group < GROUP_COUNT; group += 1) shares[group] += tally.shares[p * GROUP_COUNT + group];
    }
    const area = town < 0;
    this.known = {
      count,
      area,
      // A town says more than the province about it.
      place: PLACES[area ? this.places[0] : town],
      radius: count > 1 ? 10 + Math.min(8, Math.log2(count)) : RADIUS - (area ? 1.5 : 0),
      shares,
    };
    return this.known;
  }

  get place() { return this.drawn.place; }

  get radius() { return this.drawn.radius; }
}

// Places that have incidents, those with most first: badges stand where most happened.
function fullest() {
  const most = tally.places.reduce((a, b) => Math.max(a, b), 0);
  const keys = new Float64Array(PLACES.length);
  let found = 0;
  for (let p = 0; p < PLACES.length; p += 1) {
    if (tally.places[p]) keys[found++] = (most - tally.places[p]) * PLACES.length + p;
  }
  return keys.subarray(0, found).sort().map((key) => key % PLACES.length);
}

// A place joins the first cluster nearer than the reach. Clusters are found again by their cell in
// a grid, hashed into a table of chains; a stranger in the chain fails the test of distance.
function clusteredAt(scale) {
  const reach = tally.placed > CROWD ? CROWD_REACH : REACH;
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
  fullest().forEach((p) => {
    const [x, y] = [PLACES[p].x * scale, PLACES[p].y * scale];
    const [cx, cy] = [Math.floor(x / reach), Math.floor(y / reach)];
    const home = near(x, y, cx, cy);
    if (home) { home.places.push(p); return; }
    next.push(heads[cell(cx, cy)]);
    heads[cell(cx, cy)] = found.length;
    found.push(new Cluster(x, y, p));
  });
  return found;
}

// The clusters in view, where they stand in the frame. What was worked out is kept until other
// incidents are shown or the zoom changes.
const kept = { version: -1, scale: 0, clusters: [] };
function clusteredIn(frame) {
  if (kept.version !== version.shown || kept.scale !== frame.scale) {
    Object.assign(kept, { version: version.shown, scale: frame.scale, clusters: clusteredAt(frame.scale) });
  }
  return kept.clusters.filter((cluster) => {
    cluster.x = frame.x(cluster.worldX / frame.scale);
    cluster.y = frame.y(cluster.worldY / frame.scale);
    return cluster.x > -40 && cluster.y > -40 && cluster.x < frame.width + 40 && cluster.y < frame.height + 40;
  });
}

// The incident may be hidden by a filter, and then no cluster holds it.
const holds = (cluster, i) => i >= 0 && failed[i] === 0 && cluster.places.includes(PLACE_OF[i]);
