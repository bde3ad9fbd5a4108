// Numbers, dates and places in words; and DOM made of text, never of markup.

const LANGUAGE = WORDS.page.locale;
const COMMA = WORDS.page.comma;

const numbers = new Intl.NumberFormat(LANGUAGE);
const shortNumbers = new Intl.NumberFormat(LANGUAGE, { notation: "compact", maximumSignificantDigits: 2 });
// Short enough for a badge: "12K".
const shortNumber = (number) => (number < 1000 ? numbers : shortNumbers).format(number);

// Fill {holes} in one pass, so that a value which looks like a hole stays as it is.
const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g,
  (hole, key) => (Object.hasOwn(values, key) ? String(values[key]) : hole));
// The word for a code of ours; a code that the table does not know is shown as it came.
const word = (table, code) => (Object.hasOwn(WORDS[table], code) ? WORDS[table][code] : code);
// "1 incident", "12 incidents": some languages have up to six forms, named as Intl names them.
const PLURALS = new Intl.PluralRules(LANGUAGE);
const counted = (key, count) => fill(WORDS.page[`${key}_${PLURALS.select(count)}`] ?? WORDS.page[key],
  { count: numbers.format(count) }).replaceAll(" ", "\u00a0");

function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  Object.entries(properties).forEach(([key, value]) => {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value);
  });
  node.append(...children.flat().filter((child) => child !== null && child !== ""));
  return node;
}

// ---- dates

const DAY_MS = 86400000;
const asDate = (day) => new Date(day * DAY_MS);
const iso = (day) => asDate(day).toISOString().slice(0, 10);
const formats = new Map();
function format(options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(LANGUAGE, { timeZone: "UTC", ...options }));
  }
  return formats.get(key);
}
const LONG = { day: "numeric", month: "long", year: "numeric" };
const SHORT = { day: "numeric", month: "short", year: "numeric" };
const longDay = (day) => format(LONG).format(asDate(day));
const shortDay = (day) => format(SHORT).format(asDate(day));
const range = (options, a, b) => (a === b
  ? format(options).format(asDate(a)) : format(options).formatRange(asDate(a), asDate(b)));

// 1970-01-01 was a Thursday.
const WEEKDAYS = ["thursday", "friday", "saturday", "sunday", "monday", "tuesday", "wednesday"];

function partialDate(partial) {
  const weekday = /^weekday:([a-z]+)$/.exec(partial);
  if (weekday) {
    const day = WEEKDAYS.indexOf(weekday[1]);
    const name = day < 0 ? weekday[1] : format({ weekday: "long" }).format(asDate(day));
    return fill(WORDS.date.weekday, { weekday: name });
  }
  const month = /^--(\d\d)(?:-(\d\d))?$/.exec(partial);
  if (!month) return partial ? fill(WORDS.date.partial, { words: partial }) : WORDS.date.none;
  const day = new Date(Date.UTC(2000, Number(month[1]) - 1, Number(month[2] || 1)));
  const options = month[2] ? { day: "numeric", month: "long" } : { month: "long" };
  return fill(WORDS.date.no_year, { date: format(options).format(day) });
}

// Months and years are written as such only where the interval is made of whole ones.
function precisionOf(i) {
  const precision = text(COL.datePrecision[i]);
  const [first, next] = [asDate(COL.start[i]), asDate(COL.end[i] + 1)];
  const months = first.getUTCDate() === 1 && next.getUTCDate() === 1;
  const years = months && first.getUTCMonth() === 0 && next.getUTCMonth() === 0;
  if (precision === "year" && years) return "year";
  if (["year", "month"].includes(precision)) return months ? "month" : "week";
  return precision === "week" ? "week" : "day";
}

function dateInWords(i) {
  const [a, b] = [COL.start[i], COL.end[i]];
  if (a === null) return partialDate(text(COL.datePartial[i]));
  const precision = precisionOf(i);
  const options = { month: { month: "long", year: "numeric" }, year: { year: "numeric" } };
  return fill(WORDS.date[precision], { date: range(options[precision] || LONG, a, b) });
}

