// Which incidents are shown, and how many each further choice would show.

let shown = []; // indices of the incidents that pass every filter
let timeless = []; // those that pass every filter but the dates, for the histogram
const facetCounts = FACETS.map(() => new Map());

function inDates(i) {
  if (!dated(i)) return state.undated;
  // An interval is shown when any day of it lies in the range.
  return (state.to === null || COL.start[i] <= state.to)
    && (state.from === null || COL.end[i] >= state.from);
}

function matcher() {
  const terms = plain(state.query).split(/\s+/).filter(Boolean);
  return (i) => terms.every((term) => haystack(i).includes(term));
}

// A choice's count is what the other filters let through: an incident that fails one facet only
// still counts in that facet.
function applyFilters() {
  const matches = matcher();
  shown = [];
  timeless = [];
  facetCounts.forEach((counts) => counts.clear());
  for (let i = 0; i < COUNT; i += 1) {
    if (!matches(i)) continue;
    let failed = -1;
    let fails = 0;
    FACETS.forEach((facet, f) => {
      if (facet.of[i].every((value) => facet.off.has(value))) { failed = f; fails += 1; }
    });
    if (fails > 1) continue;
    if (fails === 0) timeless.push(i);
    if (!inDates(i)) continue;
    if (fails === 0) shown.push(i);
    FACETS.forEach((facet, f) => {
      if (fails === 1 && f !== failed) return;
      facet.of[i].forEach((value) => {
        facetCounts[f].set(value, (facetCounts[f].get(value) || 0) + 1);
      });
    });
  }
}

// ---- the panel

function choiceLabel(facet, value) {
  if (facet.key !== "actor") return word(facet.key, value);
  return value === UNATTRIBUTED ? WORDS.page.unattributed : value;
}

function orderedChoices(facet) {
  if (facet.key === "actor") {
    const names = ACTORS.slice();
    if (facet.choices.includes(UNATTRIBUTED)) names.push(UNATTRIBUTED);
    return names;
  }
  return Object.keys(WORDS[facet.key]).filter((value) => facet.choices.includes(value))
    .concat(facet.choices.filter((value) => !Object.hasOwn(WORDS[facet.key], value)));
}

function choiceRow(facet, value, refresh) {
  const box = el("input", { type: "checkbox", onchange: () => {
    if (box.checked) facet.off.delete(value); else facet.off.add(value);
    changed();
  } });
  const label = choiceLabel(facet, value);
  const number = el("span", { class: "number" });
  const only = el("button", {
    type: "button", class: "only", "aria-label": fill(WORDS.page.only_this, { name: label }),
    onclick: () => {
      facet.off = new Set(facet.choices.filter((other) => other !== value));
      changed();
    },
  }, WORDS.page.only);
  const swatch = facet.key === "actor" ? glyph(groupOfActor(value), "solid") : null;
  const name = el("span", { class: "name", dir: "auto" }, label);
  const row = el("li", { class: "choice" }, el("label", {}, box, swatch, name, number), only);
  refresh.push((counts) => {
    const count = counts.get(value) || 0;
    box.checked = !facet.off.has(value);
    number.textContent = count.toLocaleString(LANGUAGE);
    row.classList.toggle("none", count === 0);
  });
  return row;
}

function facetBlock(facet, f) {
  const refresh = [];
  const rows = orderedChoices(facet).map((value) => choiceRow(facet, value, refresh));
  const every = (off) => el("button", { type: "button", class: "quiet", onclick: () => {
    facet.off = new Set(off ? facet.choices : []);
    changed();
  } }, off ? WORDS.page.none : WORDS.page.all);
  const hidden = el("span", { class: "hidden-count" });
  const block = el("details", { class: "facet", id: `sm-facet-${facet.key}`, open: facet.key === "actor" },
    el("summary", {}, el("span", {}, WORDS.facet[facet.key]), hidden),
    el("div", { class: "every" }, every(false), every(true)),
    el("ul", { "aria-label": WORDS.facet[facet.key] }, rows));
  onChange(() => {
    refresh.forEach((row) => row(facetCounts[f]));
    const count = facet.choices.filter((value) => facet.off.has(value)).length;
    hidden.textContent = count ? fill(WORDS.page.hidden, { count }) : "";
  });
  return block;
}

function undatedRow() {
  const count = ALL.filter((i) => !dated(i)).length;
  if (!count) return null;
  const box = el("input", { type: "checkbox", id: "sm-undated", onchange: () => {
    state.undated = box.checked;
    changed();
  } });
  onChange(() => { box.checked = state.undated; });
  return el("label", { class: "undated" }, box, el("span", {}, WORDS.page.show_undated));
}

function buildFilters() {
  const search = document.getElementById("sm-search");
  search.addEventListener("input", () => { state.query = search.value; changed(); });
  onChange(() => { if (search.value !== state.query) search.value = state.query; });
  const reset = el("button", { type: "button", class: "quiet", id: "sm-reset",
    onclick: () => { resetFilters(); changed(); } }, WORDS.page.reset);
  onChange(() => { reset.hidden = !filtered(); });
  const host = document.getElementById("sm-facets");
  const [actors, ...others] = FACETS.map(facetBlock);
  const more = el("details", { class: "facet more-filters", open: phone.matches },
    el("summary", {}, el("span", {}, WORDS.page.more_filters)), others, undatedRow());
  host.append(actors, more, reset);
}

const filtered = () => {
  const kept = [state.id, state.view];
  [state.id, state.view] = [null, null];
  const any = hashOf() !== "";
  [state.id, state.view] = kept;
  return any;
};
