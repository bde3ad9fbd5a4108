"""What every test run gets: a loud count of skipped tests, and a switch that forbids them."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--no-skips", action="store_true", help="fail when any test was skipped (CI does)"
    )


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
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
