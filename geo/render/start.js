// Puts the page together once folium's map is there.

let map = null;
let userMoved = false;
const BESIDE_CREDITS = 130; // pixels: what the scale takes on their line

function point(i) {
  if (pointed === i) return;
  pointed = i;
  if (tally.shown <= RINGS_UP_TO) marks.touch();
}

// Our names stand on our basemap; a raster basemap brings its own.
const namesWanted = () => basemapMade !== null && map !== null && map.hasLayer(basemapMade);
let basemapMade = null;

// ---- the view

// Of the places whose incidents are shown, or of all.
function boundsOfPlaces(wanted) {
  const places = PLACES.filter((place, p) => place.bounds && wanted(p));
  // A very wide area would push everything else into a corner: its middle is enough.
  const boxes = places.map((place) => (place.area && place.radius > 150 && place.lon !== null
    ? [place.lon - 1, place.lat - 1, place.lon + 1, place.lat + 1] : place.bounds));
  if (!boxes.length) return null;
  const edge = (k, pick) => boxes.reduce((value, box) => pick(value, box[k]), boxes[0][k]);
  return L.latLngBounds([edge(1, Math.min), edge(0, Math.min)], [edge(3, Math.max), edge(2, Math.max)]);
}

function cover() {
  // The card lies over the map's right side, on a phone the sheet over its lower part.
  const size = map.getSize();
  const card = document.getElementById("sm-card");
  const sheet = card.hidden ? document.getElementById("sm-panel") : card;
  if (phone.matches) return { right: 0, bottom: Math.min(sheet.offsetHeight, size.y * 0.6) };
  return { right: card.hidden ? 0 : Math.min(card.offsetWidth + 24, size.x / 2), bottom: 0 };
}

function fitAll() {
  const bounds = boundsOfPlaces((p) => tally.places[p] > 0) || boundsOfPlaces((p) => AT_PLACE(p).length > 0);
  if (!bounds) return;
  const { right, bottom } = cover();
  map.fitBounds(bounds, { paddingTopLeft: [48, 48], paddingBottomRight: [48 + right, 48 + bottom],
    maxZoom: 9, animate: false });
}

function keepInView(i) {
  if (!located(i)) return;
  const { right, bottom } = cover();
  const place = placeOf(i);
  const at = L.latLng(place.lon === null ? [(place.bounds[1] + place.bounds[3]) / 2,
    (place.bounds[0] + place.bounds[2]) / 2] : [place.lat, place.lon]);
  map.panInside(at, { paddingTopLeft: [70, 70], paddingBottomRight: [70 + right, 70 + bottom],
    animate: !calm.matches });
}

function watchView() {
  map.on("dragend", () => { userMoved = true; });
  ["wheel", "keydown", "dblclick", "touchmove"].forEach((name) => {
    map.getContainer().addEventListener(name, () => { userMoved = true; }, { passive: true });
  });
  map.getContainer().addEventListener("click", (event) => {
    if (event.target.closest(".leaflet-control-zoom")) userMoved = true;
  });
  map.on("moveend", () => {
    if (!userMoved) return;
    const { lat, lng } = map.getCenter();
    state.view = [Number(map.getZoom().toFixed(2)), Number(lat.toFixed(4)), Number(lng.toFixed(4))];
    writeHash();
  });
}

function watchPointer() {
  const tip = buildTip(map);
  map.on("mousemove", (event) => {
    const cluster = clusterAt(event.containerPoint, 3);
    tip(cluster, event.containerPoint);
    point(cluster && cluster.drawn.count === 1 ? cluster.members[0] : null);
  });
  map.on("mouseout", () => { tip(null); point(null); });
  map.on("click", (event) => {
    const cluster = clusterAt(event.containerPoint, coarse.matches ? 14 : 4);
    if (!cluster) return;
    tip(null);
    const { members } = cluster;
    if (members.length === 1) { openedFrom = null; openCard(COL.id[members[0]]); return; }
    const bounds = L.latLngBounds(members.map((i) => map.unproject(
      L.point(placeOf(i).x, placeOf(i).y).multiplyBy(256 * 2 ** map.getZoom()))));
    const nearest = map.getBoundsZoom(bounds, false, L.point(120, 120));
    // Places that the map's closest zoom cannot part are chosen from a list.
    const span = map.project(bounds.getNorthEast(), map.getMaxZoom())
      .distanceTo(map.project(bounds.getSouthWest(), map.getMaxZoom()));
    if (span < REACH || nearest <= map.getZoom()) openChooser(members);
    else { userMoved = true; map.fitBounds(bounds, { padding: [80, 80], maxZoom: 12, animate: !calm.matches }); }
  });
}

