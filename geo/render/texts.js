// Texts and columns of a page with many incidents, which come as bytes; see numbered.py.

const TEXT_END = 0;
const RARE_WORD = 1;
const ONE_BYTE = 2;
const TWO_BYTES = 200;
const OF_ONE_BYTE = TWO_BYTES - ONE_BYTE;

// A text is put together from its words when it is first asked for.
function packedText({ texts: count, first, second, vocabulary, rare }) {
  const starts = new Uint32Array(count + 1);
  const longBefore = new Uint32Array(count + 1);
  const rareBefore = new Uint32Array(count + 1);
  let [number, long, letters] = [0, 0, 0];
  for (let at = 0; at < first.length; at += 1) {
    const byte = first[at];
    if (byte >= TWO_BYTES) long += 1;
    else if (byte === RARE_WORD) letters += 1;
    else if (byte === TEXT_END) {
      number += 1;
      starts[number] = at + 1;
      longBefore[number] = long;
      rareBefore[number] = letters;
    }
  }
  const put = (index) => {
    const words = [];
    let [nextLong, nextRare] = [longBefore[index], rareBefore[index]];
    for (let at = starts[index]; at < starts[index + 1] - 1; at += 1) {
      const byte = first[at];
      if (byte === RARE_WORD) words.push(rare[nextRare++]);
      else if (byte < TWO_BYTES) words.push(vocabulary[byte - ONE_BYTE]);
      else words.push(vocabulary[OF_ONE_BYTE + (byte - TWO_BYTES) * 256 + second[nextLong++]]);
    }
    return words.join(" ");
  };
  const known = new Array(count);
  return (index) => {
    if (known[index] === undefined) known[index] = put(index);
    return known[index];
  };
}

// A column of whole numbers, whichever way it came.
function columnOf(column, bytes) {
  if (Array.isArray(column)) return column;
  const { count, digits, least, at } = column;
  const numbers = new Int32Array(count);
  for (let place = 0; place < digits; place += 1) {
    const begin = at + place * count;
    for (let k = 0; k < count; k += 1) numbers[k] += bytes[begin + k] << (8 * place);
  }
  if (!column.open) return least ? numbers.map((number) => number + least) : numbers;
  return Array.from(numbers, (number) => (number ? number + least : null));
}

// What a block of the page holds; it is needed no more then.
function taken(id) {
  const block = document.getElementById(id);
  const words = block.textContent;
  block.remove();
  return words;
}

function pageData() {
  if (window.strikemapData) return window.strikemapData; // of a compressed page
  const data = JSON.parse(document.getElementById("sm-data").textContent);
  if (document.getElementById("sm-columns")) data.columns = bytesOf(taken("sm-columns"), 0);
  return data;
}

// Titles, addresses and quotes of a page with many incidents.
function longTexts({ packed }) {
  if (packed) return packedText(packed);
  const table = JSON.parse(taken("sm-table"));
  const bytes = bytesOf(taken("sm-words"), 0);
  return packedText({ ...table, first: bytes.subarray(0, table.first), second: bytes.subarray(table.first) });
}
