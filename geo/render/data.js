// The data block as columns, and what every other part asks of it.
// Names out of reports are only ever keys of a Map or a Set, never of an object.

const unpacked = window.strikemapData; // of a compressed page
const RAW = unpacked || JSON.parse(document.getElementById("sm-data").textContent);
const WORDS = RAW.words;
const TEXT = RAW.text;
// Words by their number; some columns have words themselves.
const text = unpacked ? packedText(RAW) : (index) => (
  typeof index === "string" ? index : index < 0 ? "" : TEXT[index]);

// Groups of columns as payload.py makes them: distinct rows, and the one of each incident. So
// incidents that say the same share one array.
const COLUMNS = {
  what: ["kind", "type", "datePrecision", "timeOfDay", "datePartial", "weapon"],
  when: ["start", "end"],
  doubts: ["review", "reasons"],
  where: ["places"],
  who: ["attributions", "perpetrators", "targets"],
  tolls: ["claims", "killed", "injured"],
  ties: ["links", "corrections"],
};
const climbing = (steps) => { let sum = 0; return steps.map((step) => (sum += step)); };
// Attributions and claims are rows of tables; attackers and targets are named by where they stand
// among the attributions.
const inTable = (table) => (numbers) => numbers.map((number) => table[number]);
const inWho = (at, row) => at.map((position) => RAW.attributions[row[0][position]][1]);
const READ = {
  attributions: inTable(RAW.attributions), claims: inTable(RAW.claims), perpetrators: inWho, targets: inWho,
};
const COL = {};
Object.entries(COLUMNS).forEach(([group, names]) => {
  const { rows, of } = RAW.groups[group];
  names.forEach((name, k) => {
    const values = rows.map((row) => (READ[name] ? READ[name](row[k], row) : row[k]));
    COL[name] = of.map((row) => values[row]);
  });
});
// The sources of an incident are mostly those of the one before.
COL.sources = [];
(() => {
  const numbers = climbing(RAW.told.steps);
  let at = 0;
  let last = [];
  RAW.told.sources.forEach((count) => {
    const own = numbers.slice(at, at += count);
    if (own.length !== last.length || own.some((number, k) => number !== last[k])) last = own;
    COL.sources.push(last);
  });
})();
// Ids of our own come as their digits alone.
const digits = RAW.ids === true ? hexOf(RAW.idBytes) : RAW.ids;
COL.id = typeof digits === "string" ? (digits.match(/.{12}/g) || []).map((id) => `SM-${id}`) : digits;
COL.confidence = RAW.confidence.map((hundredths) => hundredths / 100);
const COUNT = COL.id.length;
const ALL = Array.from({ length: COUNT }, (_, i) => i);

// A column whose values are made when they are asked for.
const lazy = (make) => new Proxy([], {
  get: (none, key) => (key === "length" ? COUNT
    : typeof key === "symbol" || Number.isNaN(Number(key)) ? none[key] : make(Number(key))),
  has: (none, key) => key < COUNT || key in none,
});

// What is the same for all incidents that share an array of a column is worked out once.
const perValue = (column, make) => {
  const known = new Map();
  return (i) => {
    const value = column[i];
    if (!known.has(value)) known.set(value, make(value));
    return known.get(value);
  };
};

const PLACES = RAW.places.map((row) => ({
  lon: row[0], lat: row[1], radius: row[2], geometry: row[3], distance: row[4],
  inside: row[5] === 1, ambiguous: row[6] === 1, name: text(row[7]), words: text(row[8]),
  precision: text(row[9]), relation: text(row[10]), other: text(row[11]),
  bearing: text(row[12]), country: text(row[13]), admin1: text(row[14]), licence: text(row[15]),
  service: text(row[16]), serviceId: text(row[17]), note: text(row[18]), retrieved: row[19],
  unavailable: row[20] === 1,
}));
const SOURCES = (([titles, publishers, addresses, days]) => {
  const [title, url] = [climbing(titles), climbing(addresses)];
  return days.map((published, k) => ({
    title: text(title[k]), publisher: text(publishers[k]), url: text(url[k]), published,
  }));
})(RAW.sources);
const INDEX_OF = new Map(COL.id.map((id, i) => [id, i]));

