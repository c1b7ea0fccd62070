"""Device actions of Home Assistant's own kinds of entities are read as the calls that Home Assistant makes of them."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import voluptuous as vol
from homeassistant import components
from homeassistant.components.device_automation import toggle_entity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import async_mock_service

from custom_components.digital_twin.actions.device_actions import DEVICE_ACTIONS, call_of

from .conftest import DOOR, LAMP, GuardedHome

FIELDS: tuple[dict[str, Any], ...] = (
    {},
    {"position": 40},
    {"hvac_mode": "heat"},
    {"preset_mode": "eco"},
    {"humidity": 50},
    {"mode": "sleep"},
    {"option": "low"},
    {"cycle": False},
    {"value": "7"},
    {"code": "1234"},
    {"brightness_pct": 40},
    {"flash": "long"},
    {"brightness_pct": 40, "flash": "short"},
)
"""What a device action may carry beside its type, one way after the other."""


def modules() -> Iterator[tuple[str, ModuleType]]:
    """Return the device actions of each kind of entity that has some, as Home Assistant ships them."""
    for path in map(Path, components.__path__):
        for found in pkgutil.iter_modules([str(path)]):
            if found.name in set(Platform) and (path / found.name / "device_action.py").exists():
                yield found.name, importlib.import_module(f"homeassistant.components.{found.name}.device_action")


def words(module: ModuleType) -> set[str]:
    """Return every text that a module knows, one of which each of its types must be."""
    assert module.__file__ is not None
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    found = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    found |= {value for value in vars(module).values() if isinstance(value, str)}
    return found | set(toggle_entity.DEVICE_ACTION_TYPES)


def accepted(module: ModuleType, step: dict[str, Any]) -> dict[str, Any] | None:
    """Return a device action as Home Assistant validates it, None for one that it refuses."""
    try:
        taken: dict[str, Any] = vars(module)["_ACTION_SCHEMA"](step)
    except vol.Invalid:
        return None
    return taken


ACTIONS = [
    (domain, module, {"type": kind, **fields})
    for domain, module in modules()
    for kind in sorted(words(module))
    for fields in FIELDS
    if accepted(module, {"domain": domain, "device_id": "x", "entity_id": "a" * 32, "type": kind, **fields})
]


def test_each_device_action_of_home_assistant_is_known_and_no_other() -> None:
    real = {(domain, step["type"]) for domain, _, step in ACTIONS}
    assert len(real) > 40
    assert {(domain, kind) for domain, kinds in DEVICE_ACTIONS.items() for kind in kinds} == real


@pytest.mark.parametrize(
    ("domain", "module", "step"),
    ACTIONS,
    ids=[f"{domain} {' '.join(map(str, step.values()))}" for domain, _, step in ACTIONS],
)
async def test_a_device_action_makes_the_call_that_home_assistant_makes(
    hass: HomeAssistant, domain: str, module: ModuleType, step: dict[str, Any]
) -> None:
    entry = er.async_get(hass).async_get_or_create(domain, "test", "one")
    named = {"domain": domain, "device_id": "x", "entity_id": entry.id, **step}
    made = async_mock_service(hass, domain, DEVICE_ACTIONS[domain][step["type"]].service)
    taken = accepted(module, named)
    await module.async_call_action_from_config(hass, taken, {}, None)
    call = call_of(hass, named, "action")
    assert call is not None
    (real,) = made
    data = {key: value for key, value in real.data.items() if key != "entity_id"}
    assert real.data["entity_id"] == entry.id
    assert (call.domain, call.service) == (real.domain, real.service)
    given = {key: str(value) for key, value in call.data.items()}
    assert given == {key: f"{value:g}" if isinstance(value, float) else str(value) for key, value in data.items()}
    assert call.target == {"entity_id": [entry.entity_id]}


async def test_an_integration_s_own_device_action_weighs_what_it_may_do_not_what_it_names(
    guarded: GuardedHome,
) -> None:
    lamp, door = er.async_get(guarded.hass).async_get(LAMP), er.async_get(guarded.hass).async_get(DOOR)
    assert lamp is not None
    assert door is not None
    for step, verdict in (
        ({"domain": "zwave_js", "type": "set_value", "entity_id": lamp.id, "value": 255}, "needs_approval"),
        ({"domain": "mobile_app", "type": "notify", "message": "hello", "entity_id": door.id}, "needs_approval"),
        ({"domain": "mobile_app", "type": "notify", "message": "hello"}, "approved"),
    ):
        answer = await guarded.call("check_action", action=[{"device_id": "x", **step}])
        assert (answer["verdict"], [note["id"] for note in answer["not_checked"]]) == (
            verdict,
            ["unresolved_device_action"],
        ), step
