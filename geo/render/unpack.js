// First script of a compressed page: unpacks the data, then starts the scripts that wait for it.
// compression.py is the other end.

(async () => {
  const inflate = async (bytes) => {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  const unpack = async (written) => {
    const head = written.indexOf(" ");
    const bytes = bytesOf(written, head + 1);
    let at = 0;
    const parts = written.slice(0, head).split(",").map((length) => bytes.subarray(at, at += Number(length)));
    const [json, columns, words, first, second] = await Promise.all(parts.map(inflate));
    const read = (part) => JSON.parse(new TextDecoder().decode(part));
    return { ...read(json), columns, packed: { ...read(words), first, second } };
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
