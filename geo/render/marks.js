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
const REACH = 17; // marks nearer than this (pixels) become one badge
const CROWD = 300; // more incidents than this: badges keep clear of each other
const CROWD_REACH = 37;
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

function drawBadge(context, x, y, members, radius) {
  const shares = new Map();
  members.forEach((i) => shares.set(GROUPS[i], (shares.get(GROUPS[i]) || 0) + 1));
  context.beginPath();
  context.arc(x, y, radius + 2.5, 0, 7);
  context.fillStyle = theme.halo;
  context.fill();
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.fillStyle = theme.paper;
  context.fill();
  let turn = -Math.PI / 2;
  [...shares].sort((a, b) => a[0] - b[0]).forEach(([group, count]) => {
    const end = turn + (2 * Math.PI * count) / members.length;
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
  context.fillText(members.length.toLocaleString(LANGUAGE), x, y + 0.5);
}

// ---- which marks

// Marks closer than the reach join the first one there.
function clustered(frame) {
  const cells = new Map();
  const clusters = [];
  const placed = shown.filter(located);
  const reach = placed.length > CROWD ? CROWD_REACH : REACH;
  placed.forEach((i) => {
    const place = placeOf(i);
    const [x, y] = [frame.x(place.x), frame.y(place.y)];
    if (x < -40 || y < -40 || x > frame.width + 40 || y > frame.height + 40) return;
    const [cx, cy] = [Math.floor(x / reach), Math.floor(y / reach)];
    let home = null;
    for (let dx = -1; dx <= 1 && !home; dx += 1) {
      for (let dy = -1; dy <= 1 && !home; dy += 1) {
        home = (cells.get(`${cx + dx}/${cy + dy}`) || []).find((cluster) => (
          Math.hypot(cluster.x - x, cluster.y - y) < reach)) || null;
      }
    }
    if (home) {
      home.members.push(i);
      // A town says more than the province about it.
      if (home.area && !place.area) { home.area = false; home.place = place; }
      return;
    }
    const cluster = { x, y, area: place.area, members: [i], place };
    clusters.push(cluster);
    const key = `${cx}/${cy}`;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(cluster);
  });
  clusters.forEach((cluster) => {
    const many = cluster.members.length;
    cluster.radius = many > 1 ? 10 + Math.min(8, Math.log2(many)) : RADIUS - (cluster.area ? 1.5 : 0);
  });
  return clusters;
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
  const members = clusters.flatMap((cluster) => cluster.members);
  const seen = new Set();
  if (members.length <= RINGS_UP_TO) {
    members.forEach((i) => {
      const place = placeOf(i);
      if (seen.has(place)) return;
      seen.add(place);
      drawUncertainty(context, frame, place, GROUPS[i], false);
    });
  }
  [pointed, selected()].filter((i) => i !== null && i >= 0 && located(i)).forEach((i) => {
    drawUncertainty(context, frame, placeOf(i), GROUPS[i], true);
  });
}

// ---- names

const crosses = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

function placeName(context, taken, name, x, y, gap, style) {
  context.font = style.font;
  context.letterSpacing = style.spacing || "0px";
  const width = context.measureText(name).width;
  const half = style.size / 2 + 1;
  const spots = gap === null
    ? [[0, 0], [0, -16], [0, 16], [-44, 0], [44, 0]].map(([dx, dy]) => [x - width / 2 + dx, y + dy])
    : [[x + gap, y], [x - gap - width, y], [x - width / 2, y - gap - half + 2], [x - width / 2, y + gap + half - 2]];
  const free = spots.find(([left, middle]) => {
    const box = [left - 3, middle - half, left + width + 3, middle + half];
    return !taken.some((other) => crosses(box, other)) && taken.push(box);
  });
  if (!free) return false;
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = style.halo || theme.halo;
  context.strokeText(name, ...free);
  context.fillStyle = style.colour;
  context.fillText(name, ...free);
  return true;
}

function nameStyles() {
  const style = (weight, size, colour, more = {}) => ({
    font: `${weight} ${size}px ${theme.font}`, size, colour, ...more,
  });
  return {
    incident: style(600, 12, theme.ink),
    region: style("italic 600", 12, theme.ink),
    area: style(600, 11.5, theme.label, { spacing: "1.5px", halo: theme.land }),
    sea: style("italic 400", 12, theme["label-sea"], { halo: theme.sea }),
    capital: style(500, 11.5, theme.label, { halo: theme.land, dot: true }),
    town: style(400, 11, theme.label, { halo: theme.land, dot: true }),
  };
}

function drawNames(context, frame, clusters) {
  const styles = nameStyles();
  const taken = clusters.map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]);
  const named = new Set();
  clusters.forEach(({ x, y, radius, place, area, members }) => {
    if (named.has(place.name) || named.size > 300) return;
    const style = area ? styles.region : styles.incident;
    const gap = radius + (members.includes(selected()) ? 11 : 5);
    if (placeName(context, taken, labelOfMark(place, members), x, y, gap, style)) named.add(place.name);
  });
  RAW.names.forEach(([name, lon, lat, zoom, kind]) => {
    if (frame.zoom < zoom || (frame.zoom > zoom + 5 && kind === "area") || named.has(name)) return;
    const [x, y] = [frame.x(mercatorX(lon)), frame.y(mercatorY(lat))];
    if (x < 0 || y < 0 || x > frame.width || y > frame.height) return;
    const style = styles[kind];
    const dot = [x - 3, y - 3, x + 3, y + 3];
    if (style.dot && taken.some((other) => crosses(dot, other))) return;
    const written = kind === "area" ? name.toLocaleUpperCase(LANGUAGE) : name;
    if (!placeName(context, taken, written, x, y, style.dot ? 5 : null, style) || !style.dot) return;
    taken.push(dot);
    context.beginPath();
    context.arc(x, y, kind === "capital" ? 2.4 : 1.8, 0, 7);
    context.fillStyle = theme.label;
    context.fill();
  });
  context.letterSpacing = "0px";
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
      clusters = clustered(frame);
      drawUncertainties(context, frame, clusters);
      if (namesWanted()) drawNames(context, frame, clusters);
      clusters.forEach((cluster) => drawCluster(context, cluster));
    },
  });
  return marks;
}

function drawCluster(context, { x, y, area, members, radius }) {
  if (members.includes(selected())) {
    context.beginPath();
    context.arc(x, y, radius + 6, 0, 7);
    context.strokeStyle = theme.accent;
    context.lineWidth = 2.5;
    context.stroke();
  }
  if (members.length > 1) { drawBadge(context, x, y, members, radius); return; }
  const [i] = members;
  // An area has no solid pin: its mark only says where its label belongs.
  const style = area && STYLES[i] === "solid" ? "hollow" : STYLES[i];
  drawMark(context, x, y, GROUPS[i], style, radius);
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
