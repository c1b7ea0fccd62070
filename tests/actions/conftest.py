"""A small home with four twins for the tests of the actions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_system import METRIC_SYSTEM, UnitSystem

from custom_components.digital_twin.const import CONF_MAX_POWER, CONF_PERSONS, DOMAIN, Role
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.manager import Home
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

LAMP = "light.kitchen_lamp"
RADIATOR = "climate.kitchen_radiator"
FRIDGE = "switch.kitchen_fridge"
LOCK = "lock.front_door"
WINDOW = "binary_sensor.kitchen_window"
PERSON = "person.anna"
NOW = datetime(2026, 11, 21, 4, tzinfo=dt_util.UTC)
"""20:00 of the day before in the home's zone."""


@dataclass(frozen=True)
class SmallHome:
    """The home, the area its devices are in, and a way to call its actions."""

    hass: HomeAssistant
    home: Home
    devices: Mapping[str, str]

    async def call(self, name: str, /, **data: Any) -> Any:
        """Call an action of this integration for its response."""
        return await self.hass.services.async_call(DOMAIN, name, data, blocking=True, return_response=True)


@pytest.fixture
def evening(freezer: FrozenDateTimeFactory) -> None:
    """Let it be twenty past eight in the evening."""
    freezer.move_to(NOW + timedelta(minutes=20))


@pytest.fixture
def units() -> UnitSystem:
    """Give the home's units; a test overrides this by its parameters."""
    return METRIC_SYSTEM


@pytest.fixture
async def small_home(hass: HomeAssistant, units: UnitSystem) -> SmallHome:
    """Set up lamp, radiator, fridge and lock in a kitchen, a person, and the twins of all four."""
    hass.config.units = units
    for domain in ("light", "climate", "switch", "lock"):
        assert await async_setup_component(hass, domain, {})
    hass.states.async_set(PERSON, "home")
    devices: dict[str, str] = {}
    lamp = add_device(hass, "Kitchen lamp", area="Kitchen")
    devices[LAMP] = lamp.id
    lamp_entry = add_entity(hass, LAMP, device=lamp, state="off", attributes={"friendly_name": "Kitchen lamp"})
    radiator = add_device(hass, "Kitchen radiator", area="Kitchen")
    devices[RADIATOR] = radiator.id
    target, present = (units.temperature(degrees, UnitOfTemperature.CELSIUS) for degrees in (20.0, 19.0))
    radiator_entry = add_entity(
        hass,
        RADIATOR,
        device=radiator,
        state="heat",
        attributes={
            "friendly_name": "Kitchen radiator",
            "current_temperature": round(present, 1),
            "temperature": round(target, 1),
            "hvac_action": "heating",
            "hvac_modes": ["off", "heat"],
            "min_temp": round(units.temperature(5.0, UnitOfTemperature.CELSIUS), 1),
            "max_temp": round(units.temperature(30.0, UnitOfTemperature.CELSIUS), 1),
        },
    )
    window_entry = add_entity(hass, WINDOW, state="off", attributes={"device_class": "window"})
    fridge = add_device(hass, "Kitchen fridge", area="Kitchen")
    devices[FRIDGE] = fridge.id
    fridge_entry = add_entity(hass, FRIDGE, device=fridge, state="on", attributes={"friendly_name": "Kitchen fridge"})
    power = add_entity(
        hass, "sensor.kitchen_fridge_power", device=fridge, state="0.09", attributes={"unit_of_measurement": "kW"}
    )
    lock = add_device(hass, "Front door", area="Hallway")
    devices[LOCK] = lock.id
    lock_entry = add_entity(hass, LOCK, device=lock, state="locked", attributes={"friendly_name": "Front door"})
    await async_add_home(hass, **{CONF_PERSONS: [PERSON], CONF_MAX_POWER: 3000})
    for entry in (
        twin_entry("light", lamp_entry.id, name="Kitchen lamp", device_id=lamp.id),
        twin_entry(
            "thermostat",
            radiator_entry.id,
            name="Kitchen radiator",
            device_id=radiator.id,
            roles={Role.WINDOWS: [window_entry.id]},
        ),
        twin_entry(
            "plug",
            fridge_entry.id,
            name="Kitchen fridge",
            device_id=fridge.id,
            roles={Role.POWER: [power.id]},
            settings={"appliance": "fridge"},
        ),
        twin_entry("lock", lock_entry.id, name="Front door", device_id=lock.id),
    ):
        await async_add_entry(hass, entry)
    home = hass.data[DATA].home
    assert home is not None
    assert len(home.twins) == 4
    return SmallHome(hass, home, devices)
