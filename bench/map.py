"""Measure the map in a real browser, beside folium's clusters of the same incidents.

    python -m bench.map [--counts 1000 100000] [--rounds 3] [--all]

Incidents are made up (`bench.made_up`), each with a quote of 32 words of its own. Four pages are
made of them: ours, ours with ``compress``, and folium's MarkerCluster and FastMarkerCluster with
the same points and quotes in their popups. Each is opened in headless Chromium, 1280 x 800; what
folium links is served from this machine, so nobody waits for a network. All is done ``rounds``
times, in turns, and medians are printed. MarkerCluster writes some lines of script a marker and is
left out above 10,000 but with ``--all``.

What is measured: ``write`` is from records to the file, on the clock and (cpu) of this process;
``interactive`` from the start of the navigation until the page says that it is ready (folium's:
until it is loaded) and two frames are painted; ``frame`` the longest frame of three drags of the
map; ``filter``, ``brush`` and ``search`` all work of a step (handlers, layout, work put off to the
next frame) as median and longest. The clock also counts what else the machine does; (cpu) is what
the main thread itself worked: until ready, or on average a step with its painting.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from playwright.sync_api import Browser, Page, Route, sync_playwright

from bench.made_up import made_up
from bench.map_peers import ASSETS, fast_marker_cluster, marker_cluster, peer_assets
from geo import gazetteer
from geo.gazetteer import Gazetteer
from geo.records import Incident
from geo.render import draw

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
MANY = 10_000
Make = Callable[[list[Incident], Path], None]
Figures = dict[str, list[float]]

TIMING = """
window.frameWork = 0;
const inFrame = window.requestAnimationFrame;
window.requestAnimationFrame = (call) => inFrame((time) => {
  const begun = performance.now();
  call(time);
  window.frameWork += performance.now() - begun;
});
window.twoFrames = () => new Promise((done) => inFrame(() => inFrame(done)));
window.step = async (act) => {
  await twoFrames();
  window.frameWork = 0;
  const begun = performance.now();
  act();
  document.body.getBoundingClientRect();
  const spent = performance.now() - begun;
  await twoFrames();
  return spent + window.frameWork;
};
window.frames = [];
window.watchFrames = () => {
  let last = null;
  const next = (time) => {
    if (last !== null) frames.push(time - last);
    last = time;
    inFrame(next);
  };
  inFrame(next);
};
"""
READY = """async (ours) => {
  while (ours && !document.body.dataset.ready) await twoFrames();
  await twoFrames();
  return performance.now();
}"""
STEPS = {
    "filter": """async () => {
      const found = [];
      const boxes = [...document.querySelectorAll("#sm-facets input[type=checkbox]")];
      for (const box of boxes.slice(0, 8)) {
        found.push(await step(() => box.click()));
        found.push(await step(() => box.click()));
      }
      return found;
    }""",
    "brush": """async () => {
      const thumb = document.querySelector(".thumb.from");
      const key = (name) => thumb.dispatchEvent(
        new KeyboardEvent("keydown", { key: name, bubbles: true }));
      const found = [];
      for (let k = 0; k < 12; k += 1) found.push(await step(() => key("ArrowRight")));
      await step(() => key("Home"));
      return found;
    }""",
    "search": """async () => {
      const field = document.getElementById("sm-search");
      const found = [];
      for (const words of ["s", "st", "str", "stri", ""]) {
        field.value = words;
        found.push(await step(() => field.dispatchEvent(new Event("input", { bubbles: true }))));
      }
      return found;
    }""",
}


def main() -> None:
    """Measure and print a table a number of incidents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--all", action="store_true", help="MarkerCluster above 10,000 too")
    asked = parser.parse_args()
    chromium = next(
        filter(None, map(which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if chromium is None:
        parser.error("no Chromium is installed")
    peer_assets()
    known = gazetteer.load(imports=False)
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        one = Path(folder, "one.html")
        alone = _written(_ours(known), made_up(1, known), one)["MB"]
        _opened(browser, one, ours=True)  # a browser just started reads itself from the disk
        for count in asked.counts:
            made = made_up(count, known)
            pages = _pages(known, marker_too=asked.all or count <= MANY)
            found = _measured(browser, made, pages, Path(folder), asked.rounds)
            _say(f"\n{count:,} incidents; a page of one has {alone:.2f} MB")
            _say("\n".join(_table(found)))
        browser.close()


def _pages(known: Gazetteer, *, marker_too: bool) -> dict[str, Make]:
    pages = {
        "strikemap": _ours(known),
        "strikemap --compress": _ours(known, compress=True),
        "folium FastMarkerCluster": fast_marker_cluster,
    }
    return pages | ({"folium MarkerCluster": marker_cluster} if marker_too else {})


def _ours(known: Gazetteer, **options: bool) -> Make:
    def make(incidents: list[Incident], path: Path) -> None:
        draw(incidents, gazetteer=known, title="Made up", online=False, **options).save(str(path))

    return make


def _measured(
    browser: Browser, made: list[Incident], pages: dict[str, Make], folder: Path, rounds: int
) -> dict[str, Figures]:
    """Measure every page in turns, so that a slow minute of the machine falls on all."""
    found: dict[str, Figures] = {name: {} for name in pages}
    for _ in range(rounds):
        for name, make in pages.items():
            path = folder / "page.html"
            figures: dict[str, Any] = _written(make, made, path)
            figures |= _opened(browser, path, ours=name.startswith("strikemap"))
            for key, value in figures.items():
                found[name].setdefault(key, []).extend(
                    value if isinstance(value, list) else [value]
                )
    return found


def _written(make: Make, made: list[Incident], path: Path) -> dict[str, float]:
    begun, cpu = perf_counter(), process_time()
    make(made, path)
    seconds, busy = perf_counter() - begun, process_time() - cpu
    return {"MB": path.stat().st_size / 1e6, "write s": seconds, "write s (cpu)": busy}


def _opened(browser: Browser, path: Path, *, ours: bool) -> dict[str, Any]:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        context.set_default_timeout(300_000)
        context.add_init_script(TIMING)
        page = context.new_page()
        cpu = _thread_clock(page)
        failed: list[str] = []
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.route("**/*", lambda route: _answer(route, failed))
        page.goto(path.as_uri(), wait_until="load")
        figures: dict[str, Any] = {"interactive ms": page.evaluate(READY, ours)}
        figures["interactive ms (cpu)"] = cpu()
        figures["longest frame ms"] = _dragged(page)
        for name, steps in STEPS.items() if ours else ():
            begun = cpu()
            figures[f"{name} ms"] = page.evaluate(steps)
            figures[f"{name} ms (cpu)"] = (cpu() - begun) / len(figures[f"{name} ms"])
        assert not failed, failed
        return figures


def _thread_clock(page: Page) -> Callable[[], float]:
    """Return a clock of the work that the page's main thread has done, in milliseconds."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def read() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(m["value"] for m in metrics if m["name"] == "TaskDuration")) * 1000

    return read


def _answer(route: Route, failed: list[str]) -> None:
    """Let files through and give what folium links from this machine; nothing else is there."""
    address = route.request.url
    name = address.rpartition("/")[2]
    if address.startswith(("file:", "data:", "blob:")):
        route.continue_()
    elif name in ASSETS:
        route.fulfill(path=ASSETS[name])
    elif name.endswith((".css", ".js", ".png")):
        route.fulfill(body="")  # Bootstrap, icons: looks of the peers only
    else:
        failed.append(address)
        route.abort()


def _dragged(page: Page) -> float:
    """Drag the map three times and return the longest frame."""
    page.evaluate("() => watchFrames()")
    for left in (True, False, True):
        x = 1000 if left else 700
        page.mouse.move(x, 300)
        page.mouse.down()
        for k in range(1, 16):
            page.mouse.move(x + (-20 if left else 20) * k, 300 + 4 * k)
        page.mouse.up()
        page.wait_for_timeout(700)
    return float(page.evaluate("() => Math.max(...frames)"))


def _table(found: dict[str, Figures]) -> Iterator[str]:
    columns = list(dict.fromkeys(key for figures in found.values() for key in figures))
    yield f"| page | {' | '.join(columns)} |"
    yield "|---" * (len(columns) + 1) + "|"
    for name, figures in found.items():
        yield f"| {name} | {' | '.join(_cell(key, figures.get(key, [])) for key in columns)} |"
    first, *others = found
    for name in others:
        ratios = [_ratio(found[name].get(key), found[first].get(key)) for key in columns]
        yield f"| {name} / {first} | {' | '.join(ratios)} |"


def _cell(key: str, values: list[float]) -> str:
    if not values:
        return "-"
    digits = 2 if key.startswith(("MB", "write")) else 0 if "interactive" in key else 1
    middle = f"{median(values):.{digits}f}"
    stepped = key.split()[0] in STEPS and not key.endswith("(cpu)")
    return f"{middle}, longest {max(values):.{digits}f}" if stepped else middle


def _ratio(values: list[float] | None, base: list[float] | None) -> str:
    return f"{median(values) / median(base):.1f}" if values and base else "-"


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
