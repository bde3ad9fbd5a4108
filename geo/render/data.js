// The data block as columns, and what every other part asks of it.
// Names out of reports are only ever keys of a Map or a Set, never of an object.

const RAW = pageData();
const numbersOf = (column) => columnOf(column, RAW.columns);
const WORDS = RAW.words;
const TEXT = RAW.text;
// Words by their number; some columns have words themselves.
let long = null;
const unpackLong = () => {
  if (long === null && (RAW.packed || document.getElementById("sm-table"))) long = longTexts(RAW);
};
const text = (index) => {
  if (typeof index === "string") return index;
  if (!(index >= 0)) return ""; // none, or not there
  if (index < TEXT.length) return TEXT[index];
  unpackLong();
  return long(index - TEXT.length);
};

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
const climbing = (steps) => { let sum = 0; return numbersOf(steps).map((step) => (sum += step)); };

// A value that is made when it is first asked for.
const later = (object, name, make) => Object.defineProperty(object, name, { configurable: true, get() {
  const value = make();
  Object.defineProperty(object, name, { value });
  return value;
} });

// Attributions and claims are rows of tables; attackers and targets are named by where they stand
// among the attributions.
const inTable = (table) => (numbers) => numbers.map((number) => table[number]);
const inWho = (at, row) => at.map((position) => RAW.attributions[row[0][position]][1]);
const READ = {
  attributions: inTable(RAW.attributions), claims: inTable(RAW.claims), perpetrators: inWho, targets: inWho,
};
const COUNT = RAW.groups.when.of.count ?? RAW.groups.when.of.length;

// A column whose values are made when they are asked for.
const lazy = (make, count = COUNT) => new Proxy([], {
  get: (none, key) => {
    if (key === "length") return count;
    const k = typeof key === "symbol" ? NaN : Number(key);
    return k >= 0 && k < count ? make(k) : none[key];
  },
  has: (none, key) => key < count || key in none,
});

const ROWS = {}; // of each group
const OF = {}; // of each group, the number of each incident's row
const COL = {};
Object.entries(COLUMNS).forEach(([group, names]) => {
  const { rows } = RAW.groups[group];
  const of = new Uint32Array(numbersOf(RAW.groups[group].of));
  ROWS[group] = rows;
  OF[group] = of;
  const read = (k, name) => (READ[name] ? (row) => READ[name](row[k], row) : (row) => row[k]);
  names.forEach((name, k) => { const value = read(k, name); COL[name] = lazy((i) => value(rows[of[i]])); });
});
const ALL = Array.from({ length: COUNT }, (_, i) => i);

// The sources of an incident are mostly those of the one before.
ROWS.told = [];
OF.told = new Uint32Array(COUNT);
(() => {
  const numbers = climbing(RAW.told.steps);
  let at = 0;
  numbersOf(RAW.told.sources).forEach((count, i) => {
    const last = ROWS.told[ROWS.told.length - 1];
    let same = last !== undefined && last.length === count;
    for (let k = 0; k < count && same; k += 1) same = last[k] === numbers[at + k];
    if (!same) ROWS.told.push(Array.from(numbers.slice(at, at + count)));
    OF.told[i] = ROWS.told.length - 1;
    at += count;
  });
})();
COL.sources = lazy((i) => ROWS.told[OF.told[i]]);

// Ids of our own come as their digits alone.
COL.id = Array.isArray(RAW.ids) ? RAW.ids : lazy(ourIds(RAW.ids));
function ourIds(ids) {
  if (typeof ids === "string") return (i) => `SM-${ids.slice(12 * i, 12 * i + 12)}`;
  const hex = (byte) => byte.toString(16).padStart(2, "0");
  return (i) => `SM-${Array.from(RAW.columns.subarray(ids + 6 * i, ids + 6 * i + 6), hex).join("")}`;
}
const NUMBERS = {};
later(NUMBERS, "ofId", () => new Map(Array.from(COL.id, (id, i) => [id, i])));
const INDEX_OF = {
  get: (id) => (id === null ? undefined : NUMBERS.ofId.get(id)),
  has: (id) => id !== null && NUMBERS.ofId.has(id),
};
const HUNDREDTHS = numbersOf(RAW.confidence);
COL.confidence = lazy((i) => HUNDREDTHS[i] / 100);

// What is the same for all incidents with the same row of a group is worked out once a row.
const perRow = (group, make) => ROWS[group].map((row) => make(row));
const spread = (Column, group, values) => {
  const of = OF[group];
  const column = new Column(COUNT);
  for (let i = 0; i < COUNT; i += 1) column[i] = values[of[i]];
  return column;
};

