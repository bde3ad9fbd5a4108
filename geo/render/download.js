// What the filters let through as a file: GeoJSON and CSV with the columns of `strikemap export`,
// as far as the page has them.

const dayText = (day) => (day === null ? null : iso(day));
const joined = (names) => [...new Set(names.filter(Boolean))].join("; ") || null;
const orNull = (value) => (value === "" || value === undefined ? null : value);

function firmest(i) {
  const blamed = attributions(i, PERPETRATOR);
  const named = blamed.filter((a) => a.actor && a.status !== "denied");
  return (named.length ? named : blamed).map((a) => a.status)[0] ?? null;
}

function placeColumns(place) {
  return {
    place: place && orNull(place.name), place_text: place && orNull(place.words),
    country: place && orNull(place.country), admin1: place && orNull(place.admin1),
    place_precision: place && orNull(place.precision),
    uncertainty_km: place ? place.radius : null,
    geo_ambiguous: place ? place.ambiguous : null,
    geo_licence: place && orNull(place.licence),
  };
}

function sourceColumns(i) {
  const sources = COL.sources[i].map((s) => SOURCES[s]);
  const first = sources[0];
  return {
    quote: orNull(COL.evidence[i].length ? text(COL.evidence[i][0][0]) : ""),
    source: first ? orNull(first.publisher) : null,
    source_title: first ? orNull(first.title) : null,
    source_url: first ? orNull(first.url) : null,
    source_date: first ? dayText(first.published) : null,
    number_of_sources: sources.length,
    sources: sources.length ? JSON.stringify(sources.map((source) => (
      { ...source, published: dayText(source.published) }))) : null,
  };
}

function claimsOf(i) {
  const rows = COL.claims[i].map((row) => ({
    killed_min: row[0], killed_max: row[1], injured_min: row[2], injured_max: row[3],
    group: text(row[4]), claimant: text(row[5]), hedge: text(row[6]), modality: text(row[7]),
    subset_of: row[8], missing_min: row[9] ?? null, missing_max: row[10] ?? null,
    captured_min: row[11] ?? null, captured_max: row[12] ?? null, adds_to: row[13] ?? null,
    superseded: row[14] ?? false,
  }));
  return rows.length ? JSON.stringify(rows) : null;
}

function attributionsOf(i) {
  const rows = [["perpetrator", PERPETRATOR], ["target", TARGET]].flatMap(([role, code]) => attributions(i, code)
    .map(({ actor, status, by, what }) => ({ actor, role, status, stated_by: by, what })));
  return rows.length ? JSON.stringify(rows) : null;
}

function columnsOf(i) {
  const [start, end] = [COL.start[i], COL.end[i]];
  return {
    id: COL.id[i], kind: text(COL.kind[i]), title: orNull(text(COL.summary[i])),
    event_type: text(COL.type[i]),
    actor: joined(COL.perpetrators[i].map(text)), actor_status: firmest(i),
    target: joined(attributions(i, TARGET).map((a) => a.actor)),
    target_what: joined(attributions(i, TARGET).map((a) => a.what)),
    attributions: attributionsOf(i),
    start_date: dayText(start), end_date: dayText(end),
    event_date: start === end ? dayText(start) : null,
    date_precision: text(COL.datePrecision[i]), time_of_day: orNull(text(COL.timeOfDay[i])),
    date_partial: orNull(text(COL.datePartial[i])),
    ...placeColumns(placeOf(i)),
    killed_min: COL.killed[i][0], killed_max: COL.killed[i][1],
    injured_min: COL.injured[i][0], injured_max: COL.injured[i][1], claims: claimsOf(i),
    ...sourceColumns(i),
    confidence: COL.confidence[i], needs_review: COL.review[i] === 1,
    reasons: joined(COL.reasons[i].map(text)),
  };
}

const pointOf = (i) => { const place = placeOf(i); return place && place.lon !== null ? [place.lon, place.lat] : null; };

// RFC 7946: WGS 84, longitude first, null where there is no point.
function geojsonOf(members) {
  const features = Array.from(members, (i) => {
    const at = pointOf(i);
    return JSON.stringify({
      type: "Feature", id: COL.id[i],
      geometry: at && { type: "Point", coordinates: at }, properties: columnsOf(i),
    });
  });
  const points = Array.from(members, pointOf).filter(Boolean);
  const edge = (k, pick) => points.reduce((most, at) => pick(most, at[k]), points[0][k]);
  const bbox = points.length ? [edge(0, Math.min), edge(1, Math.min), edge(0, Math.max), edge(1, Math.max)] : null;
  const licences = [...new Set(Array.from(members, (i) => placeOf(i)?.licence).filter(Boolean))].sort();
  return [`{"type": "FeatureCollection",\n"features": [\n`, features.join(",\n"), "\n],\n",
    bbox ? `"bbox": ${JSON.stringify(bbox)},\n` : "",
    `"attribution": ${JSON.stringify(licences.join("; "))}}\n`];
}

// A cell that a spreadsheet would take for a formula gets an apostrophe; a number is none.
const FORMULA = /^[=+\-@\t\r]/;
function cell(value) {
  if (value === null || value === undefined) return "";
  const words = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

// With a mark of byte order, without which Excel does not know UTF-8.
function csvOf(members) {
  const lines = [];
  for (const i of members) {
    const [lon, lat] = pointOf(i) || [null, null];
    const { id, ...rest } = columnsOf(i);
    const row = { id, lon, lat, ...rest };
    if (!lines.length) lines.push(Object.keys(row).join(","));
    lines.push(Object.values(row).map(cell).join(","));
  }
  return ["\ufeff", lines.join("\r\n"), "\r\n"];
}

const FILES = {
  csv: { of: csvOf, type: "text/csv" },
  geojson: { of: geojsonOf, type: "application/geo+json" },
};

function download(kind) {
  const members = inOrder(sort).filter((i) => failed[i] === 0);
  const url = URL.createObjectURL(new Blob(FILES[kind].of(members), { type: FILES[kind].type }));
  const link = el("a", { href: url, download: `incidents.${kind}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

function buildActions() {
  const saver = (kind) => el("button", { type: "button", class: "action", id: `sm-save-${kind}`,
    onclick: () => download(kind) }, WORDS.page[`save_${kind}`]);
  const print = el("button", { type: "button", class: "action", id: "sm-print", onclick: () => window.print() },
    WORDS.page.print);
  document.getElementById("sm-actions").append(saver("csv"), saver("geojson"), print,
    ...copyButton(WORDS.page.copy_link, () => [address(), hashOf()].filter(Boolean).join("#"),
      { id: "sm-copy-link" }));
}
