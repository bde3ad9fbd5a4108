// The data block as columns, and what every other part asks of it.
// Names out of reports are only ever keys of a Map or a Set, never of an object.

const RAW = JSON.parse(document.getElementById("sm-data").textContent);
const WORDS = RAW.words;
const TEXT = RAW.text;
const text = (index) => (index < 0 ? "" : TEXT[index]);

// In the order of payload.py.
const COLUMNS = [
  "id", "kind", "type", "start", "end", "datePrecision", "timeOfDay", "datePartial", "summary",
  "confidence", "review", "reasons", "weapon", "places", "sources", "perpetrators",
  "attributions", "claims", "evidence", "killed", "injured", "links",
  "corrections",
];
const COL = {};
COLUMNS.forEach((name, i) => { COL[name] = RAW.incidents[i] || []; });
const COUNT = COL.id.length;
const ALL = Array.from({ length: COUNT }, (_, i) => i);

const PLACES = RAW.places.map((row) => ({
  lon: row[0], lat: row[1], radius: row[2], geometry: row[3], distance: row[4],
  inside: row[5] === 1, ambiguous: row[6] === 1, name: text(row[7]), words: text(row[8]),
  precision: text(row[9]), relation: text(row[10]), other: text(row[11]),
  bearing: text(row[12]), country: text(row[13]), admin1: text(row[14]), licence: text(row[15]),
  service: text(row[16]), serviceId: text(row[17]), note: text(row[18]), retrieved: row[19],
  unavailable: row[20] === 1,
}));
const SOURCES = RAW.sources.map((row) => ({
  title: text(row[0]), publisher: text(row[1]), url: text(row[2]), published: row[3],
}));
const INDEX_OF = new Map(COL.id.map((id, i) => [id, i]));

const placeOf = (i) => (COL.places[i].length ? PLACES[COL.places[i][0]] : null);
const attributions = (i, role) => COL.attributions[i]
  .filter((row) => row[0] === role)
  .map((row) => ({
    actor: row[1] < 0 ? null : text(row[1]),
    status: text(row[2]), by: text(row[3]), what: text(row[4]),
  }));
const PERPETRATOR = 0;
const TARGET = 1;
const UNATTRIBUTED = "";

// ---- where: web Mercator, 0..1 from the north-west corner of the world

const mercatorX = (lon) => (lon + 180) / 360;
const mercatorY = (lat) => {
  const s = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
};

function eachPosition(geometry, visit) {
  const walk = (value) => {
    if (typeof value[0] === "number") visit(value[0], value[1]);
    else value.forEach(walk);
  };
  if (geometry.geometries) geometry.geometries.forEach((g) => eachPosition(g, visit));
  else walk(geometry.coordinates);
}

function boundsOf(place) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const grow = (lon, lat) => {
    box[0] = Math.min(box[0], lon); box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon); box[3] = Math.max(box[3], lat);
  };
  if (place.geometry) eachPosition(place.geometry, grow);
  if (place.lon !== null) grow(place.lon, place.lat);
  if (place.lon !== null && place.radius && !place.geometry) {
    const dy = place.radius / 111.2;
    const dx = dy / Math.max(0.1, Math.cos((place.lat * Math.PI) / 180));
    grow(place.lon - dx, place.lat - dy);
    grow(place.lon + dx, place.lat + dy);
  }
  return box[0] <= box[2] ? box : null;
}

// A place that is an area gets no pin; where it has no point, its label stands in its middle.
const AREAS = new Set(["district", "province", "border", "country", "sea", "unknown"]);
PLACES.forEach((place) => {
  place.bounds = boundsOf(place);
  place.area = place.lon === null || AREAS.has(place.precision);
  const box = place.bounds;
  if (!box) return;
  place.x = mercatorX(place.lon === null ? (box[0] + box[2]) / 2 : place.lon);
  place.y = mercatorY(place.lon === null ? (box[1] + box[3]) / 2 : place.lat);
});
const located = (i) => { const place = placeOf(i); return place !== null && place.bounds !== null; };
const dated = (i) => COL.start[i] !== null;
// Nowhere on the map only because the geocoder gave no answer.
const unanswered = (i) => !located(i) && COL.places[i].some((p) => PLACES[p].unavailable);

// ---- who: the seven most frequent actors have a colour and a shape of their own

const COLOURED = 7;
const OTHER = COLOURED;
const NOBODY = COLOURED + 1;

const actorsOf = (i) => (COL.perpetrators[i].length
  ? COL.perpetrators[i].map(text) : [UNATTRIBUTED]);

function ranked() {
  const counts = new Map();
  ALL.forEach((i) => actorsOf(i).forEach((name) => {
    const weight = text(COL.kind[i]) === "event" ? 1000000 : 1;
    counts.set(name, (counts.get(name) || 0) + weight);
  }));
  counts.delete(UNATTRIBUTED);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}
const ACTORS = ranked();
const GROUP = new Map(ACTORS.map((name, rank) => [name, Math.min(rank, OTHER)]));
const groupOfActor = (name) => (GROUP.has(name) ? GROUP.get(name) : NOBODY);
const GROUPS = ALL.map((i) => groupOfActor(actorsOf(i)[0]));

// ---- how sure: solid, hollow or half, by what is said of the attacker

const DECLARED = new Set(["announced_officially", "claimed", "reported_as_fact"]);
const CONTESTED = new Set(["denied", "disputed"]);

function styleOf(i) {
  const statuses = attributions(i, PERPETRATOR).filter((a) => a.actor !== null)
    .map((a) => a.status);
  if (statuses.some((s) => CONTESTED.has(s))) return "half";
  return statuses.some((s) => DECLARED.has(s)) ? "solid" : "hollow";
}
const STYLES = ALL.map(styleOf);

function statusesOf(i) {
  const found = attributions(i, PERPETRATOR).map((a) => (a.actor === null ? "unknown" : a.status));
  return found.length ? [...new Set(found)] : ["unknown"];
}

// ---- what a reader can search

const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const haystacks = [];
function haystack(i) {
  if (haystacks[i] === undefined) {
    const words = [text(COL.summary[i]), COL.id[i], ...actorsOf(i)];
    COL.places[i].forEach((p) => words.push(PLACES[p].name, PLACES[p].words, PLACES[p].admin1));
    COL.attributions[i].forEach((row) => words.push(...row.slice(1).map(text)));
    COL.evidence[i].forEach((row) => words.push(text(row[0])));
    COL.claims[i].forEach((row) => words.push(text(row[5])));
    COL.sources[i].forEach((s) => words.push(SOURCES[s].title, SOURCES[s].publisher));
    haystacks[i] = plain(words.join("\n"));
  }
  return haystacks[i];
}
