// The card of one incident: what, when, where, who as reported, competing claims, the evidence.

const section = (title, ...content) => el("section", {}, el("h3", {}, title), ...content);

function whoRow(a, unclear) {
  const name = a.actor === null ? unclear : a.actor || a.what;
  return el("li", {},
    el("strong", { dir: "auto" }, name),
    a.what && a.what !== name ? [": ", el("span", { dir: "auto" }, a.what)] : "",
    " ", el("span", { class: `status ${a.actor === null ? "unknown" : ""}` }, word("status", a.status)),
    el("span", { class: "by" },
      a.by ? fill(WORDS.card.stated_by, { name: a.by }) : WORDS.card.by_report));
}

function attackers(i) {
  const rows = attributions(i, PERPETRATOR);
  if (!rows.length) return section(WORDS.card.attacker, el("p", {}, WORDS.card.no_attacker));
  return section(WORDS.card.attacker,
    el("ul", { class: "who-list" }, rows.map((a) => whoRow(a, WORDS.card.unclear))));
}

function targets(i) {
  const rows = attributions(i, TARGET);
  if (!rows.length) return "";
  return section(WORDS.card.target, el("ul", { class: "who-list" }, rows.map((a) => el("li", {},
    el("strong", { dir: "auto" }, a.actor || a.what || WORDS.card.unclear),
    a.actor && a.what ? [" ", el("span", { dir: "auto" }, `(${a.what})`)] : "",
    a.by ? el("span", { class: "by" }, fill(WORDS.card.stated_by, { name: a.by })) : ""))));
}

function claimRow(row) {
  const [group, claimant, hedge, modality] = row.slice(4, 8).map(text);
  const number = (low, high) => figure(low, high, modality) || "–";
  const lost = ["missing", "captured"].map((key, n) => (row[9 + 2 * n] ?? row[10 + 2 * n] ?? null) !== null
    && fill(WORDS.card[key], { number: number(row[9 + 2 * n] ?? null, row[10 + 2 * n] ?? null) }));
  const more = [(row[13] ?? null) !== null && WORDS.card.adds, row[14] && WORDS.card.superseded];
  return el("tr", { class: row[8] === null ? null : "part" },
    el("td", { class: "figure" }, number(row[0], row[1])),
    el("td", { class: "figure" }, number(row[2], row[3])),
    el("td", {}, el("span", { dir: "auto" }, claimant || WORDS.card.the_report),
      [...lost, group !== "unknown" && word("group", group), hedge && `“${hedge}”`, row[8] !== null && WORDS.card.part, ...more]
        .filter(Boolean).map((note) => el("span", { class: "note" }, note))));
}

function claims(i) {
  if (!COL.claims[i].length) return section(WORDS.card.casualties, el("p", {}, WORDS.card.no_figure));
  const head = ["killed", "injured", "according"].map((key) => el("th", { scope: "col" }, WORDS.card[key]));
  return section(WORDS.card.casualties, el("table", {}, el("thead", {}, el("tr", {}, head)),
    el("tbody", {}, COL.claims[i].map(claimRow))));
}

function quoted(words, spans) {
  const parts = [];
  let at = 0;
  spans.forEach(([start, end]) => {
    if (start < at || end <= start) return;
    parts.push(words.slice(at, start), el("mark", {}, words.slice(start, end)));
    at = end;
  });
  return [...parts, words.slice(at)];
}

function evidence(i) {
  const rows = COL.evidence[i].map(([words, part, source, marked]) => el("figure", {},
    el("blockquote", { dir: "auto" }, quoted(text(words), marked)),
    el("figcaption", {}, word("section", text(part)),
      SOURCES[source]?.publisher ? [" · ", el("bdi", {}, SOURCES[source].publisher)] : "")));
  return rows.length ? section(WORDS.card.evidence, rows) : "";
}

function sourceRow(index) {
  const { title, publisher, url, published } = SOURCES[index];
  const label = title || publisher || url || WORDS.card.untitled;
  return el("li", {}, el("span", { dir: "auto" }, webLink(url, label)),
    el("span", { class: "by" }, publisher !== label ? el("bdi", {}, publisher) : "",
      publisher && publisher !== label && published !== null ? COMMA : "",
      published !== null ? longDay(published) : ""));
}

// A click is answered here, since a fragment inside a notebook's frame leads out of it.
const incidentLink = (id, label) => el("a", {
  href: linkTo(id), dir: "auto",
  onclick: (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openCard(id);
  },
}, label);

function links(i) {
  const rows = COL.links[i].filter(([, to]) => INDEX_OF.has(to)).map(([rel, to]) => el("li", {},
    `${word("link", text(rel))}: `, incidentLink(to, text(COL.summary[INDEX_OF.get(to)]) || to)));
  return rows.length ? section(WORDS.card.links, el("ul", {}, rows)) : "";
}

function placedBy(place) {
  const id = placeId(place.serviceId);
  const on = place.retrieved === null ? ""
    : `, ${fill(WORDS.card.retrieved, { date: longDay(place.retrieved) })}`;
  return [fill(WORDS.card.placed_by, { service: word("service", place.service) }),
    ...(id ? [" (", id, ")"] : []), on];
}

// Which geocoder gave a place, or why none did.
function geocoderNotes(place, index) {
  const line = (warn, ...content) => el("span", { class: warn ? "note warn" : "note", dir: "auto" },
    index ? `${place.name}: ` : "", ...content);
  const notes = place.service ? [line(false, ...placedBy(place))] : [];
  if (place.unavailable) return [...notes, line(true, WORDS.place.unavailable, place.note)];
  return place.note ? [...notes, line(false, place.note)] : notes;
}

