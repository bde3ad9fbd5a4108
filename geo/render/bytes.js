// Bytes out of letters: every two of them are 13 bits; see numbered.py.

function bytesOf(written, from) {
  const valueOf = new Uint8Array(128);
  let letters = 0;
  for (let c = 33; c < 127; c += 1) if (!"<>&".includes(String.fromCharCode(c))) valueOf[c] = letters++;
  const codes = new TextEncoder().encode(written);
  const bytes = new Uint8Array(((codes.length - from) / 16) * 13);
  let [at, held, bits] = [0, 0, 0];
  for (let k = from; k < codes.length; k += 2) {
    held = ((held & 255) << 13) | (valueOf[codes[k]] * 91 + valueOf[codes[k + 1]]);
    bits += 5;
    bytes[at++] = held >> bits;
    if (bits >= 8) { bits -= 8; bytes[at++] = held >> bits; }
  }
  return bytes;
}
