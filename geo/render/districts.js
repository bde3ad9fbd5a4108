// Boundaries of first-level units, where the page was given any: thin lines from a zoom on at which
// they help more than they crowd.

const DISTRICTS_FROM = 4.5; // zoom
const DISTRICT_UNIT = 1000; // steps a degree; see basemap.py
let districts = null;

function paintDistricts(context, frame) {
  if (!RAW.districts.length || frame.zoom < DISTRICTS_FROM) return;
  districts = districts || RAW.districts.map((steps) => ringOf(steps, DISTRICT_UNIT));
  context.beginPath();
  districts.forEach((ring) => trace(context, ring, frame, true));
  context.save();
  context.strokeStyle = theme.border;
  context.lineWidth = 0.8;
  context.setLineDash([4, 3]);
  context.stroke();
  context.restore();
}
