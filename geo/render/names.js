// Names on the map that never lie over a mark or over each other.

const MOST_NAMED = 300; // clusters whose name is tried
const CELL = 64; // pixels

// Boxes that are taken, by the cells of a grid that they touch.
class Taken {
  constructor() { this.cells = new Map(); }

  // Whether `look` says so of the cells that a box touches, one after the other.
  some([left, top, right, bottom], look) {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) {
        if (look(x * 65536 + y)) return true;
      }
    }
    return false;
  }

  add(box) {
    this.some(box, (key) => {
      const boxes = this.cells.get(key);
      if (boxes) boxes.push(box); else this.cells.set(key, [box]);
      return false;
    });
  }

  free(box) {
    return !this.some(box, (key) => this.cells.get(key)?.some((other) => crosses(box, other)));
  }
}

const crosses = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

const widths = new Map();
function widthOf(context, name, { font, spacing = "" }) {
  const key = `${font}/${spacing}/${name}`;
  if (!widths.has(key)) widths.set(key, context.measureText(name).width);
  return widths.get(key);
}

function placeName(context, taken, name, x, y, gap, style) {
  context.font = style.font;
  context.letterSpacing = style.spacing || "0px";
  const width = widthOf(context, name, style);
  const half = style.size / 2 + 1;
  const spots = gap === null
    ? [[0, 0], [0, -16], [0, 16], [-44, 0], [44, 0]].map(([dx, dy]) => [x - width / 2 + dx, y + dy])
    : [[x + gap, y], [x - gap - width, y], [x - width / 2, y - gap - half + 2], [x - width / 2, y + gap + half - 2]];
  const free = spots.find(([left, middle]) => {
    const box = [left - 3, middle - half, left + width + 3, middle + half];
    if (!taken.free(box)) return false;
    taken.add(box);
    return true;
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

function drawNames(context, frame, clusters, chosen) {
  const styles = nameStyles();
  const taken = new Taken();
  clusters.forEach(({ x, y, radius }) => taken.add([x - radius, y - radius, x + radius, y + radius]));
  const named = new Set();
  clusters.slice(0, MOST_NAMED).forEach((cluster) => {
    const { x, y, drawn: { place, area, radius } } = cluster;
    if (named.has(place.name)) return;
    const gap = radius + (cluster === chosen ? 11 : 5);
    const style = area ? styles.region : styles.incident;
    if (placeName(context, taken, labelOfMark(cluster), x, y, gap, style)) named.add(place.name);
  });
  RAW.names.forEach(([name, lon, lat, zoom, kind]) => {
    if (frame.zoom < zoom || (frame.zoom > zoom + 5 && kind === "area") || named.has(name)) return;
    const [x, y] = [frame.x(mercatorX(lon)), frame.y(mercatorY(lat))];
    if (x < 0 || y < 0 || x > frame.width || y > frame.height) return;
    const style = styles[kind];
    const dot = [x - 3, y - 3, x + 3, y + 3];
    if (style.dot && !taken.free(dot)) return;
    const written = kind === "area" ? name.toLocaleUpperCase(LANGUAGE) : name;
    if (!placeName(context, taken, written, x, y, style.dot ? 5 : null, style) || !style.dot) return;
    taken.add(dot);
    context.beginPath();
    context.arc(x, y, kind === "capital" ? 2.4 : 1.8, 0, 7);
    context.fillStyle = theme.label;
    context.fill();
  });
  context.letterSpacing = "0px";
}
