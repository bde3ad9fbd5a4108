// Texts and ids of a compressed page, as compression.py writes them.

const TEXT_END = 0;
const RARE_WORD = 1;
const ONE_BYTE = 2;
const TWO_BYTES = 200;
const OF_ONE_BYTE = TWO_BYTES - ONE_BYTE;

// A text is put together from its words when it is first asked for.
function packedText({ text: count, first, second, vocabulary, rare }) {
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
    if (typeof index === "string") return index;
    if (index < 0) return "";
    if (known[index] === undefined) known[index] = put(index);
    return known[index];
  };
}

function hexOf(bytes) {
  const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
  return Array.from(bytes, (byte) => digits[byte]).join("");
}
