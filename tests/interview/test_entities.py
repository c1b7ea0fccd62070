"""Entities named in the interview."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from custom_components.digital_twin.const import DOMAIN, Role
from custom_components.digital_twin.interview.entities import (
    Problem,
    display_name,
    problem_of,
    to_entity_id,
    to_ref,
    unit_of,
)
from tests.common import add_entity


@pytest.mark.parametrize(
    ("role", "entity_id", "unit", "problem"),
    [
        (Role.ROOM_TEMPERATURE, "sensor.a", "°F", None),
        (Role.ROOM_TEMPERATURE, "sensor.a", "%", Problem.NO_TEMPERATURE),
        (Role.TEMPERATURE, "sensor.a", None, Problem.NO_TEMPERATURE),
        (Role.POWER, "sensor.a", "kW", None),
        (Role.POWER, "sensor.a", "kWh", Problem.NO_POWER),
        (Role.ENERGY, "sensor.a", "Wh", None),
        (Role.ENERGY, "sensor.a", "W", Problem.NO_ENERGY),
        (Role.HUMIDITY, "sensor.a", "%", None),
        (Role.VALVE, "sensor.a", "°C", Problem.NO_PERCENTAGE),
        (Role.WINDOWS, "binary_sensor.a", None, None),
        (Role.WINDOWS, "sensor.a", "%", Problem.NO_CONTACT),
        (Role.CHARGE, "sensor.a", "%", None),
        (Role.CHARGE, "sensor.a", "kWh", Problem.NO_PERCENTAGE),
        (None, "switch.a", None, None),
    ],
)
async def test_an_entity_must_be_what_its_role_needs(
    hass: HomeAssistant, role: Role | None, entity_id: str, unit: str | None, problem: Problem | None
) -> None:
    attributes: dict[str, Any] = {} if unit is None else {"unit_of_measurement": unit}
    hass.states.async_set(entity_id, "1", attributes)
    assert problem_of(hass, entity_id, role) is problem


@pytest.mark.parametrize("role", list(Role))
async def test_no_role_takes_an_entity_of_which_nothing_is_known(hass: HomeAssistant, role: Role) -> None:
    hass.states.async_set("person.a", "home")
    assert problem_of(hass, "person.a", role) in Problem


async def test_what_is_missing_disabled_or_a_twins_own_is_refused(hass: HomeAssistant) -> None:
    add_entity(hass, "sensor.disabled", disabled_by=er.RegistryEntryDisabler.USER)
    add_entity(hass, "sensor.own", platform=DOMAIN, unit_of_measurement="W")
    assert problem_of(hass, "sensor.missing", Role.POWER) is Problem.NOT_FOUND
    assert problem_of(hass, "sensor.disabled", Role.POWER) is Problem.DISABLED
    assert problem_of(hass, "sensor.own", Role.POWER) is Problem.OWN


async def test_the_unit_of_a_sensor_that_is_not_loaded_comes_from_the_registry(hass: HomeAssistant) -> None:
    add_entity(hass, "sensor.meter", unit_of_measurement="kW")
    assert unit_of(hass, "sensor.meter") == "kW"
    assert problem_of(hass, "sensor.meter", Role.POWER) is None
    assert unit_of(hass, "sensor.missing") is None


async def test_entities_are_kept_by_what_survives_renaming(
    hass: HomeAssistant, entity_registry: er.EntityRegistry
) -> None:
    entry = add_entity(hass, "light.a")
    assert to_ref(hass, "light.a") == entry.id
    entity_registry.async_update_entity("light.a", new_entity_id="light.b")
    assert to_entity_id(hass, entry.id) == "light.b"
    entity_registry.async_remove("light.b")
    assert to_entity_id(hass, entry.id) is None


async def test_an_entity_outside_the_registry_is_kept_by_its_id(hass: HomeAssistant) -> None:
    hass.states.async_set("light.yaml", "on")
    assert to_ref(hass, "light.yaml") == "light.yaml"
    assert to_entity_id(hass, "light.yaml") == "light.yaml"
    hass.states.async_remove("light.yaml")
    assert to_entity_id(hass, "light.yaml") is None


async def test_names_are_those_the_user_sees(hass: HomeAssistant) -> None:
    add_entity(hass, "light.loaded", state="on", attributes={"friendly_name": "Loaded lamp"})
    unloaded = add_entity(hass, "light.unloaded", original_name="Unloaded lamp")
    nameless = add_entity(hass, "light.nameless")
    assert display_name(hass, to_ref(hass, "light.loaded")) == "Loaded lamp"
    assert display_name(hass, unloaded.id) == "Unloaded lamp"
    assert display_name(hass, nameless.id) == "light.nameless"
    assert display_name(hass, "light.gone") == "light.gone"
