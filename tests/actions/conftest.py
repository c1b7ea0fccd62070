"""A small home with four twins for the tests of the actions."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_system import METRIC_SYSTEM, UnitSystem
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import CONF_MAX_POWER, CONF_PERSONS, DOMAIN, Role
from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.core.twin import Estimate, Learned, Trust
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.manager import Home
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

LAMP = "light.kitchen_lamp"
RADIATOR = "climate.kitchen_radiator"
FRIDGE = "switch.kitchen_fridge"
LOCK = "lock.front_door"
WINDOW = "binary_sensor.kitchen_window"
PERSON = "person.anna"
POWER = "sensor.kitchen_fridge_power"
WATTS = {"unit_of_measurement": "W"}
NOW = datetime(2026, 11, 21, 4, tzinfo=dt_util.UTC)
"""20:00 of the day before in the home's zone."""

ROOM = Learned(
    kind="thermostat",
    structure="prior",
    parameters={"time_constant": Estimate(40.0, 4.0, identified=True)},
    days=9.0,
    samples=2592,
    learned_at=1_790_000_000.0,
    error={3600: 0.5},
    skill={3600: 0.25},
    trust=Trust.TRUSTED,
)


@dataclass(frozen=True)
class SmallHome:
    """The home, the area its devices are in, and a way to call its actions."""

    hass: HomeAssistant
    home: Home
    devices: Mapping[str, str]

    async def call(self, name: str, /, **data: Any) -> Any:
        """Call an action of this integration for its response."""
        return await self.hass.services.async_call(DOMAIN, name, data, blocking=True, return_response=True)


def twin_of(home: SmallHome, entity_id: str) -> TwinCoordinator:
    """Return the twin of an entity of the home."""
    twin = home.home.twin_of_entity(entity_id)
    assert twin is not None
    return twin


async def run_the_fridge(hass: HomeAssistant, days: float, *, watts: float = 90.0) -> None:
    """Have the recorder know days of a fridge that runs 15 of 45 minutes."""
    start = time.time() - days * 86_400
    for cycle in range(int(days * 1440 // 45)):
        begin = start + cycle * 2700
        hass.states.async_set(POWER, str(watts), WATTS, timestamp=begin)
        hass.states.async_set(POWER, "1.0", WATTS, timestamp=begin + 900)
    await async_wait_recording_done(hass)


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


@pytest.fixture
def recorded_home(recorder_mock: Recorder, small_home: SmallHome) -> SmallHome:
    """Give the small home with a recorder."""
    return small_home
