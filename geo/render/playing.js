// Dates played like a film: a range that is set moves along the axis, bin by bin; with all dates
// shown, they build up from the first bin on.

const STEP_MS = 800; // a bin at the plain speed
const SPEEDS = [0.5, 1, 2, 4];

const playing = { timer: 0, speed: 1, show: () => {} };

function stopPlaying() {
  if (!playing.timer) return;
  clearTimeout(playing.timer);
  playing.timer = 0;
  playing.show();
}

// The count is told to screen readers when the film stands, not at every picture.
function tellCount() {
  document.getElementById("sm-count").setAttribute("aria-live", playing.timer ? "off" : "polite");
}

function startPlaying(brush) {
  const [a, b] = [brush.low(), brush.high()];
  const width = b - a;
  const growing = width === brush.last;
  if (growing) brush.set(0, 1);
  else if (b === brush.last) brush.set(0, width);
  const step = () => {
    if (brush.high() === brush.last) { stopPlaying(); return; }
    brush.set(growing ? 0 : brush.low() + 1, brush.high() + 1);
    playing.timer = setTimeout(step, STEP_MS / playing.speed);
  };
  playing.timer = setTimeout(step, STEP_MS / playing.speed);
  playing.show();
}

function playButton(brush) {
  const sign = el("span", { class: "play-sign", "aria-hidden": "true" });
  const button = el("button", { type: "button", class: "play", id: "sm-play", disabled: brush.last < 2,
    onclick: () => { if (playing.timer) stopPlaying(); else startPlaying(brush); } }, sign);
  playing.show = () => {
    const on = playing.timer !== 0;
    button.classList.toggle("on", on);
    button.setAttribute("aria-label", WORDS.page[on ? "pause" : "play"]);
    button.title = WORDS.page[on ? "pause" : "play"];
    tellCount();
  };
  playing.show();
  document.addEventListener("visibilitychange", () => { if (document.hidden) stopPlaying(); });
  return button;
}

function speedChoice() {
  const select = el("select", { id: "sm-speed", class: "quiet-select", "aria-label": WORDS.page.speed,
    onchange: () => { playing.speed = Number(select.value); } },
  SPEEDS.map((speed) => el("option", { value: speed, selected: speed === 1 },
    `${numbers.format(speed)}×`)));
  return select;
}