const PLACES = RAW.places.map((row) => ({
  lon: row[0], lat: row[1], radius: row[2], geometry: row[3], distance: row[4],
  inside: row[5] === 1, ambiguous: row[6] === 1, name: text(row[7]), words: text(row[8]),
  precision: text(row[9]), relation: text(row[10]), other: text(row[11]),
  bearing: text(row[12]), country: text(row[13]), admin1: text(row[14]), licence: text(row[15]),
  service: text(row[16]), serviceId: text(row[17]), note: text(row[18]), retrieved: row[19],
  unavailable: row[20] === 1,
}));
const SOURCE_COLUMNS = (([titles, publishers, addresses, days]) => (
  { title: climbing(titles), publisher: Array.from(numbersOf(publishers)), url: climbing(addresses),
    published: numbersOf(days) }))(RAW.sources);
const SOURCES = lazy((k) => ({
  title: text(RAW.long + SOURCE_COLUMNS.title[k]), publisher: text(SOURCE_COLUMNS.publisher[k]),
  url: text(RAW.long + SOURCE_COLUMNS.url[k]), published: SOURCE_COLUMNS.published[k],
}), SOURCE_COLUMNS.title.length);

// Names that stand elsewhere are holes in the summary; see payload.py.
const SUMMARIES = numbersOf(RAW.summaries);
COL.summary = lazy((i) => {
  const words = text(SUMMARIES[i]);
  if (words[0] === "\u0000") return words.slice(1);
  const named = (hole) => [placeOf(i)?.name, text(COL.perpetrators[i][0]), text(COL.targets[i][0])][
    hole.charCodeAt(0) - 1];
  return words.replace(/[\u0001-\u0003]/g, named);
});

// Sentences of incident i: quote, section, source, marked words; see quotes.py.
later(COL, "evidence", () => lazy(evidenceIn(RAW.evidence, RAW.quotes)));
function evidenceIn(columns, firstQuote) {
  const names = ["sentences", "quote", "section", "source", "marks", "start", "length"];
  const [sentences, quote, section, source, marks, start, length] = names.map((name) => numbersOf(columns[name]));
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
const PERPETRATOR = 0;
const TARGET = 1;
const UNATTRIBUTED = "";
const ATTRIBUTIONS = RAW.attributions.map((row) => ({
  role: row[0], actor: row[1] < 0 ? null : text(row[1]),
  status: text(row[2]), by: text(row[3]), what: text(row[4]),
}));
// Who did it and to whom: two groups more, of fewer rows than all that is told together. A row of
// `blamed` has the attributions of attackers and those that name the incident's own.
function parted(name, pick) {
  const known = new Map();
  ROWS[name] = [];
  const of = Uint32Array.from(ROWS.who, (row) => {
    const picked = pick(row);
    const key = picked.length === 1 ? picked[0] : picked.join("/");
    if (!known.has(key)) { known.set(key, ROWS[name].length); ROWS[name].push(row); }
    return known.get(key);
  });
  OF[name] = spread(Uint32Array, "who", of);
}
const inRole = ([own], role) => own.filter((number) => ATTRIBUTIONS[number].role === role);
const attributedIn = (row, role) => inRole(row, role).map((number) => ATTRIBUTIONS[number]);
const attributions = (i, role) => attributedIn(ROWS.who[OF.who[i]], role);
parted("blamed", (row) => [inRole(row, PERPETRATOR).join(), row[1].map((position) => row[0][position]).join()]);
parted("aimed", (row) => [inRole(row, TARGET).join()]);

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
// The place of each incident, -1 where the map has none.
const PLACE_OF = spread(Int32Array, "where", perRow("where", ([[first]]) => (
  first !== undefined && PLACES[first].bounds ? first : -1)));
const located = (i) => PLACE_OF[i] >= 0;
const DATED = perRow("when", ([start]) => start !== null);
const dated = (i) => DATED[OF.when[i]];
const EVENTS = perRow("what", ([kind]) => text(kind) === "event");
const isEvent = (i) => EVENTS[OF.what[i]];
// Nowhere on the map only because the geocoder gave no answer.
const unanswered = (i) => !located(i) && COL.places[i].some((p) => PLACES[p].unavailable);

// ---- what a reader can search

const plain = (words) => (/[^\0-\x7f]/.test(words)
  ? words.normalize("NFD").replace(/\p{M}/gu, "") : words).toLowerCase();
const haystacks = [];
function haystack(i) {
  if (haystacks[i] === undefined) {
    const words = [text(COL.summary[i]), COL.id[i], ...actorsOf(i)];
    COL.places[i].forEach((p) => words.push(PLACES[p].name, PLACES[p].words, PLACES[p].admin1));
    ROWS.who[OF.who[i]][0].forEach((number) => {
      const { actor, status, by, what } = ATTRIBUTIONS[number];
      words.push(actor ?? "", status, by, what);
    });
    COL.evidence[i].forEach((row) => words.push(text(row[0])));
    COL.claims[i].forEach((row) => words.push(text(row[5])));
    COL.sources[i].forEach((s) => words.push(SOURCES[s].title, SOURCES[s].publisher));
    haystacks[i] = plain(words.join("\n"));
  }
  return haystacks[i];
}
