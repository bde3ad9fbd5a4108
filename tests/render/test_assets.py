from __future__ import annotations

import base64
import hashlib
import io
import tarfile
from pathlib import Path

import pytest

import hatch_build
from geo.render.assets import NEEDED


def tarball(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(f"package/{name}")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


TARBALL = tarball({"dist/a.js": b"wanted", "evil.js": b"not wanted", "../b.js": b"outside"})
DIGEST = base64.b64encode(hashlib.sha512(TARBALL).digest()).decode()
PACKAGES = (hatch_build.Package("a@1", f"sha512-{DIGEST}", {"dist/a.js": "a.js"}),)


def unreachable(spec: str) -> bytes:
    message = f"{spec} cannot be fetched"
    raise OSError(message)


def test_only_named_members_are_kept(tmp_path: Path) -> None:
    assert hatch_build.ensure(tmp_path, PACKAGES, lambda _: TARBALL) == ""
    assert {path.name for path in tmp_path.iterdir()} == {"a.js", hatch_build.STAMP}
    assert (tmp_path / "a.js").read_bytes() == b"wanted"


def test_a_fresh_folder_is_left_alone(tmp_path: Path) -> None:
    hatch_build.ensure(tmp_path, PACKAGES, lambda _: TARBALL)
    assert hatch_build.ensure(tmp_path, PACKAGES, unreachable) == ""


@pytest.mark.parametrize("stale", ["a.js", hatch_build.STAMP])
def test_a_missing_file_is_fetched_again(tmp_path: Path, stale: str) -> None:
    hatch_build.ensure(tmp_path, PACKAGES, lambda _: TARBALL)
    (tmp_path / stale).unlink()
    assert "a@1 cannot be fetched" in hatch_build.ensure(tmp_path, PACKAGES, unreachable)
    assert hatch_build.ensure(tmp_path, PACKAGES, lambda _: TARBALL) == ""
    assert hatch_build.fresh(tmp_path, PACKAGES)


def test_another_tarball_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a@1: hash is sha512-"):
        hatch_build.ensure(tmp_path, PACKAGES, lambda _: tarball({"dist/a.js": b"other"}))
    assert list(tmp_path.iterdir()) == []


def test_what_the_page_needs_is_what_is_fetched() -> None:
    fetched = {name for package in hatch_build.PACKAGES for name in package.members.values()}
    assert set(NEEDED) <= fetched


@pytest.mark.network
def test_npm_gives_the_pinned_packages(tmp_path: Path) -> None:
    assert hatch_build.ensure(tmp_path) == ""
    assert hatch_build.fresh(tmp_path)