function facts(i) {
  const row = (key, ...value) => [el("dt", {}, WORDS.card[key]), el("dd", {}, ...value)];
  const places = COL.places[i].map((index) => PLACES[index]);
  const when = [dateInWords(i), text(COL.timeOfDay[i])].filter(Boolean).join(" · ");
  const where = places.length ? placeInWords(places[0]) : WORDS.place.none;
  const said = places.length && places[0].words && places[0].words !== places[0].name && places[0].bounds
    ? el("span", { class: "note" }, fill(WORDS.card.said_as, { words: places[0].words })) : "";
  const unsure = places.length && places[0].ambiguous
    ? el("span", { class: "note warn" }, WORDS.card.ambiguous) : "";
  const also = places.slice(1).map((place) => place.name).filter((name) => !where.includes(name));
  const weapon = COL.weapon[i].map(text).filter((w) => w && w !== "unknown").map((w) => word("weapon", w));
  return el("dl", {}, row("when", when), row("where", where, said, unsure, ...places.flatMap(geocoderNotes)),
    also.length ? row("also", also.join(COMMA)) : [], weapon.length ? row("weapon", weapon.join(COMMA)) : []);
}

// What people changed: who, when and why, with what stood there before.
function correctionRow(row) {
  const [action, field, before, after, author, reason] = row.slice(0, 6).map(text);
  const what = field ? `${word("column", field)}: ` : `${word("action", action)} `;
  return el("li", {},
    el("span", {}, what, before ? [el("del", {}, el("bdi", {}, before)), " → "] : "", el("bdi", {}, after)),
    el("span", { class: "by" },
      fill(WORDS.card.corrected_by, { name: author, date: longDay(row[6]) })),
    el("span", { class: "note" }, el("bdi", {}, reason)));
}

function corrections(i) {
  const rows = COL.corrections[i];
  return rows.length ? section(WORDS.card.corrections, el("ul", {}, rows.map(correctionRow))) : "";
}

function confidence(i) {
  const value = COL.confidence[i];
  return section(WORDS.card.confidence,
    el("p", { class: "confidence" },
      el("meter", { min: 0, max: 1, value, "aria-label": WORDS.card.confidence }),
      value.toLocaleString(LANGUAGE, { style: "percent" }),
      COL.review[i] ? el("span", { class: "status warn" }, WORDS.card.review) : ""),
    COL.reasons[i].length ? el("ul", { class: "reasons" },
      COL.reasons[i].map((reason) => el("li", { dir: "auto" }, text(reason)))) : "");
}

function cardContent(i) {
  const kind = text(COL.kind[i]);
  return [
    el("p", { class: "kicker" }, glyph(GROUP_OF[i], styleOf(i)), word("type", text(COL.type[i])),
      kind === "event" ? "" : el("span", { class: "status" }, word("kind", kind))),
    el("h2", { tabindex: -1, dir: "auto" }, text(COL.summary[i]) || placeShort(i)),
    facts(i), attackers(i), targets(i), claims(i), evidence(i),
    section(WORDS.card.sources, el("ul", {}, COL.sources[i].map(sourceRow))),
    links(i), corrections(i), confidence(i),
    el("p", { class: "permalink" }, incidentLink(COL.id[i], WORDS.card.permalink),
      " ", el("code", {}, COL.id[i])),
    citeBlock(i),
  ];
}

// ---- opening and closing; a badge that zooming cannot split opens a list to choose from

function showCard(label, content) {
  const body = document.getElementById("sm-card-body");
  body.replaceChildren(...content.flat().filter((node) => node !== ""));
  body.scrollTop = 0;
  body.onscroll = null;
  const card = document.getElementById("sm-card");
  card.setAttribute("aria-label", label);
  card.hidden = false;
  document.body.classList.add("card-open");
}

function openCard(id, from = null) {
  if (from) openedFrom = from;
  state.id = id;
  changed();
  keepInView(INDEX_OF.get(id));
  document.querySelector("#sm-card-body h2")?.focus({ preventScroll: true });
}

function openChooser(members) {
  state.id = null;
  changed();
  const list = el("ol", { class: "chooser" });
  const rows = windowedList(list, document.getElementById("sm-card-body"), rowNode);
  showCard(WORDS.card.choose, [
    el("h2", { tabindex: -1 }, fill(WORDS.card.here, { incidents: counted("incidents", members.length) })),
    list,
  ]);
  const body = document.getElementById("sm-card-body");
  rows.set(newestFirst(members), 0, body.clientHeight);
  rows.layOut();
  body.onscroll = rows.layOut;
  document.querySelector("#sm-card-body h2").focus({ preventScroll: true });
}

function closeCard() {
  state.id = null;
  document.getElementById("sm-card").hidden = true;
  document.body.classList.remove("card-open");
  changed();
  const row = openedFrom && (openedFrom.isConnected ? openedFrom
    : [...document.querySelectorAll("#sm-rows .row")].find((r) => r.dataset.id === openedFrom.dataset.id));
  if (row) row.focus();
  openedFrom = null;
}

function buildCard() {
  document.getElementById("sm-close").addEventListener("click", closeCard);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.getElementById("sm-card").hidden) closeCard();
  });
  let drawn = null;
  onChange(() => {
    if (state.id === drawn) return;
    drawn = state.id;
    if (drawn === null) return;
    const i = INDEX_OF.get(drawn);
    showCard(text(COL.summary[i]), cardContent(i));
  });
}
