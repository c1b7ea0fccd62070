"""hacs.json and the layout, as HACS reads them (2026.10); the Marketplace's own code judges them beside the server."""

import json

from awesomeversion import AwesomeVersion

from tests.tools.paths import INTEGRATION, REPOSITORY

HACS = json.loads((REPOSITORY / "hacs.json").read_text())


def test_it_names_the_integration_and_the_oldest_home_assistant() -> None:
    manifest = json.loads((INTEGRATION / "manifest.json").read_text())
    assert HACS["name"] == manifest["name"]
    assert AwesomeVersion(HACS["homeassistant"]) == AwesomeVersion("2026.10.0")


def test_there_is_one_integration() -> None:
    folders = [path for path in INTEGRATION.parent.iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert folders == [INTEGRATION]
    assert not HACS.get("content_in_root", False)
