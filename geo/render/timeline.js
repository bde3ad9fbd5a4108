// A histogram over a true time axis, and a range on it with two thumbs.

const BIN_UNITS = [
  { unit: "day", longest: 45 },
  { unit: "week", longest: 310 },
  { unit: "month", longest: 3700 },
  { unit: "year", longest: Infinity },
];
const PLOT_HEIGHT = 44;

// First days of all bins, and one past the last day.
function binEdges(first, last) {
  const { unit } = BIN_UNITS.find(({ longest }) => last - first < longest);
  const edges = [];
  if (unit === "day" || unit === "week") {
    const step = unit === "day" ? 1 : 7;
    // 1970-01-01 was a Thursday: weeks begin on Monday.
    const start = unit === "day" ? first : first - ((first + 3) % 7);
    for (let day = start; day <= last + step; day += step) edges.push(day);
  } else {
    const months = unit === "month" ? 1 : 12;
    const date = asDate(first);
    let month = months === 1 ? date.getUTCMonth() : 0;
    let day = -1;
    while (day <= last) {
      day = Math.round(Date.UTC(date.getUTCFullYear(), month, 1) / DAY_MS);
      edges.push(day);
      month += months;
    }
  }
  return { unit, edges };
}

function axis() {
  const days = ALL.filter(dated);
  if (!days.length) return null;
  const first = days.reduce((least, i) => Math.min(least, COL.start[i]), Infinity);
  const last = days.reduce((most, i) => Math.max(most, COL.end[i]), -Infinity);
  return binEdges(first, last);
}

// An incident of several bins is spread over them evenly: none is counted twice.
function heights(edges) {
  const bins = edges.slice(1).map(() => new Float64Array(NOBODY + 1));
  const binAt = (day) => {
    let [low, high] = [0, bins.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (edges[middle] <= day) low = middle; else high = middle - 1;
    }
    return low;
  };
  timeless.filter(dated).forEach((i) => {
    const [a, b] = [binAt(COL.start[i]), binAt(COL.end[i])];
    for (let bin = a; bin <= b; bin += 1) bins[bin][GROUPS[i]] += 1 / (b - a + 1);
  });
  return bins;
}

function svg(tag, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  return node;
}

function drawBars(plot, edges, position) {
  const bins = heights(edges);
  const most = Math.max(1, ...bins.map((bin) => bin.reduce((a, b) => a + b, 0)));
  const bars = [];
  bins.forEach((bin, k) => {
    const [left, right] = [position(edges[k]), position(edges[k + 1])];
    let top = PLOT_HEIGHT;
    bin.forEach((count, group) => {
      if (!count) return;
      const height = (count / most) * (PLOT_HEIGHT - 2);
      top -= height;
      const gap = right - left > 6 ? 1 : 0;
      bars.push(svg("rect", { x: left + gap / 2, y: top, height, width: Math.max(1, right - left - gap), class: `bar group-${group}` }));
    });
  });
  plot.replaceChildren(...bars);
}

// Tick labels every so many bins that they do not touch.
function drawTicks(host, { unit, edges }, position, width) {
  const options = { day: { day: "numeric", month: "short" }, week: { day: "numeric", month: "short" },
    month: { month: "short", year: "numeric" }, year: { year: "numeric" } }[unit];
  const steps = unit === "month" ? [1, 3, 6, 12, 24, 60] : [1, 2, 5, 7, 14, 28, 50, 100];
  const bins = edges.length - 1;
  const step = steps.find((s) => (width / bins) * s >= 78) || bins;
  const aligned = (k) => (unit === "month" && step > 1
    ? (asDate(edges[k]).getUTCMonth() + 12 * asDate(edges[k]).getUTCFullYear()) % step === 0
    : k % step === 0);
  const ticks = edges.slice(0, -1).map((day, k) => [day, k]).filter(([, k]) => aligned(k));
  host.replaceChildren(...ticks.filter(([day]) => position(day) < width - 40).map(([day]) => el("span",
    { style: `left:${position(day)}px` }, format(options).format(asDate(day)))));
}