// ---- theme, phone

const dark = matchMedia("(prefers-color-scheme: dark)");
const phone = matchMedia("(max-width: 760px)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const coarse = matchMedia("(pointer: coarse)");

function repaintAll() {
  readTheme();
  if (basemapMade) basemapMade.repaint();
  if (marks) marks.repaint();
}

function arrange() {
  const timeline = document.getElementById("sm-timeline");
  if (phone.matches) document.getElementById("sm-filters").prepend(timeline);
  else document.body.append(timeline);
  map.invalidateSize({ animate: false });
}

function watchMedia() {
  dark.addEventListener("change", repaintAll);
  phone.addEventListener("change", arrange);
  printing.addEventListener("change", () => (printing.matches ? preparePrint() : afterPrint()));
  addEventListener("beforeprint", preparePrint);
  addEventListener("afterprint", afterPrint);
}

// The credits have to be seen whatever else is open: scale, legend and card make way for them.
function keepCreditsClear() {
  const credits = map.attributionControl.getContainer();
  const make = (name, height) => document.documentElement.style.setProperty(name, `${height}px`);
  const measure = () => {
    const across = credits.offsetWidth > map.getContainer().offsetWidth - BESIDE_CREDITS;
    make("--sm-credits", credits.offsetHeight);
    make("--sm-under-legend", across ? credits.offsetHeight : 0);
  };
  const observer = new ResizeObserver(measure);
  [credits, map.getContainer()].forEach((node) => observer.observe(node)); // measures with the first frame
}

// Leaflet's own buttons speak English.
function nameControls() {
  const container = map.getContainer();
  const name = (selector, words) => {
    const node = container.querySelector(selector);
    if (node) { node.title = words; node.setAttribute("aria-label", words); }
  };
  name(".leaflet-control-zoom-in", WORDS.map.zoom_in);
  name(".leaflet-control-zoom-out", WORDS.map.zoom_out);
  name(".leaflet-control-layers-toggle", WORDS.map.layers);
}

function start(foliumMap, layerControl) {
  map = foliumMap;
  readTheme();
  const container = map.getContainer();
  container.setAttribute("role", "region");
  container.setAttribute("aria-label", WORDS.page.map);
  map.attributionControl.setPrefix(WORDS.map.prefix);
  // Leaflet takes HTML here: our own constant words, or text that a node of the DOM has escaped.
  RAW.credits.forEach(([words, address]) => {
    map.attributionControl.addAttribution(webLink(address, words).outerHTML);
  });
  map.attributionControl.getContainer().dir = WORDS.page.direction;
  [WORDS.map.positions, WORDS.map.boundaries].forEach((words) => {
    map.attributionControl.addAttribution(el("bdi", {}, words).outerHTML);
  });
  L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
  buildHead();
  buildTabs();
  buildList(); // first, while it may still ask where it stands without a layout
  buildFilters();
  buildCard();
  const measureTimeline = buildTimeline();
  buildAbout();
  buildActions();
  buildActorLayers(layerControl);
  nameControls();
  const legend = buildLegend(map);
  legend.open = !phone.matches;
  onChange(() => { marks.touch(); });
  arrange();
  measureTimeline();
  keepCreditsClear();
  readHash();
  changed();
  if (state.view) { userMoved = true; map.setView(state.view.slice(1), state.view[0], { animate: false }); }
  else fitAll();
  awake = true;
  repaintAll();
  watchView();
  watchPointer();
  watchMedia();
  addEventListener("hashchange", () => {
    readHash();
    if (state.id === null) document.getElementById("sm-card").hidden = true;
    changed();
    if (state.id !== null) keepInView(INDEX_OF.get(state.id));
    else if (state.view) map.setView(state.view.slice(1), state.view[0], { animate: false });
  });
  unpackLong(); // some hundredths of a second, which would show in a moving map
  setTimeout(warmUp, WARM_AFTER_MS);
  document.body.dataset.ready = Math.round(performance.now());
}

// folium's popups ask for jQuery's $ once, to make an element of their own HTML.
if (!window.$) {
  window.$ = (markup) => {
    const template = document.createElement("template");
    template.innerHTML = markup.trim();
    return [template.content.firstElementChild];
  };
}

window.strikemap = {
  basemap: () => { basemapMade = basemapLayer(); readTheme(); return basemapMade; },
  tiles: () => L.tileLayer(RAW.tiles.url, {
    maxZoom: 16, attribution: el("span", {}, RAW.tiles.attribution).outerHTML,
  }),
  incidents: () => { applyFilters(); return marksLayer(); },
  start,
};
