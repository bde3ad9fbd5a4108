// Print: the map fitted to what is shown, the list in full and numbered, and what was filtered.

const PRINTED_ROWS = 2000; // more would be a book that no printer finishes
const NUMBERED = 60; // marks; more numbers would hide the map
const printing = matchMedia("print");

// ---- what stands on paper only

function filterLines() {
  const lines = FACETS.filter((facet) => !sameBytes(facet.off, facet.usual)).map((facet) => {
    const on = facet.names.map((_, code) => code).filter((code) => code < facet.size && !facet.off[code]);
    return fill(WORDS.print.filter, { facet: WORDS.facet[facet.key],
      values: on.map((code) => labelOf(facet, code)).join(", ") || WORDS.page.none });
  });
  if (state.from !== null || state.to !== null) {
    const end = (day, open) => (day === null ? open : shortDay(day));
    lines.push(fill(WORDS.print.filter, { facet: WORDS.page.dates,
      values: `${end(state.from, "…")} – ${end(state.to, "…")}` }));
  }
  if (!state.undated) lines.push(WORDS.print.without_undated);
  if (state.query) lines.push(fill(WORDS.print.filter, { facet: WORDS.print.words, values: `“${state.query}”` }));
  return lines;
}

function writeNote() {
  const lines = [...filterLines(), fill(WORDS.print.printed, { day: longDay(today()) })];
  const file = [address(), hashOf()].filter(Boolean).join("#");
  if (file) lines.push(fill(WORDS.print.file, { name: file }));
  document.getElementById("sm-print-note").replaceChildren(
    ...lines.map((line) => el("p", { dir: "auto" }, line)));
}

function writeTail() {
  const left = tally.shown - PRINTED_ROWS;
  document.getElementById("sm-print-tail").replaceChildren(...[
    left > 0 ? el("p", {}, fill(WORDS.print.more, { count: numbers.format(left) })) : null,
    el("h2", {}, WORDS.card.sources),
    el("ol", { class: "print-sources" }, shownSources().map((index) => sourceRow(index))),
  ].filter(Boolean));
}

function shownSources() {
  const seen = new Set();
  for (const i of shown().slice(0, PRINTED_ROWS)) COL.sources[i].forEach((index) => seen.add(index));
  return [...seen];
}

// ---- numbers beside the marks, those of the list

const onPaper = new Map(); // incident -> its number on paper

function numberAll() {
  onPaper.clear();
  let n = 0;
  parts.forEach(({ rows }) => rows.list.querySelectorAll(".row").forEach((row) => {
    n += 1;
    onPaper.set(INDEX_OF.get(row.dataset.id), n);
    row.querySelector(".print-number").textContent = `${n}.`;
  }));
}

// What is written beside a mark: the place, on paper with the numbers of its incidents.
function labelOfMark(cluster) {
  const { name } = cluster.place;
  if (!onPaper.size || onPaper.size > NUMBERED) return name;
  const own = cluster.members.map((i) => onPaper.get(i)).filter(Boolean).sort((a, b) => a - b);
  return own.length ? `${own.join(COMMA)} · ${name}` : name;
}

// ---- before and after

// On paper the legend stands below the map: it would hide marks that nobody can move it from.
const legendHome = { parent: null, open: false };

function legendOnPaper() {
  const legend = document.getElementById("sm-legend");
  Object.assign(legendHome, { parent: legend.parentNode, open: legend.open });
  legend.open = true;
  document.getElementById("sm-print-legend").append(legend);
}

function legendBack() {
  const legend = document.getElementById("sm-legend");
  legendHome.parent.prepend(legend);
  legend.open = legendHome.open;
}

// Browsers tell of printing before or after they lay the page out for it, or both: each time the
// map is fitted anew, and what was on the screen is kept from the first.
let viewBefore = null;
function preparePrint() {
  if (!viewBefore) legendOnPaper();
  viewBefore = viewBefore || [map.getCenter(), map.getZoom()];
  parts.forEach(({ rows }) => rows.drawUpTo(PRINTED_ROWS));
  numberAll();
  writeNote();
  writeTail();
  map.invalidateSize({ animate: false });
  fitAll();
  repaintAll();
}

function afterPrint() {
  if (!viewBefore) return;
  const [centre, zoom] = viewBefore;
  viewBefore = null;
  legendBack();
  onPaper.clear();
  parts.forEach(({ rows }) => rows.drawUpTo(0));
  map.invalidateSize({ animate: false });
  map.setView(centre, zoom, { animate: false });
  repaintAll();
}

