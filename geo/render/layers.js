// The actors in folium's layer control, for those who know folium's maps. A layer there holds no
// incident of its own: switching it ticks the same filter as the panel does.

let syncing = false;

function actorCodes(group) {
  const [facet] = FACETS;
  return facet.names.map((_, code) => code)
    .filter((code) => code < facet.size && groupOfActor(facet.names[code]) === group);
}

const ActorLayer = L.Layer.extend({
  initialize(group) {
    this.codes = actorCodes(group);
  },
  choose(value) {
    if (syncing) return;
    this.codes.forEach((code) => tick(FACETS[0], code, value));
    changed();
  },
  onAdd() { this.choose(true); },
  onRemove() { this.choose(false); },
  wanted() { return this.codes.some((code) => !FACETS[0].off[code]); },
});

function groupName(group) {
  if (group === NOBODY) return WORDS.page.unattributed;
  return group === OTHER ? WORDS.page.other_actors : ACTORS[group];
}

// Leaflet takes a name as HTML: this one was made of nodes, so that text stays text.
function groupLabel(group) {
  return glyph(group, "solid").outerHTML + el("span", { class: "layer-name", dir: "auto" }, groupName(group)).outerHTML;
}

const groupsInUse = () => [...new Set(FACETS[0].names.slice(0, FACETS[0].size).map(groupOfActor))]
  .sort((a, b) => a - b);

function buildActorLayers(control) {
  const layers = groupsInUse().map((group) => {
    const layer = new ActorLayer(group);
    control.addOverlay(layer, groupLabel(group));
    return layer;
  });
  onChange(() => {
    syncing = true;
    layers.forEach((layer) => {
      if (layer.wanted() === map.hasLayer(layer)) return;
      if (layer.wanted()) map.addLayer(layer); else map.removeLayer(layer);
    });
    syncing = false;
  });
}
