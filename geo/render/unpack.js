// First script of a compressed page: unpacks the data, then starts the scripts that wait for it.
// compression.py is the other end.

(async () => {
  const valueOf = new Uint8Array(128);
  let letters = 0;
  for (let c = 33; c < 127; c += 1) if (!"<>&".includes(String.fromCharCode(c))) valueOf[c] = letters++;

  // Every two letters are 13 bits.
  const bytesOf = (written, from) => {
    const bytes = new Uint8Array(((written.length - from) / 16) * 13);
    let [at, held, bits] = [0, 0, 0];
    for (let k = from; k < written.length; k += 2) {
      held = (held << 13) | (valueOf[written.charCodeAt(k)] * 91 + valueOf[written.charCodeAt(k + 1)]);
      bits += 13;
      while (bits >= 8) { bits -= 8; bytes[at++] = held >> bits; }
      held &= 255;
    }
    return bytes;
  };
  const inflate = async (bytes) => {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  const unpack = async (written) => {
    const head = written.indexOf(" ");
    const bytes = bytesOf(written, head + 1);
    let at = 0;
    const parts = written.slice(0, head).split(",").map((length) => bytes.subarray(at, at += Number(length)));
    const [json, ids, words, first, second] = await Promise.all(parts.map(inflate));
    const read = (part) => JSON.parse(new TextDecoder().decode(part));
    return { ...read(json), ...read(words), idBytes: ids, first, second };
  };

  const block = document.getElementById("sm-data");
  try {
    window.strikemapData = await unpack(block.textContent);
  } catch (error) {
    document.getElementById("sm-packed").hidden = false;
    throw error;
  }
  block.textContent = "";
  // Scripts with the same text as in the page's policy, so with the same hash.
  const run = (text) => {
    const script = document.createElement("script");
    script.textContent = text;
    document.body.append(script);
  };
  Object.entries(window.strikemapData.scripts).forEach(([name, text]) => {
    if (name !== "leaflet_js" || !window.L) run(text);
  });
  document.querySelectorAll("script.sm-waiting").forEach((waiting) => { run(waiting.textContent); });
})();