function buildTimeline() {
  const found = axis();
  const root = document.getElementById("sm-timeline");
  if (!found) { root.hidden = true; return; }
  const { edges } = found;
  const [first, past] = [edges[0], edges[edges.length - 1]];
  const plot = svg("svg", { class: "bars", height: PLOT_HEIGHT, "aria-hidden": "true" });
  const ticks = el("div", { class: "ticks", "aria-hidden": "true" });
  const shades = [el("div", { class: "shade" }), el("div", { class: "shade" })];
  const range = el("span", { class: "range", id: "sm-range" });
  const all = el("button", { type: "button", class: "quiet",
    onclick: () => { setRange(0, edges.length - 1); } }, WORDS.page.all_dates);
  const area = el("div", { class: "plot" }, plot, ...shades);
  let width = 0;
  const position = (day) => ((day - first) / (past - first)) * width;

  // The range as indices of edges; an open end is the axis' own.
  const low = () => (state.from === null ? 0 : Math.max(0, edges.findLastIndex((e) => e <= state.from)));
  const high = () => {
    const k = state.to === null ? -1 : edges.findIndex((e) => e > state.to);
    return k < 0 ? edges.length - 1 : k;
  };
  function setRange(a, b) {
    const [from, to] = [Math.max(0, a), Math.min(edges.length - 1, b)];
    state.from = from === 0 ? null : edges[from];
    state.to = to === edges.length - 1 ? null : edges[to] - 1;
    changed();
  }
  const thumbs = [
    { name: "from", get: low, set: (k) => setRange(Math.min(k, high() - 1), high()) },
    { name: "to", get: high, set: (k) => setRange(low(), Math.max(k, low() + 1)) },
  ].map((thumb) => ({ ...thumb, node: thumbNode(thumb, edges) }));
  area.append(...thumbs.map((thumb) => thumb.node));
  root.append(el("div", { class: "timeline-head" }, range, all), area, ticks);
  dragging(area, thumbs, edges, () => width, position, setRange);

  function refresh() {
    width = area.clientWidth;
    if (!width) return;
    plot.setAttribute("width", width);
    const [a, b] = [edges[low()], edges[high()]];
    drawBars(plot, edges, position);
    drawTicks(ticks, found, position, width);
    shades[0].style.width = `${position(a)}px`;
    shades[1].style.cssText = `left:${position(b)}px;right:0`;
    thumbs.forEach((thumb, k) => {
      thumb.node.style.left = `${position(k ? b : a)}px`;
      thumb.node.setAttribute("aria-valuenow", thumb.get());
      thumb.node.setAttribute("aria-valuetext", longDay(k ? b - 1 : a));
    });
    range.replaceChildren(el("time", {}, shortDay(a)), " – ", el("time", {}, shortDay(b - 1)));
    all.hidden = state.from === null && state.to === null;
  }
  onChange(refresh);
  new ResizeObserver(refresh).observe(area);
}

function thumbNode(thumb, edges) {
  const far = Math.max(2, Math.round(edges.length / 10));
  const moves = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -far, PageUp: far };
  return el("div", {
    class: `thumb ${thumb.name}`, role: "slider", tabindex: 0, "aria-label": WORDS.page[thumb.name],
    "aria-valuemin": 0, "aria-valuemax": edges.length - 1,
    onkeydown: (event) => {
      if (event.key === "Home") thumb.set(0);
      else if (event.key === "End") thumb.set(edges.length - 1);
      else if (event.key in moves) thumb.set(thumb.get() + moves[event.key]);
      else return;
      event.preventDefault();
    },
  });
}

// A thumb is dragged, or a new range drawn from where the pointer goes down.
function dragging(area, thumbs, edges, width, position, setRange) {
  const edgeAt = (event) => {
    const x = event.clientX - area.getBoundingClientRect().left;
    let best = 0;
    edges.forEach((day, k) => {
      if (Math.abs(position(day) - x) < Math.abs(position(edges[best]) - x)) best = k;
    });
    return best;
  };
  let drag = null;
  area.addEventListener("pointerdown", (event) => {
    const thumb = thumbs.find(({ node }) => node === event.target);
    const start = edgeAt(event);
    drag = thumb ? thumb.set : (k) => {
      if (k !== start) setRange(Math.min(start, k), Math.max(start, k));
    };
    area.setPointerCapture(event.pointerId);
    event.preventDefault();
    if (thumb) thumb.node.focus();
  });
  area.addEventListener("pointermove", (event) => { if (drag) drag(edgeAt(event)); });
  ["pointerup", "pointercancel"].forEach((name) => area.addEventListener(name, () => { drag = null; }));
}
