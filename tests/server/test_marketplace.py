"""The repository as the Marketplace of Home Assistant 2026.11 reads it, by the Marketplace's own code."""

import json
from pathlib import Path

from homeassistant import generated
from homeassistant.components.marketplace.repositories.base import RepositoryManifest
from homeassistant.components.marketplace.repositories.integration import (
    _check_loadable_manifest,
)
from homeassistant.components.marketplace.utils.validate import (
    INTEGRATION_MANIFEST_VALUES,
    REPOSITORY_MANIFEST_VALUES,
    VALID_DOMAIN,
    VALIDATE_FETCHED_V2_REPO_DATA,
)

from .harness.folder import COMPONENTS, REPOSITORY

DOMAIN = "digital_twin"
FOLDER = COMPONENTS[DOMAIN]
HACS = json.loads((REPOSITORY / "hacs.json").read_text())
MANIFEST = json.loads((FOLDER / "manifest.json").read_text())


def test_every_value_of_hacs_json_is_read() -> None:
    for key, value in HACS.items():
        assert REPOSITORY_MANIFEST_VALUES[key](value) == value
    read = RepositoryManifest.from_dict(HACS)
    assert read.name == "Digital Twin"
    assert read.homeassistant == "2026.10.0"
    assert not read.content_in_root


def test_the_manifest_can_be_loaded_once_installed() -> None:
    _check_loadable_manifest(FOLDER, DOMAIN)
    assert VALID_DOMAIN.match(MANIFEST["domain"])
    for key, validate in INTEGRATION_MANIFEST_VALUES.items():
        assert validate(MANIFEST[key]) == MANIFEST[key]


def test_a_catalogue_entry_made_of_it_holds() -> None:
    entry = {
        "description": "Every device of a home with a living simulation of itself",
        "domain": MANIFEST["domain"],
        "etag_repository": "x",
        "full_name": MANIFEST["documentation"].removeprefix("https://github.com/"),
        "last_fetched": 0,
        "last_updated": "2026-11-21T00:00:00Z",
        "last_version": f"v{MANIFEST['version']}",
        "manifest": {"name": HACS["name"]},
        "manifest_name": MANIFEST["name"],
        "categories": MANIFEST["categories"],
    }
    assert VALIDATE_FETCHED_V2_REPO_DATA["integration"](entry) == entry


def test_the_categories_exist() -> None:
    known = json.loads((Path(generated.__file__).parent / "integration_categories.json").read_text())
    slugs = {
        f"{category['slug']}.{inner['slug']}" if inner else category["slug"]
        for category in known
        for inner in (category.get("subcategories") or [None])
    }
    assert set(MANIFEST["categories"]) <= slugs
