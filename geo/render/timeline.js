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
  let [first, last] = [UNDATED, -UNDATED];
  for (let i = 0; i < COUNT; i += 1) {
    if (STARTS[i] === UNDATED) continue;
    first = Math.min(first, STARTS[i]);
    last = Math.max(last, ENDS[i]);
  }
  return first === UNDATED ? null : binEdges(first, last);
}

// First and last bin of every interval, found once.
function binsOf(edges) {
  const binAt = (day) => {
    let [low, high] = [0, edges.length - 2];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (edges[middle] <= day) low = middle; else high = middle - 1;
    }
    return low;
  };
  const bins = (k) => Uint16Array.from(ROWS.when, (days) => (days[k] === null ? 0 : binAt(days[k])));
  return { first: bins(0), last: bins(1), of: OF.when };
}

// How many of each group lie in each bin, bin by bin. An incident of several bins is spread over
// them evenly: none is counted twice.
function heights(bins, count) {
  const sums = new Float64Array(count * GROUP_COUNT);
  for (let i = 0; i < COUNT; i += 1) {
    if ((failed[i] & ~DATES) !== 0 || STARTS[i] === UNDATED) continue;
    const group = GROUP_OF[i];
    const a = bins.first[bins.of[i]];
    const b = bins.last[bins.of[i]];
    if (a === b) sums[a * GROUP_COUNT + group] += 1;
    else for (let bin = a; bin <= b; bin += 1) sums[bin * GROUP_COUNT + group] += 1 / (b - a + 1);
  }
  return sums;
}

function svg(tag, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  return node;
}

// One path a group, so that a step changes nine nodes and not a thousand.
function barPaths(plot) {
  const paths = Array.from({ length: GROUP_COUNT }, (_, group) => svg("path", { class: `bar group-${group}` }));
  plot.append(...paths);
  return paths;
}

const tenth = (pixels) => Math.round(pixels * 10) / 10;

