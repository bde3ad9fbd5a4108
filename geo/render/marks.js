// The incidents on the map: uncertainty as it is, marks by who and how sure, badges where several
// share a point, names that do not collide.

// Shapes in a box of -1..1, so that groups are told apart without colour.
const SHAPES = [
  "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z", // circle
  "M-.88-.88H.88V.88H-.88Z", // square
  "M0-1.2L1.2 0L0 1.2L-1.2 0Z", // diamond
  "M0-1.15L1.1.85H-1.1Z", // triangle
  "M0 1.15L1.1-.85H-1.1Z", // triangle on its tip
  "M0-1.1L1.07-.3L.66.95H-.66L-1.07-.3Z", // pentagon
  "M-.4-1.1H.4V-.4H1.1V.4H.4V1.1H-.4V.4H-1.1V-.4H-.4Z", // cross
  "M1.05 0L.53.91H-.53L-1.05 0L-.53-.91H.53Z", // hexagon: all other actors
  "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z", // circle: nobody named
];
const PATHS = SHAPES.map((d) => new Path2D(d));
const RADIUS = 7;
const RINGS_UP_TO = 2000; // more rings than this tell nothing

function glyph(group, style) {
  const NS = "http://www.w3.org/2000/svg";
  const make = (tag, attributes) => {
    const node = document.createElementNS(NS, tag);
    Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
    return node;
  };
  const svg = make("svg", { viewBox: "-1.6 -1.6 3.2 3.2", "aria-hidden": "true" });
  svg.setAttribute("class", `glyph group-${group} ${style}`);
  svg.append(make("path", { d: SHAPES[group], class: "body" }));
  if (style === "half") {
    svg.append(make("path", { d: SHAPES[group], class: "side", style: "clip-path: inset(0 50% 0 0)" }));
  }
  return svg;
}

function drawMark(context, x, y, group, style, radius = RADIUS) {
  const colour = theme.groups[group];
  context.save();
  context.translate(x, y);
  context.scale(radius, radius);
  context.lineJoin = "round";
  context.strokeStyle = theme.halo;
  context.lineWidth = 5 / radius;
  context.stroke(PATHS[group]);
  context.fillStyle = style === "solid" ? colour : theme.paper;
  context.fill(PATHS[group]);
  if (style === "half") {
    context.save();
    context.beginPath();
    context.rect(-2, -2, 2, 4);
    context.clip();
    context.fillStyle = colour;
    context.fill(PATHS[group]);
    context.restore();
  }
  context.strokeStyle = colour;
  context.lineWidth = 2 / radius;
  context.stroke(PATHS[group]);
  context.restore();
}