// Names that stand elsewhere are holes in the summary; see payload.py.
COL.summary = lazy((i) => {
  const words = text(RAW.summaries[i]);
  if (words[0] === "\u0000") return words.slice(1);
  const named = (hole) => [placeOf(i)?.name, text(COL.perpetrators[i][0]), text(COL.targets[i][0])][
    hole.charCodeAt(0) - 1];
  return words.replace(/[\u0001-\u0003]/g, named);
});

// Sentences of incident i: quote, section, source, marked words; see quotes.py.
COL.evidence = lazy(evidenceIn(RAW.evidence, RAW.quotes));
function evidenceIn({ sentences, quote, section, source, marks, start, length }, firstQuote) {
  const sentencesBefore = summed(sentences);
  const marksBefore = summed(marks);
  const newBefore = summed(quote.map((number) => (number === 0 ? 1 : 0)));
  const marked = (s) => Array.from({ length: marks[s] }, (_, m) => {
    const k = marksBefore[s] + m;
    return [start[k], start[k] + length[k]];
  });
  return (i) => Array.from({ length: sentences[i] }, (_, n) => {
    const s = sentencesBefore[i] + n;
    const number = quote[s] === 0 ? newBefore[s] : quote[s] - 1;
    return [firstQuote + number, section[s], source[s] ? COL.sources[i][source[s] - 1] : -1, marked(s)];
  });
}
function summed(numbers) {
  const before = new Uint32Array(numbers.length);
  for (let k = 1; k < numbers.length; k += 1) before[k] = before[k - 1] + numbers[k - 1];
  return before;
}

const placeOf = (i) => (COL.places[i].length ? PLACES[COL.places[i][0]] : null);
const attributedIn = (rows, role) => rows
  .filter((row) => row[0] === role)
  .map((row) => ({
    actor: row[1] < 0 ? null : text(row[1]),
    status: text(row[2]), by: text(row[3]), what: text(row[4]),
  }));
const attributions = (i, role) => attributedIn(COL.attributions[i], role);
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

// ---- who: the seven most frequent actors, with their parts, have a colour and a shape of their own

const COLOURED = 7;
const OTHER = COLOURED;
const NOBODY = COLOURED + 1;

const actorsOf = perValue(COL.perpetrators, (names) => (
  names.length ? names.map(text) : [UNATTRIBUTED]));

const FAMILY = new Map(RAW.actors.map(([name, , family]) => [name, family]));
const familyOf = (name) => FAMILY.get(name) ?? name;

function ranked() {
  const counts = new Map();
  ALL.forEach((i) => new Set(actorsOf(i).map(familyOf)).forEach((name) => {
    const weight = text(COL.kind[i]) === "event" ? 1000000 : 1;
    counts.set(name, (counts.get(name) || 0) + weight);
  }));
  counts.delete(UNATTRIBUTED);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}
const ACTORS = ranked();
const GROUP = new Map(ACTORS.map((name, rank) => [name, Math.min(rank, OTHER)]));
const groupOfActor = (name) => (name === UNATTRIBUTED ? NOBODY : GROUP.get(familyOf(name)) ?? OTHER);
const GROUPS = ALL.map((i) => groupOfActor(actorsOf(i)[0]));

// ---- how sure: solid, hollow or half, by what is said of the attacker

const DECLARED = new Set(["announced_officially", "claimed", "reported_as_fact"]);
const CONTESTED = new Set(["denied", "disputed"]);

const styleOf = perValue(COL.attributions, (rows) => {
  const statuses = attributedIn(rows, PERPETRATOR).filter((a) => a.actor !== null)
    .map((a) => a.status);
  if (statuses.some((s) => CONTESTED.has(s))) return "half";
  return statuses.some((s) => DECLARED.has(s)) ? "solid" : "hollow";
});
const STYLES = ALL.map(styleOf);

const statusesOf = perValue(COL.attributions, (rows) => {
  const found = attributedIn(rows, PERPETRATOR).map((a) => (a.actor === null ? "unknown" : a.status));
  return found.length ? [...new Set(found)] : ["unknown"];
});

// ---- what a reader can search

const plain = (words) => (/[^\0-\x7f]/.test(words)
  ? words.normalize("NFD").replace(/\p{M}/gu, "") : words).toLowerCase();
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
