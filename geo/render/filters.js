// The panel of filters: every choice with how many incidents it would show.

const ROWS_OF_A_FACET = 60; // more are found by typing
const FIND_FROM = 16; // choices; fewer are seen at a glance

// ---- which rows, in which order

function sorter(facet) {
  if (facet.words) {
    const order = Object.keys(facet.words);
    const place = (code) => { const k = order.indexOf(facet.names[code]); return k < 0 ? order.length : k; };
    return (a, b) => place(a) - place(b) || a - b;
  }
  const rank = facet.names.map((name, code) => (facet.key !== "actor" ? 0
    : Math.min(...facet.members[code].map((own) => {
      const k = ACTORS.indexOf(familyOf(facet.names[own]));
      return k < 0 ? ACTORS.length : k;
    }))));
  return (a, b) => (facet.names[a] === NONE) - (facet.names[b] === NONE) || rank[a] - rank[b]
    || facet.total[b] - facet.total[a] || (facet.names[a] < facet.names[b] ? -1 : 1);
}

// Codes below a code, or the topmost ones below -1.
function branches(facet) {
  const below = new Map();
  facet.names.forEach((_, code) => {
    const up = facet.parent[code];
    below.set(up, [...(below.get(up) || []), code]);
  });
  const order = sorter(facet);
  below.forEach((codes) => codes.sort(order));
  return (code) => below.get(code) || [];
}

// ---- rows

function choiceRow(facet, code, refreshers) {
  const label = labelOf(facet, code);
  const box = el("input", { type: "checkbox", onchange: () => {
    tick(facet, code, box.checked);
    changed();
  } });
  const number = el("span", { class: "number" });
  const only = el("button", {
    type: "button", class: "only", "aria-label": fill(WORDS.page.only_this, { name: label }),
    onclick: () => { tickAll(facet, false); tick(facet, code, true); changed(); },
  }, WORDS.page.only);
  const swatch = facet.key === "actor" ? glyph(groupOfActor(facet.names[code]), "solid") : null;
  const row = el("div", { class: "choice" },
    el("label", {}, box, swatch, el("span", { class: "name", dir: "auto" }, label), number), only);
  let shownCount = -1;
  refreshers.push(() => {
    box.checked = ticked(facet, code);
    box.indeterminate = partly(facet, code);
    const count = facet.counts[code];
    if (count === shownCount) return;
    shownCount = count;
    number.textContent = numbers.format(count);
    row.classList.toggle("none", count === 0);
  });
  return row;
}

function branch(facet, below, code, refreshers) {
  const parts = below(code).map((part) => branch(facet, below, part, refreshers));
  return el("li", {}, choiceRow(facet, code, refreshers),
    parts.length ? el("ul", { "aria-label": fill(WORDS.page.parts_of, { name: labelOf(facet, code) }) }, parts) : null);
}

function fillList(list, facet, below, sought, refreshers) {
  refreshers.length = 0;
  const terms = plain(sought).split(/\s+/).filter(Boolean);
  const found = terms.length ? facet.names.map((_, code) => code).sort(sorter(facet))
    .filter((code) => terms.every((term) => plain(labelOf(facet, code)).includes(term))) : below(-1);
  const rows = found.slice(0, ROWS_OF_A_FACET).map((code) => (terms.length
    ? el("li", {}, choiceRow(facet, code, refreshers)) : branch(facet, below, code, refreshers)));
  const left = found.length - rows.length;
  if (left) rows.push(el("li", { class: "more-choices" }, fill(WORDS.page.more_choices, { count: numbers.format(left) })));
  if (!rows.length) rows.push(el("li", { class: "more-choices" }, WORDS.page.no_choice));
  list.replaceChildren(...rows);
  refreshers.forEach((refresh) => refresh());
}

function everyButtons(facet) {
  const button = (on) => el("button", { type: "button", class: "quiet",
    "aria-label": fill(WORDS.page[on ? "all_of" : "none_of"], { name: WORDS.facet[facet.key] }),
    onclick: () => { tickAll(facet, on); changed(); } }, on ? WORDS.page.all : WORDS.page.none);
  return el("div", { class: "every" }, button(true), button(false));
}

function facetBlock(facet) {
  if (facet.names.length < 2 && facet.key !== "actor") return null;
  const refreshers = [];
  const below = branches(facet);
  const title = WORDS.facet[facet.key];
  const list = el("ul", { "aria-label": title });
  const find = facet.names.length < FIND_FROM ? null : el("input", {
    type: "search", class: "find", autocomplete: "off", spellcheck: "false",
    placeholder: WORDS.page.find, "aria-label": fill(WORDS.page.find_in, { name: title }),
    oninput: (event) => fillList(list, facet, below, event.currentTarget.value, refreshers),
  });
  const hidden = el("span", { class: "hidden-count" });
  const block = el("details", { class: "facet", id: `sm-facet-${facet.key}`, open: facet.key === "actor" },
    el("summary", {}, el("span", {}, title), hidden), everyButtons(facet), find, list);
  fillList(list, facet, below, "", refreshers);
  const refresh = () => { if (block.open) refreshers.forEach((row) => row()); };
  block.addEventListener("toggle", refresh);
  onChange(() => {
    refresh();
    const count = facet.off.reduce((sum, off) => sum + off, 0);
    hidden.textContent = count ? fill(WORDS.page.hidden, { count: numbers.format(count) }) : "";
  });
  return block;
}

function undatedRow() {
  if (!STARTS.includes(UNDATED)) return null;
  const box = el("input", { type: "checkbox", id: "sm-undated", onchange: () => {
    state.undated = box.checked;
    changed();
  } });
  onChange(() => { box.checked = state.undated; });
  return el("label", { class: "undated" }, box, el("span", {}, WORDS.page.show_undated));
}

// ---- the whole panel

const SEARCH_AT_ONCE = 5000; // incidents; with more, the search waits for a pause in typing
const TYPING_MS = 150;

function buildSearch() {
  const search = document.getElementById("sm-search");
  let timer = 0;
  search.addEventListener("input", () => {
    clearTimeout(timer);
    const look = () => { state.query = search.value; changed(); };
    if (COUNT <= SEARCH_AT_ONCE) look(); else timer = setTimeout(look, TYPING_MS);
  });
  onChange(() => {
    if (search.value !== state.query && document.activeElement !== search) search.value = state.query;
  });
}

function buildFilters() {
  buildSearch();
  const reset = el("button", { type: "button", class: "quiet", id: "sm-reset", onclick: () => {
    resetFilters();
    document.getElementById("sm-search").value = "";
    changed();
    document.querySelector("#sm-facet-actor summary").focus(); // this button is gone now
  } }, WORDS.page.reset);
  onChange(() => { reset.hidden = !filtered(); });
  const [actors, ...others] = FACETS.map(facetBlock);
  const more = el("details", { class: "facet more-filters", open: phone.matches },
    el("summary", {}, el("span", {}, WORDS.page.more_filters)), others, undatedRow());
  document.getElementById("sm-facets").append(actors, more, reset);
}

const filtered = () => state.from !== null || state.to !== null || !state.undated
  || state.query !== "" || FACETS.some((facet) => !sameBytes(facet.off, facet.usual));
