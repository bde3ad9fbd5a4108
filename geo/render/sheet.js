// The panel's head, its tabs (on a phone it is a sheet over the map) and what it says about itself.

// ---- tabs

function showTab(name) {
  document.body.dataset.tab = name;
  document.querySelectorAll("#sm-tabs [role=tab]").forEach((tab) => {
    tab.setAttribute("aria-selected", String(tab.dataset.tab === name));
    tab.tabIndex = tab.dataset.tab === name ? 0 : -1;
  });
  layOutRows();
}

function buildTabs() {
  const names = ["list", "filters", "about"];
  const tabs = names.map((name) => el("button", {
    type: "button", role: "tab", "data-tab": name, "aria-controls": `sm-${name}`,
    onclick: () => {
      const again = document.body.dataset.tab === name;
      document.body.classList.toggle("sheet-low", again && !document.body.classList.contains("sheet-low"));
      showTab(name);
    },
    onkeydown: (event) => {
      const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!way) return;
      const step = WORDS.page.direction === "rtl" ? -way : way;
      const next = tabs.filter((tab) => tab.offsetParent !== null);
      const to = next[(next.indexOf(event.currentTarget) + step + next.length) % next.length];
      showTab(to.dataset.tab);
      to.focus();
    },
  }, WORDS.tab[name]));
  document.getElementById("sm-tabs").append(...tabs);
  document.getElementById("sm-head").addEventListener("click", () => {
    document.body.classList.toggle("sheet-low");
  });
  showTab("list");
}

// ---- head and about

function dateSpan() {
  let [first, last] = [UNDATED, -UNDATED];
  for (let i = 0; i < COUNT; i += 1) {
    if (!isEvent(i) || STARTS[i] === UNDATED) continue;
    if (STARTS[i] < first) first = STARTS[i];
    if (ENDS[i] > last) last = ENDS[i];
  }
  return first === UNDATED ? "" : range(SHORT, first, last);
}

function buildHead() {
  const events = ALL.reduce((sum, i) => sum + isEvent(i), 0);
  const parts = [counted("reported_incidents", events), dateSpan(),
    counted("reports", SOURCES.length)].filter(Boolean);
  document.getElementById("sm-title").textContent = RAW.title || WORDS.page.title;
  document.getElementById("sm-subtitle").textContent = parts.join(" · ");
  document.querySelectorAll("[data-word]").forEach((node) => {
    node.textContent = WORDS.page[node.dataset.word];
  });
  document.querySelectorAll("[data-label]").forEach((node) => {
    node.setAttribute("aria-label", WORDS.page[node.dataset.label]);
  });
  document.getElementById("sm-search").placeholder = WORDS.page.search;
}

const REPORTS_LISTED = 200;

function reportList() {
  const left = SOURCES.length - REPORTS_LISTED;
  const list = el("ul", { class: "reports" });
  const fillIn = () => list.append(...SOURCES.slice(0, REPORTS_LISTED).map((_, index) => sourceRow(index)));
  // Many titles are unpacked first: they can wait.
  if (left > 0) setTimeout(fillIn, WARM_AFTER_MS); else fillIn();
  return [
    el("h2", {}, WORDS.page.reports_read),
    list,
    left > 0 ? el("p", {}, fill(WORDS.page.more_reports, { count: numbers.format(left) })) : "",
  ];
}

function buildAbout() {
  const licences = [...new Set(PLACES.map((place) => place.licence).filter(Boolean))];
  const list = (items) => el("ul", {}, items.map((item) => el("li", { dir: "auto" }, item)));
  const [before, after] = WORDS.page.positions.split("{licence}");
  const linked = new Map(RAW.credits.filter(([, address]) => address));
  [...linked.keys()].forEach((words) => { if (!licences.includes(words)) licences.unshift(words); });
  document.getElementById("sm-about").append(
    ...WORDS.about.flatMap(({ title, paragraphs }) => [
      el("h2", {}, title), ...paragraphs.map((paragraph) => el("p", {}, paragraph))]),
    ...reportList(),
    el("h2", {}, WORDS.page.credits),
    list([...WORDS.credits, ...licences.map((l) => [before, webLink(linked.get(l), l), after])]),
  );
}

