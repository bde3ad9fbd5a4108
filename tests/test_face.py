"""What users see holds together: the public names, the commands, the papers."""

from __future__ import annotations

import ast
import re
import shlex
import tomllib
from importlib.metadata import version
from pathlib import Path

import click
import pytest

import geo
from geo.cli import main

ROOT = Path(__file__).parents[1]
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PAPERS = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/cli.md",
    "docs/api.md",
    "docs/design.md",
    "docs/evaluation.md",
    "docs/exports.md",
    "docs/scale.md",
    "docs/method.md",
]


def commands(group: click.Group = main, path: str = "strikemap") -> dict[str, click.Command]:
    """Every command that does something, by what the user types."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        typed = f"{path} {name}"
        if isinstance(command, click.Group):
            found |= commands(command, typed)
        else:
            found[typed] = command
    return found


def options(command: click.Command) -> set[str]:
    return {o for p in command.params if isinstance(p, click.Option) for o in p.opts}


def section(title: str) -> str:
    return CLI.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def paper(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def typed_lines() -> list[tuple[str, str]]:
    """Every line of a code block that calls strikemap, with its paper."""
    return [
        (name, line.partition("|")[2].strip() if "| strikemap" in line else line.strip())
        for name in PAPERS
        for block in re.findall(r"```\w*\n(.*?)```", paper(name), flags=re.DOTALL)
        for line in block.splitlines()
        if line.startswith("strikemap ") or "| strikemap" in line
    ]


# ---------------------------------------------------------------- the package


@pytest.mark.parametrize("name", geo.__all__)
def test_public_name_is_what_its_home_defines(name: str) -> None:
    value = getattr(geo, name)
    assert value.__name__ == name
    assert value.__doc__


def test_public_names_are_documented() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", paper("docs/api.md"), flags=re.MULTILINE)
    assert listed == geo.__all__


def test_type_checkers_see_the_same_names() -> None:
    tree = ast.parse((ROOT / "geo" / "__init__.py").read_text(encoding="utf-8"))
    seen = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("geo.")
        for alias in node.names
    }
    assert seen == geo._HOME


def test_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="'geo' has no attribute 'reed'"):
        geo.reed  # type: ignore[attr-defined]  # noqa: B018


def test_version_is_the_distribution_s() -> None:
    assert geo.__version__ == version("strikemap") == PROJECT["project"]["version"]


def test_changelog_opens_with_this_version() -> None:
    first = re.search(r"^## (\S+)", paper("CHANGELOG.md"), flags=re.MULTILINE)
    assert first
    assert first[1] == geo.__version__


# ---------------------------------------------------------------- the commands


@pytest.mark.parametrize("typed", commands())
def test_command_and_its_options_are_documented(typed: str) -> None:
    text = section(typed)
    assert text, f"docs/cli.md has no section {typed}"
    in_tables = [row.split("|")[1] for row in text.splitlines() if row.startswith("| `-")]
    documented = {o for cell in in_tables for o in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", cell)}
    assert documented == options(commands()[typed])


def test_no_section_without_a_command() -> None:
    assert re.findall(r"^## (strikemap .*)$", CLI, flags=re.MULTILINE) == list(commands())


@pytest.mark.parametrize("typed", commands())
def test_help_shows_an_example(typed: str) -> None:
    command = commands()[typed]
    text = command.get_help(click.Context(command, info_name=typed))
    assert f"Example:\n    {typed}" in text


@pytest.mark.parametrize(("name", "line"), typed_lines())
def test_typed_line_in_a_paper_is_a_real_call(name: str, line: str) -> None:
    words = [w for w in shlex.split(line.partition(">")[0]) if w not in {"[", "]"}]
    known = commands()
    typed = next((c for n in (4, 3, 2) if (c := " ".join(words[:n])) in known), None)
    assert typed, f"{name}: {line}"
    used = {word for word in words if re.fullmatch(r"--?[a-z][a-z-]*", word)}
    assert used <= options(known[typed]), f"{name}: {line}"


# ---------------------------------------------------------------- the papers


@pytest.mark.parametrize("name", [*PAPERS, "SECURITY.md", "CHANGELOG.md"])
def test_links_lead_somewhere(name: str) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", paper(name))
    base = (ROOT / name).parent
    assert [target for target in targets if not (base / target).exists()] == []


def test_every_dependency_has_a_reason() -> None:
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", paper("CONTRIBUTING.md"), flags=re.MULTILINE)
    reasons = {re.sub(r" \(.*", "", name) for row in rows for name in row.split(", ")}
    groups = PROJECT["dependency-groups"]
    wanted = [*PROJECT["project"]["dependencies"], *groups["dev"], *groups["node"]]
    assert {re.split(r"[<>=]", name)[0] for name in wanted} - reasons == set()


def test_two_commands_stand_at_the_top() -> None:
    top = "\n".join(paper("README.md").splitlines()[:20])
    assert "make map" in top
    assert "make test" in top
