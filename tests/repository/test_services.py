"""services.yaml: what the user interface shows of the actions, held against Home Assistant's schema, code and texts."""

import json
from collections.abc import Iterator
from typing import Any

import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.selector import TargetSelector, validate_selector
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import load_yaml_dict

from tests.tools.paths import DOMAIN, INTEGRATION, TRANSLATIONS

FILE = INTEGRATION / "services.yaml"

# As strict as hassfest: unlike Home Assistant at run time, which lets unknown keys pass.
FIELD = vol.Schema(
    {
        vol.Optional("required"): bool,
        vol.Optional("advanced"): bool,
        vol.Optional("default"): object,
        vol.Optional("example"): object,
        vol.Optional("filter"): dict,
        vol.Required("selector"): validate_selector,
    }
)
SECTION = vol.Schema({vol.Optional("collapsed"): bool, vol.Required("fields"): {cv.slug: FIELD}})
SERVICE = vol.Schema(
    {
        vol.Optional("target"): vol.Any(None, TargetSelector.CONFIG_SCHEMA),
        vol.Optional("fields"): {cv.slug: vol.Any(SECTION, FIELD)},
    }
)


def described() -> dict[str, Any]:
    """Give what services.yaml says."""
    return load_yaml_dict(str(FILE))


def fields_of(service: dict[str, Any] | None) -> Iterator[str]:
    """Give the fields of an action, those in sections too."""
    for name, field in ((service or {}).get("fields") or {}).items():
        if "selector" in field:
            yield name
        else:
            yield from field["fields"]


def sections_of(service: dict[str, Any] | None) -> set[str]:
    """Give the sections of an action."""
    return {name for name, field in ((service or {}).get("fields") or {}).items() if "selector" not in field}


def test_every_description_holds() -> None:
    assert described()
    for name, service in described().items():
        cv.slug(name)
        SERVICE(service or {})


async def test_described_is_what_is_registered(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, DOMAIN, {})
    assert set(hass.services.async_services_for_domain(DOMAIN)) == set(described())


def test_every_action_and_field_has_its_texts() -> None:
    texts = json.loads((TRANSLATIONS / "en.json").read_text()).get("services", {})
    assert set(texts) == set(described())
    for name, service in described().items():
        assert {"name", "description"} <= set(texts[name]), name
        assert set(texts[name].get("fields", {})) == set(fields_of(service)), name
        assert set(texts[name].get("sections", {})) == sections_of(service), name
        for field, text in texts[name].get("fields", {}).items():
            assert {"name", "description"} <= set(text), f"{name}.{field}"
