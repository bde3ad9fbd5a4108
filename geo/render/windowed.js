// A long list of which only the rows near the view are in the page. Rows stand in blocks; a block
// out of sight is the list's padding, as high as it was when it was seen, or as a usual one.

const BLOCK = 10; // rows
const SHORT_LIST = 60; // rows that may always be in the page, for the browser's own search
const BEYOND = 600; // pixels above and below the view that are kept ready
const USUAL_ROW = 112; // pixels, until rows were measured

function windowedList(list, scroller, rowOf) {
  let members = []; // or what has `length`, `at` and `indexOf` as an array does
  let heights = new Float64Array(0); // of blocks; 0 is not measured
  let usual = USUAL_ROW;
  let limit = 0; // rows drawn whatever the view is, for print
  const nodes = new Map(); // block -> its rows
  const memberOf = new WeakMap(); // row -> its member
  let spare = new Map(); // member -> its row, from before the members changed

  const blocks = () => Math.ceil(members.length / BLOCK);
  const rowsIn = (block) => Math.min(BLOCK, members.length - block * BLOCK);
  const heightOf = (block) => heights[block] || rowsIn(block) * usual;
  const sum = (from, to) => { let total = 0; for (let b = from; b < to; b += 1) total += heightOf(b); return total; };

  // First block and the one after the last of a view that begins so many pixels below the list's top.
  function inView(start, height, beyond = BEYOND) {
    if (limit) return [0, Math.ceil(Math.min(limit, members.length) / BLOCK)];
    if (members.length <= SHORT_LIST) return [0, blocks()];
    let [first, y] = [0, 0];
    while (first < blocks() - 1 && y + heightOf(first) < start - beyond) { y += heightOf(first); first += 1; }
    let past = first;
    while (past < blocks() && y < start + height + beyond) { y += heightOf(past); past += 1; }
    return [first, past];
  }

  function measure() {
    if (list.offsetParent === null || limit) return;
    let [rows, total] = [0, 0];
    nodes.forEach((made, block) => {
      heights[block] = made[made.length - 1].getBoundingClientRect().bottom - made[0].getBoundingClientRect().top;
      rows += made.length;
      total += heights[block];
    });
    if (rows) usual = total / rows;
  }

  // Rows that were made already are kept as they are.
  function rowsOf(block) {
    return Array.from({ length: rowsIn(block) }, (_, n) => {
      const k = block * BLOCK + n;
      const i = members.at(k);
      const row = spare.get(i) ?? rowOf(i);
      memberOf.set(row, i);
      const stands = { "aria-posinset": String(k + 1), "aria-setsize": String(members.length) };
      Object.entries(stands).forEach(([name, value]) => {
        if (row.getAttribute(name) !== value) row.setAttribute(name, value);
      });
      return row;
    });
  }

  function draw(first, past) {
    [...nodes.keys()].forEach((block) => { if (block < first || block >= past) nodes.delete(block); });
    for (let block = first; block < past; block += 1) {
      if (!nodes.has(block)) nodes.set(block, rowsOf(block));
    }
    const rows = [];
    for (let block = first; block < past; block += 1) rows.push(...nodes.get(block));
    place(rows);
  }

  // Puts the rows into the list; those that stand there in this order are not touched, so that
  // nothing in them loses the focus.
  function place(rows) {
    const wanted = new Set(rows);
    [...list.children].forEach((row) => { if (!wanted.has(row)) row.remove(); });
    let next = list.firstChild;
    rows.forEach((row) => {
      if (row === next) next = next.nextSibling; else list.insertBefore(row, next);
    });
  }

  function pad(first, past) {
    list.style.paddingTop = `${sum(0, first)}px`;
    list.style.paddingBottom = limit ? "0" : `${sum(past, blocks())}px`;
  }

  function layOut() {
    const { top, height } = scroller.getBoundingClientRect();
    const [first, past] = inView(top - list.getBoundingClientRect().top, height);
    const anchor = [...list.children].find((row) => row.getBoundingClientRect().bottom > top);
    const before = anchor?.getBoundingClientRect().top;
    draw(first, past);
    spare = new Map();
    measure();
    pad(first, past);
    if (anchor?.isConnected) {
      const moved = anchor.getBoundingClientRect().top - before;
      if (moved) scroller.scrollTop += moved;
    }
  }

  return {
    list,
    layOut,
    size: () => members.length,
    indexOf: (i) => members.indexOf(i),
    // Takes other members without asking the browser for a layout, which a step of the dates could
    // not wait for; returns how high the list will be about. `layOut` puts right what was guessed.
    set(found, start, height) {
      spare = new Map([...nodes.values()].flat().map((row) => [memberOf.get(row), row]));
      members = found;
      heights = new Float64Array(blocks());
      nodes.clear();
      const [first, past] = inView(start, height, 0);
      draw(first, past);
      pad(first, past);
      return sum(0, blocks());
    },
    // Brings row k into the page and into view; returns its node.
    show(k) {
      const block = Math.floor(k / BLOCK);
      if (!nodes.has(block)) {
        scroller.scrollTop += list.getBoundingClientRect().top + sum(0, block) - scroller.getBoundingClientRect().top;
        layOut();
      }
      const row = nodes.get(block)?.[k % BLOCK];
      row?.scrollIntoView({ block: "nearest" });
      return row;
    },
    drawUpTo(count) { limit = count; if (members.length) layOut(); },
  };
}
