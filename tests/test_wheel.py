"""The wheel holds what it must and no more, and works where there is no checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TABLES = ROOT / "data" / "gazetteer"
REPORT = """title: Depot in the desert hit from the air
publisher: Example Wire
published: 2021-03-11
url: https://example.org/depot

A drone strike killed three fighters in Baghdad on Wednesday, a security source said.
"""


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a command with a bare environment; its standard output, or its error in the failure."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "HOME": str(cwd), **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--skip-dependency-check"]
    subprocess.run(
        [*build, "--outdir", str(out), str(ROOT)], check=True, capture_output=True, timeout=300
    )
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_top_level_is_the_package_alone(names: set[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert {top.partition("-")[0] for top in tops} == {"geo", "strikemap"}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"geo"}


@pytest.mark.parametrize(
    ("folder", "inside"),
    [
        (TABLES, "geo/data/gazetteer"),
        (ROOT / "geo", "geo"),
    ],
    ids=["gazetteer", "package"],
)
def test_every_file_of_a_folder_is_there(names: set[str], folder: Path, inside: str) -> None:
    files = [p.relative_to(folder) for p in folder.rglob("*") if p.is_file()]
    wanted = {f"{inside}/{p.as_posix()}" for p in files if "__pycache__" not in p.parts}
    assert len(wanted) > 3
    assert wanted <= names


def test_the_compiled_gazetteer_is_there(names: set[str]) -> None:
    assert {"geo/_index/home.bin", "geo/_index/world.bin"} <= names


def test_nothing_else_is_there(names: set[str]) -> None:
    strangers = [
        name
        for name in names
        if name.startswith("geo/")
        and not (ROOT / name).is_file()
        and not (TABLES / name.removeprefix("geo/data/gazetteer/")).is_file()
    ]
    assert strangers == []


def test_licence_and_command_are_declared(wheel: Path, names: set[str]) -> None:
    meta = next(name for name in names if name.endswith(".dist-info/METADATA"))
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(meta).decode()
        commands = archive.read(meta.replace("METADATA", "entry_points.txt")).decode()
    assert "License-Expression: MIT" in text
    assert "License-File: LICENSE" in text
    assert "strikemap = geo.cli:main" in commands


def test_the_checkout_has_no_folder_that_would_hide_the_data() -> None:
    """``geo/data`` here would win over ``data/gazetteer``."""
    assert not (ROOT / "geo" / "data").exists()


def test_unpacked_wheel_does_the_main_job_elsewhere(wheel: Path, tmp_path: Path) -> None:
    """Without an installation, so that it is quick: the libraries are this environment's."""
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    python = "import geo, sys; print(geo.__file__); from geo.cli import main; main(sys.argv[1:])"
    said = run(
        sys.executable,
        *("-c", python, "map", "report.txt", "--out", "out"),
        cwd=tmp_path,
        PYTHONPATH=str(site),
    )
    assert said.splitlines()[0] == str(site / "geo" / "__init__.py")
    assert "placed: 1" in said
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "index.html",
        "incidents.geojson",
        "incidents.jsonl",
        "run.jsonl",
    }


@pytest.mark.slow
def test_installed_wheel_does_the_main_job_elsewhere(wheel: Path, tmp_path: Path) -> None:
    """In a clean environment, with the command that it installs."""
    run(sys.executable, "-m", "venv", "--without-pip", "clean", cwd=tmp_path)
    install(wheel, tmp_path / "clean" / "bin" / "python")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    command = tmp_path / "clean" / "bin" / "strikemap"
    said = run(command, "map", "report.txt", "--out", "out", cwd=tmp_path)
    assert "reports read: 1" in said
    assert "placed: 1" in said
    assert (tmp_path / "out" / "index.html").stat().st_size > 10_000
    where = run(command.with_name("python"), "-c", "import geo; print(geo.__file__)", cwd=tmp_path)
    assert where.startswith(str(tmp_path / "clean"))


def install(wheel: Path, python: Path) -> None:
    """Install with uv, or with pip where only pip's configuration knows a mirror."""
    rest = ["-c", str(ROOT / "constraints.txt"), str(wheel)]
    uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", str(python), *rest]
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", *rest]
    by_uv = subprocess.run(uv, capture_output=True, text=True, timeout=300, check=False)
    if by_uv.returncode:
        by_pip = subprocess.run(pip, capture_output=True, text=True, timeout=300, check=False)
        assert by_pip.returncode == 0, by_uv.stderr + by_pip.stderr
