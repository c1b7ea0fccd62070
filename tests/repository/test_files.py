"""The files of the repository: nothing in them belongs to one machine, and the lock files name packages only."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.tools.paths import REPOSITORY

# Written so that this file does not match itself.
MACHINE = re.compile(r"(?<![\w.}])/(?:work|tmp|root|home/\w+)/(?!\{)[\w.-]")
REGISTRY = re.compile(r"\b(?:pypi|pythonhosted|npmjs|yarnpkg|crates|debian)\.(?:org|com|io)\b")
BINARY = {".png", ".gz", ".ico", ".npz", ".woff2"}
PINNED = re.compile(r"[a-z0-9][a-z0-9._-]*(?:\[[a-z0-9,._-]+\])?==[\w.+!-]+(?: ; .+)?")


def committed() -> list[Path]:
    """Give the files git keeps or would keep."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],  # noqa: S607 -- wherever git is
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    paths = (REPOSITORY / name for name in listing.split("\0") if name)
    return [path for path in paths if path.is_file() and path.suffix not in BINARY]


@pytest.mark.parametrize("pattern", [MACHINE, REGISTRY], ids=["paths of a machine", "hosts of a registry"])
def test_nothing_belongs_to_one_place(pattern: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(REPOSITORY)}:{number}: {line.strip()[:80]}"
        for path in committed()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("name", ["unit", "server"])
def test_lock_files_pin_packages_and_name_no_address(name: str) -> None:
    lines = (REPOSITORY / "requirements" / f"{name}.txt").read_text().splitlines()
    assert [line for line in lines if not PINNED.fullmatch(line)] == []


def test_the_licence_is_apache_2() -> None:
    text = (REPOSITORY / "LICENSE").read_text()
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
