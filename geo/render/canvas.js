// One canvas over the map, larger than the view so that panning shows no blank edge; and the
// vector basemap painted on such a canvas.

const MARGIN = 0.3; // of the view, on each side
let theme = {};
let awake = false; // nothing is painted until the whole page stands

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(`--sm-${name}`).trim();
  const names = ["sea", "land", "border", "coast", "label", "label-sea", "halo", "ink", "paper",
    "accent", "muted"];
  theme = Object.fromEntries(names.map((name) => [name, value(name)]));
  theme.groups = Array.from({ length: NOBODY + 1 }, (_, i) => value(`group-${i}`));
  theme.font = style.getPropertyValue("--sm-sans").trim();
}

const CanvasLayer = L.Layer.extend({
  initialize(options) {
    L.setOptions(this, options); // pane, paint(context, frame)
    this.repaintSoon = inFrame(() => { if (this.stale) this.repaint(); });
  },
  // With the next frame, however often it is asked for before.
  touch() {
    this.stale = true;
    this.repaintSoon();
  },
  onAdd(map) {
    this.canvas = L.DomUtil.create("canvas", "painted leaflet-zoom-animated", map.getPane(this.options.pane));
    this.canvas.setAttribute("aria-hidden", "true");
    this.repaint();
  },
  onRemove() {
    this.canvas.remove();
  },
  getEvents() {
    return {
      moveend: this.repaint,
      resize: this.repaint,
      viewreset: this.repaint,
      zoom: () => this.follow(this._map.getCenter(), this._map.getZoom()),
      zoomanim: (event) => this.follow(event.center, event.zoom),
    };
  },
  // While a zoom runs the painted picture is stretched; it is painted anew when it ends.
  follow(center, zoom) {
    if (!this.corner) return;
    const scale = this._map.getZoomScale(zoom, this.zoom);
    const corner = this._map._latLngToNewLayerPoint(this.corner, zoom, center);
    L.DomUtil.setTransform(this.canvas, corner, scale);
  },
  // A canvas that is given a size gets new memory, even when it had that size.
  resize(size, ratio) {
    const [width, height] = [Math.floor(size.x * ratio), Math.floor(size.y * ratio)];
    if (this.canvas.width === width && this.canvas.height === height) return;
    Object.assign(this.canvas, { width, height });
    Object.assign(this.canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
  },
  repaint() {
    const map = this._map;
    this.stale = false;
    if (!map || !awake) return;
    const margin = map.getSize().multiplyBy(MARGIN).floor();
    const size = map.getSize().add(margin.multiplyBy(2));
    const origin = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round();
    const ratio = Math.min(window.devicePixelRatio || 1, 3);
    this.corner = map.layerPointToLatLng(origin);
    this.zoom = map.getZoom();
    L.DomUtil.setTransform(this.canvas, origin, 1);
    this.resize(size, ratio);
    const context = this.canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.x, size.y);
    const offset = map.getPixelOrigin().add(origin);
    const scale = 256 * 2 ** this.zoom;
    this.frame = {
      width: size.x, height: size.y, zoom: this.zoom, scale, margin,
      x: (mx) => mx * scale - offset.x,
      y: (my) => my * scale - offset.y,
      toContainer: (x, y) => L.point(x, y).add(origin).add(map.layerPointToContainerPoint([0, 0])),
    };
    this.options.paint(context, this.frame);
  },
});

// ---- the basemap

// Rings come as steps of whole numbers; see basemap.py.
function ringOf(steps, unit) {
  const ring = new Float64Array(steps.length);
  let [x, y] = [0, 0];
  for (let k = 0; k < steps.length; k += 2) {
    x += steps[k];
    y += steps[k + 1];
    ring[k] = mercatorX(x / unit);
    ring[k + 1] = mercatorY(y / unit);
  }
  return ring;
}

function countriesOf(shapes, unit) {
  return shapes.map((rings) => {
    const made = rings.map((steps) => ringOf(steps, unit));
    const box = [1, 1, 0, 0];
    made.forEach((ring) => {
      for (let k = 0; k < ring.length; k += 2) {
        box[0] = Math.min(box[0], ring[k]); box[2] = Math.max(box[2], ring[k]);
        box[1] = Math.min(box[1], ring[k + 1]); box[3] = Math.max(box[3], ring[k + 1]);
      }
    });
    return { rings: made, box };
  });
}

function trace(context, ring, frame, close = true) {
  for (let k = 0; k < ring.length; k += 2) {
    const [x, y] = [frame.x(ring[k]), frame.y(ring[k + 1])];
    if (k === 0) context.moveTo(x, y); else context.lineTo(x, y);
  }
  if (close) context.closePath();
}

function paintCountries(context, frame, countries) {
  countries.forEach(({ rings, box }) => {
    if (frame.x(box[2]) < 0 || frame.x(box[0]) > frame.width) return;
    if (frame.y(box[3]) < 0 || frame.y(box[1]) > frame.height) return;
    context.beginPath();
    rings.forEach((ring) => trace(context, ring, frame));
    context.fillStyle = theme.land;
    context.fill("evenodd");
    context.strokeStyle = theme.border;
    context.lineWidth = frame.zoom < 4 ? 0.6 : 1;
    context.stroke();
  });
}

function paintGraticule(context, frame) {
  const line = (points) => { context.beginPath(); trace(context, points, frame, false); context.stroke(); };
  context.strokeStyle = theme.border;
  context.lineWidth = 0.5;
  for (let lon = -180; lon <= 180; lon += 5) line([mercatorX(lon), 0, mercatorX(lon), 1]);
  for (let lat = -80; lat <= 80; lat += 5) line([0, mercatorY(lat), 1, mercatorY(lat)]);
}

function paintDetail(context, frame, [west, south, east, north], countries) {
  // Whole pixels and two inside, so that the cut itself is never seen as a border.
  const [left, top] = [frame.x(mercatorX(west)), frame.y(mercatorY(north))].map((v) => Math.ceil(v) + 2);
  const [right, bottom] = [frame.x(mercatorX(east)), frame.y(mercatorY(south))].map((v) => Math.floor(v) - 2);
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  context.fillStyle = theme.sea;
  context.fillRect(left, top, right - left, bottom - top);
  paintCountries(context, frame, countries);
  context.restore();
}

function basemapLayer() {
  const map = RAW.basemap;
  const world = map && countriesOf(map.world, map.scale);
  const detail = map && map.detail && countriesOf(map.detail, map.fine);
  return new CanvasLayer({
    pane: "tilePane",
    paint(context, frame) {
      // Without the outlines (an online page made without assets) at least a grid.
      if (!world) { paintGraticule(context, frame); return; }
      paintCountries(context, frame, world);
      if (detail) paintDetail(context, frame, map.box, detail);
      paintDistricts(context, frame);
    },
  });
}