function drawBars(paths, edges, sums, position) {
  const bins = sums.length / GROUP_COUNT;
  const tops = new Float64Array(bins);
  sums.forEach((count, k) => { tops[Math.floor(k / GROUP_COUNT)] += count; });
  const unit = (PLOT_HEIGHT - 2) / tops.reduce((a, b) => Math.max(a, b), 1);
  const lefts = edges.map(position);
  tops.fill(PLOT_HEIGHT);
  paths.forEach((path, group) => {
    let d = "";
    for (let bin = 0; bin < bins; bin += 1) {
      const height = sums[bin * GROUP_COUNT + group] * unit;
      if (!height) continue;
      tops[bin] -= height;
      const room = lefts[bin + 1] - lefts[bin];
      const gap = room > 6 ? 1 : 0;
      const width = tenth(Math.max(1, room - gap));
      d += `M${tenth(lefts[bin] + gap / 2)} ${tops[bin].toFixed(2)}h${width}v${height.toFixed(2)}h${-width}z`;
    }
    path.setAttribute("d", d);
  });
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

// The range as indices of edges; an open end is the axis' own.
function brushOn(edges) {
  const last = edges.length - 1;
  return {
    last,
    low: () => (state.from === null ? 0 : Math.max(0, edges.findLastIndex((e) => e <= state.from))),
    high() {
      const k = state.to === null ? -1 : edges.findIndex((e) => e > state.to);
      return k < 0 ? last : k;
    },
    set(a, b) {
      const [from, to] = [Math.max(0, a), Math.min(last, b)];
      state.from = from === 0 ? null : edges[from];
      state.to = to === last ? null : edges[to] - 1;
      changed();
    },
  };
}

function buildTimeline() {
  const found = axis();
  const root = document.getElementById("sm-timeline");
  if (!found) { root.hidden = true; return () => {}; }
  const { edges } = found;
  const brush = brushOn(edges);
  const plot = svg("svg", { class: "bars", height: PLOT_HEIGHT, "aria-hidden": "true" });
  const bars = barPaths(plot);
  const ticks = el("div", { class: "ticks", "aria-hidden": "true" });
  const shades = [el("div", { class: "shade" }), el("div", { class: "shade" })];
  const range = el("span", { class: "range", id: "sm-range" });
  const all = el("button", { type: "button", class: "quiet",
    onclick: () => { stopPlaying(); brush.set(0, brush.last); } }, WORDS.page.all_dates);
  const area = el("div", { class: "plot" }, plot, ...shades);
  const thumbs = [
    { name: "from", get: brush.low, set: (k) => brush.set(Math.min(k, brush.high() - 1), brush.high()) },
    { name: "to", get: brush.high, set: (k) => brush.set(brush.low(), Math.max(k, brush.low() + 1)) },
  ].map((thumb) => ({ ...thumb, node: thumbNode(thumb, edges) }));
  area.append(...thumbs.map((thumb) => thumb.node));
  root.append(el("div", { class: "timeline-head" }, playButton(brush), range,
    el("span", { class: "bin-unit" }, WORDS.bins[found.unit]), speedChoice(), all), area, ticks);
  const drawn = { width: 0, version: 0 };
  const position = (day) => ((day - edges[0]) / (edges[brush.last] - edges[0])) * drawn.width;
  dragging(area, thumbs, edges, brush, position);

  const bins = binsOf(edges);
  // The width is read when it changes: a step that asked for it would wait for a layout.
  function resize() {
    if (!area.clientWidth) return;
    Object.assign(drawn, { width: area.clientWidth, version: 0 });
    plot.setAttribute("width", drawn.width);
    drawTicks(ticks, found, position, drawn.width);
    refresh();
  }
  function refresh() {
    if (!drawn.width) return;
    if (drawn.version !== version.timeless) drawBars(bars, edges, heights(bins, brush.last), position);
    drawn.version = version.timeless;
    const [a, b] = [edges[brush.low()], edges[brush.high()]];
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
  new ResizeObserver(resize).observe(area);
  return resize; // to be called once it stands where it belongs
}

function thumbNode(thumb, edges) {
  const far = Math.max(2, Math.round(edges.length / 10));
  const moves = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -far, PageUp: far };
  return el("div", {
    class: `thumb ${thumb.name}`, role: "slider", tabindex: 0, "aria-label": WORDS.page[thumb.name],
    "aria-valuemin": 0, "aria-valuemax": edges.length - 1,
    onkeydown: (event) => {
      if (event.key !== "Tab") stopPlaying();
      if (event.key === "Home") thumb.set(0);
      else if (event.key === "End") thumb.set(edges.length - 1);
      else if (event.key in moves) thumb.set(thumb.get() + moves[event.key]);
      else return;
      event.preventDefault();
    },
  });
}

// A thumb is dragged, the range moved by its middle, or a new one drawn from where the pointer
// goes down.
function dragging(area, thumbs, edges, brush, position) {
  const edgeAt = (event) => {
    const x = event.clientX - area.getBoundingClientRect().left;
    let best = 0;
    edges.forEach((day, k) => {
      if (Math.abs(position(day) - x) < Math.abs(position(edges[best]) - x)) best = k;
    });
    return best;
  };
  const mover = (start) => {
    const [a, b] = [brush.low(), brush.high()];
    if (b - a === brush.last || start < a || start > b) {
      return (k) => { if (k !== start) brush.set(Math.min(start, k), Math.max(start, k)); };
    }
    return (k) => {
      const by = Math.max(-a, Math.min(brush.last - b, k - start));
      if (brush.low() !== a + by) brush.set(a + by, b + by);
    };
  };
  let drag = null;
  area.addEventListener("pointerdown", (event) => {
    stopPlaying();
    const thumb = thumbs.find(({ node }) => node === event.target);
    drag = thumb ? thumb.set : mover(edgeAt(event));
    area.setPointerCapture(event.pointerId);
    event.preventDefault();
    if (thumb) thumb.node.focus();
  });
  area.addEventListener("pointermove", (event) => { if (drag) drag(edgeAt(event)); });
  ["pointerup", "pointercancel"].forEach((name) => area.addEventListener(name, () => { drag = null; }));
}
