// What shapes, fills and rings mean; and the few words under the pointer.

function legendRow(sign, words) {
  return el("li", {}, sign, el("span", {}, words));
}

// The colours of those who are on the map just now.
function actorRows() {
  const list = el("ul", { class: "legend-actors", "aria-label": WORDS.facet.actor });
  let drawn = null;
  onChange(() => {
    const used = [...tally.groups.keys()].filter((group) => tally.groups[group]);
    if (drawn === used.join()) return;
    drawn = used.join();
    list.replaceChildren(...used.map((group) => el("li", {},
      glyph(group, "solid"), el("span", { dir: "auto" }, groupName(group)))));
  });
  return list;
}

function buildLegend(map) {
  const words = WORDS.legend;
  const ring = el("span", { class: "sign ring", "aria-hidden": "true" });
  const badge = el("span", { class: "sign badge", "aria-hidden": "true" }, "3");
  const box = el("details", { class: "legend", id: "sm-legend", dir: WORDS.page.direction },
    el("summary", {}, words.title),
    el("ul", {},
      legendRow(glyph(0, "solid"), words.solid),
      legendRow(glyph(0, "hollow"), words.hollow),
      legendRow(glyph(0, "half"), words.half),
      legendRow(glyph(NOBODY, "hollow"), words.nobody),
      legendRow(ring, words.ring),
      legendRow(badge, words.badge)),
    actorRows());
  const Legend = L.Control.extend({
    options: { position: "bottomleft" },
    onAdd() {
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      return box;
    },
  });
  new Legend().addTo(map);
  return box;
}

function buildTip(map) {
  const tip = el("div", { class: "tip", "aria-hidden": "true", hidden: true });
  map.getContainer().append(tip);
  return (cluster, point) => {
    tip.hidden = cluster === null;
    map.getContainer().classList.toggle("over-mark", cluster !== null);
    if (cluster === null) return;
    const { place, drawn: { count } } = cluster;
    const [i] = count > 1 ? [] : cluster.members;
    const line = count > 1 ? counted("incidents", count)
      : `${dateShort(i)} · ${word("type", text(COL.type[i]))}`;
    tip.replaceChildren(el("strong", { dir: "auto" }, place.name), el("span", {}, line));
    tip.style.left = `${point.x}px`;
    tip.style.top = `${point.y}px`;
  };
}
