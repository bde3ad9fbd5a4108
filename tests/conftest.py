"""What every test run gets: a loud count of skipped tests, and a switch that forbids them."""

from __future__ import annotations

import pytest

from tests.development import SHARED

LEFT_OUT = pytest.StashKey[int]()
LACKING = "the development data ../shared is not here"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--no-skips", action="store_true", help="fail when any test was skipped (CI does)"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of the development data where it is not.

    They are skipped; where skips are forbidden they are not selected, so that a checkout alone can
    be tested to the end, and every other skip is still a failure.
    """
    lacking = [] if SHARED.is_dir() else [i for i in items if i.get_closest_marker("development")]
    if config.getoption("no_skips") and lacking:
        config.hook.pytest_deselected(items=lacking)
        items[:] = [item for item in items if item not in lacking]
        config.stash[LEFT_OUT] = len(lacking)
        return
    for item in lacking:
        item.add_marker(pytest.mark.skip(reason=LACKING))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if left_out := config.stash.get(LEFT_OUT, 0):
        line = f"LEFT OUT: {left_out} test(s), {LACKING}"
        terminalreporter.write_line(line, yellow=True, bold=True)
    skipped = len(terminalreporter.stats.get("skipped", []))
    if not skipped:
        return
    verdict = "a failure under --no-skips" if config.getoption("no_skips") else "reasons above"
    terminalreporter.write_line(f"SKIPPED: {skipped} test(s), {verdict}", red=True, bold=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if session.config.getoption("no_skips") and skipped and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