function dateShort(i) {
  if (!dated(i)) return WORDS.date.undated;
  const options = { month: { month: "short", year: "numeric" }, year: { year: "numeric" } };
  return range(options[precisionOf(i)] || SHORT, COL.start[i], COL.end[i]);
}

// ---- numbers

// Null is "not stated" and never zero.
function figure(low, high, modality = "") {
  if (low === null) return high === null ? "" : fill(WORDS.number.at_most, { high });
  if (high === null) return fill(WORDS.number.at_least, { low });
  if (low === high) return fill(modality === "about" ? WORDS.number.about : "{low}", { low });
  return fill(WORDS.number.range, { low, high });
}

function toll(i) {
  return ["killed", "injured"]
    .map((what) => [what, figure(...COL[what][i])])
    .filter(([, number]) => number)
    .map(([what, number]) => fill(WORDS.toll[what], { number }));
}

// ---- places

let countryNames = null;
function countryName(code) {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  countryNames = countryNames || new Intl.DisplayNames(LANGUAGE, { type: "region" });
  return countryNames.of(code) || code;
}

const kilometres = (km) => (km < 10 ? Math.max(1, Math.round(km))
  : Math.round(km / (km < 100 ? 5 : 10)) * (km < 100 ? 5 : 10));

function placeLead(place) {
  const values = {
    name: place.name, other: place.other, km: place.distance,
    bearing: word("bearing", place.bearing), part: word("part", place.bearing),
  };
  const named = place.other && !place.name.includes(place.other);
  if (!place.bounds) return fill(WORDS.place.unplaced, { name: place.words || place.name });
  if (place.bearing && place.inside) return fill(WORDS.place.part, values);
  if (place.distance && place.bearing) return fill(WORDS.place.away, values);
  if (place.bearing) return fill(WORDS.place.direction, values);
  if (place.relation === "between" && named) return fill(WORDS.place.between, values);
  if (place.precision === "border") return fill(WORDS.place[named ? "borders" : "border"], values);
  if (place.relation === "along") return fill(WORDS.place.along, values);
  if (place.relation === "near") return fill(WORDS.place.near, values);
  return fill(word("place", place.precision), values);
}

function placeInWords(place) {
  const parts = [placeLead(place)];
  const country = countryName(place.country);
  [place.admin1, country].forEach((name) => {
    if (name && place.bounds && !place.name.includes(name)) parts.push(name);
  });
  // For an area its own name says how far; a circle about its middle would say less.
  if (place.bounds && place.radius >= 1 && !place.area && place.precision !== "exact") {
    parts.push(fill(WORDS.place.within, { km: kilometres(place.radius) }));
  }
  return parts.join(COMMA);
}

const placeShort = (i) => {
  const place = placeOf(i);
  return place ? place.name : WORDS.place.none;
};

// What a geocoder calls the place: "node 123" with its page at OpenStreetMap, else as it came.
// The address is put together from a word of ours and digits, never from the text itself.
// Services without ids give the point instead, which is no name and looks finer than it is.
function placeId(id) {
  const osm = /^(?:openstreetmap:[a-z]+:)?(node|way|relation)\/([0-9]{1,19})$/.exec(id);
  if (osm) return webLink(`https://www.openstreetmap.org/${osm[1]}/${osm[2]}`, `${osm[1]} ${osm[2]}`);
  return !id || /^[-\d.]+,[-\d.]+$/.test(id) ? "" : el("bdi", {}, id);
}

// ---- links: only http and https, and never with our address as referrer

function webLink(address, label, fallback = label) {
  let url = null;
  try { url = new URL(address); } catch { /* not an address: shown as text */ }
  if (url === null || !["http:", "https:"].includes(url.protocol)) return el("span", {}, fallback);
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, label);
}