function drawBadge(context, x, y, { count: all, shares, radius }) {
  context.beginPath();
  context.arc(x, y, radius + 2.5, 0, 7);
  context.fillStyle = theme.halo;
  context.fill();
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.fillStyle = theme.paper;
  context.fill();
  let turn = -Math.PI / 2;
  shares.forEach((count, group) => {
    if (!count) return;
    const end = turn + (2 * Math.PI * count) / all;
    context.beginPath();
    context.arc(x, y, radius - 2, turn, end);
    context.strokeStyle = theme.groups[group];
    context.lineWidth = 4;
    context.stroke();
    turn = end;
  });
  context.fillStyle = theme.ink;
  context.font = `600 11px ${theme.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(shortNumber(all), x, y + 0.5);
}

// ---- uncertainty

function tracePlace(context, frame, place) {
  context.beginPath();
  if (!place.geometry) {
    const metres = place.radius * 1000;
    const perPixel = (40075016.7 * Math.cos((place.lat * Math.PI) / 180)) / frame.scale;
    context.arc(frame.x(place.x), frame.y(place.y), metres / perPixel, 0, 7);
    return metres / perPixel;
  }
  traceGeometry(context, frame, place.geometry);
  const box = place.bounds;
  return Math.max(mercatorX(box[2]) - mercatorX(box[0]), mercatorY(box[1]) - mercatorY(box[3]))
    * frame.scale * 0.5;
}

function traceGeometry(context, frame, geometry) {
  if (geometry.geometries) { geometry.geometries.forEach((g) => traceGeometry(context, frame, g)); return; }
  const line = (points, close) => trace(context,
    points.flatMap(([lon, lat]) => [mercatorX(lon), mercatorY(lat)]), frame, close);
  const { type, coordinates } = geometry;
  if (type === "Polygon") coordinates.forEach((ring) => line(ring, true));
  if (type === "MultiPolygon") coordinates.flat().forEach((ring) => line(ring, true));
  if (type === "LineString") line(coordinates, false);
  if (type === "MultiLineString") coordinates.forEach((points) => line(points, false));
}

const isLine = (place) => place.geometry !== null && /LineString/.test(place.geometry.type);

function drawUncertainty(context, frame, place, group, strong) {
  if (!place.geometry && !place.radius) return;
  const size = tracePlace(context, frame, place);
  if (size < RADIUS + 2 && !strong) return;
  context.save();
  context.strokeStyle = theme.groups[group];
  context.fillStyle = theme.groups[group];
  context.globalAlpha = strong ? 0.16 : size > 160 ? 0.035 : 0.08;
  if (!isLine(place)) context.fill("evenodd");
  context.globalAlpha = strong ? 0.95 : 0.6;
  context.lineWidth = isLine(place) ? 3 : strong ? 1.75 : 1.1;
  context.setLineDash(isLine(place) ? [7, 5] : [3, 4]);
  context.stroke();
  context.restore();
}

function drawUncertainties(context, frame, clusters) {
  const inView = clusters.reduce((sum, { drawn }) => sum + drawn.count, 0);
  if (inView <= RINGS_UP_TO) {
    clusters.forEach((cluster) => cluster.places.forEach((p) => {
      const i = firstShownAt(p);
      drawUncertainty(context, frame, PLACES[p], GROUP_OF[i], false);
    }));
  }
  [pointed, selected()].filter((i) => i !== null && i >= 0 && located(i)).forEach((i) => {
    drawUncertainty(context, frame, placeOf(i), GROUP_OF[i], true);
  });
}

// ---- the layer

let pointed = null; // the incident under the pointer, in list or map
let clusters = [];
let marks = null;
const selected = () => (state.id === null ? -1 : INDEX_OF.get(state.id));

function marksLayer() {
  marks = new CanvasLayer({
    pane: "overlayPane",
    paint(context, frame) {
      clusters = clusteredIn(frame);
      const chosen = clusters.find((cluster) => holds(cluster, selected()));
      drawUncertainties(context, frame, clusters);
      if (namesWanted()) drawNames(context, frame, clusters, chosen);
      clusters.forEach((cluster) => drawCluster(context, cluster, cluster === chosen));
    },
  });
  return marks;
}

function drawCluster(context, cluster, chosen) {
  const { x, y, drawn } = cluster;
  if (chosen) {
    context.beginPath();
    context.arc(x, y, drawn.radius + 6, 0, 7);
    context.strokeStyle = theme.accent;
    context.lineWidth = 2.5;
    context.stroke();
  }
  if (drawn.count > 1) { drawBadge(context, x, y, drawn); return; }
  const i = firstShownAt(cluster.places[0]);
  // An area has no solid pin: its mark only says where its label belongs.
  const style = drawn.area && styleOf(i) === "solid" ? "hollow" : styleOf(i);
  drawMark(context, x, y, GROUP_OF[i], style, drawn.radius);
}

function clusterAt(point, reach) {
  let best = null;
  let least = Infinity;
  clusters.forEach((cluster) => {
    const at = marks.frame.toContainer(cluster.x, cluster.y);
    const gap = at.distanceTo(point) - cluster.radius;
    if (gap < reach && gap < least) { best = cluster; least = gap; }
  });
  return best;
}
