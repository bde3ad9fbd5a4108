// An incident as a citation, and text put on the clipboard.

const today = () => Math.floor(Date.now() / DAY_MS);

function address() {
  // Of a file on the reader's own disk only its name is fit to be passed on.
  if (location.protocol === "file:") return decodeURIComponent(location.pathname.split("/").pop());
  return location.protocol.startsWith("http") ? location.href.split("#")[0] : "";
}

function citedSource(index) {
  const { title, publisher, url, published } = SOURCES[index];
  const day = published === null ? "" : longDay(published);
  const words = [publisher, title && `“${title}”`, day].filter(Boolean).join(COMMA);
  return [words || WORDS.card.untitled, url].filter(Boolean).join(COMMA);
}

function citation(i) {
  const sources = COL.sources[i].map(citedSource).join("; ");
  const summary = text(COL.summary[i]) || [placeShort(i), dateShort(i)].join(", ");
  const where = [address(), linkTo(COL.id[i])].filter(Boolean).join("");
  return fill(WORDS.cite.pattern, {
    summary: summary.replace(/[.。؟!]$/, ""), sources, title: RAW.title || WORDS.page.title,
    id: COL.id[i], where, day: longDay(today()),
  });
}

// The clipboard is closed to pages in some frames; there the older command still works.
async function copied(words) {
  try { await navigator.clipboard.writeText(words); return true; }
  catch {
    const box = el("textarea", { class: "off-screen", readonly: true, "aria-hidden": "true" });
    box.value = words;
    const focused = document.activeElement;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    focused?.focus({ preventScroll: true });
    return done;
  }
}

// A button that copies and says so; where copying is forbidden, the words can be taken by hand.
function copyButton(label, wordsOf, properties = {}) {
  const said = el("span", { class: "copied", "aria-live": "polite" });
  const button = el("button", { type: "button", class: "action", ...properties, onclick: async () => {
    const words = wordsOf();
    const done = await copied(words);
    said.replaceChildren(done ? WORDS.cite.copied : el("code", { tabindex: 0 }, words));
  } }, label);
  return [button, said];
}

function citeBlock(i) {
  return el("div", { class: "cite" },
    el("p", { class: "citation", dir: "auto" }, citation(i)),
    copyButton(WORDS.cite.copy, () => citation(i), { id: "sm-cite" }));
}
