// Who is told to have done it: groups with a colour and a shape of their own, and how sure it is.

// ---- who: the seven most frequent actors, with their parts, have a colour and a shape of their own

const COLOURED = 7;
const OTHER = COLOURED;
const NOBODY = COLOURED + 1;

const ACTORS_OF = perRow("blamed", ([own, attackers]) => (
  attackers.length ? attackers.map((position) => ATTRIBUTIONS[own[position]].actor) : [UNATTRIBUTED]));
const actorsOf = (i) => ACTORS_OF[OF.blamed[i]];

const FAMILY = new Map(RAW.actors.map(([name, , family]) => [name, family]));
const familyOf = (name) => FAMILY.get(name) ?? name;

function ranked() {
  const weights = new Float64Array(ACTORS_OF.length);
  for (let i = 0; i < COUNT; i += 1) weights[OF.blamed[i]] += isEvent(i) ? 1000000 : 1;
  const counts = new Map();
  ACTORS_OF.forEach((names, row) => new Set(names.map(familyOf)).forEach((name) => {
    counts.set(name, (counts.get(name) || 0) + weights[row]);
  }));
  counts.delete(UNATTRIBUTED);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}
const ACTORS = ranked();
const GROUP = new Map(ACTORS.map((name, rank) => [name, Math.min(rank, OTHER)]));
const groupOfActor = (name) => (name === UNATTRIBUTED ? NOBODY : GROUP.get(familyOf(name)) ?? OTHER);
const GROUP_OF = spread(Uint8Array, "blamed", ACTORS_OF.map(([first]) => groupOfActor(first)));

// ---- how sure: solid, hollow or half, by what is said of the attacker

const DECLARED = new Set(["announced_officially", "claimed", "reported_as_fact"]);
const CONTESTED = new Set(["denied", "disputed"]);

const STYLES = perRow("blamed", (row) => {
  const statuses = attributedIn(row, PERPETRATOR).filter((a) => a.actor !== null).map((a) => a.status);
  if (statuses.some((s) => CONTESTED.has(s))) return "half";
  return statuses.some((s) => DECLARED.has(s)) ? "solid" : "hollow";
});
const styleOf = (i) => STYLES[OF.blamed[i]];

const STATUSES = perRow("blamed", (row) => {
  const found = attributedIn(row, PERPETRATOR).map((a) => (a.actor === null ? "unknown" : a.status));
  return found.length ? [...new Set(found)] : ["unknown"];
});
