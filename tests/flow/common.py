"""What the tests of the config flow share."""

import asyncio
from collections.abc import Callable
from typing import Any

from homeassistant.config_entries import SOURCE_INTEGRATION_DISCOVERY, SOURCE_RECONFIGURE, ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, section
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from custom_components.digital_twin.classify import profile_device
from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.twin import Learned, Trust
from custom_components.digital_twin.data import TwinConfig
from tests.common import add_device, add_entity

STEPS_AT_MOST = 12
LIGHT = {"supported_color_modes": ["onoff"], "color_mode": "onoff"}
LEARNED = Learned(
    kind="light",
    structure="curve",
    days=3.0,
    trust=Trust.SUGGESTING,
    report=(Message("history_no_recorder"), Message("history_unreadable")),
)


def suggested(result: Any) -> dict[str, Any]:
    """Return what a form suggests, by field; sections as dictionaries of their own."""
    return _suggested(result["data_schema"])


def _suggested(schema: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for marker, value in schema.schema.items():
        if isinstance(value, section):
            found[marker.schema] = _suggested(value.schema)
        elif marker.description:
            found[marker.schema] = marker.description["suggested_value"]
    return found


def fields(result: Any) -> set[str]:
    """Return which fields a form has."""
    return {marker.schema for marker in result["data_schema"].schema}


async def async_learned(hass: HomeAssistant, result: Any) -> Any:
    """Return the step after the progress, as the frontend asks for it when it is told that something happened."""
    while result["type"] is FlowResultType.SHOW_PROGRESS:
        await hass.async_block_till_done(wait_background_tasks=True)
        result = await hass.config_entries.flow.async_configure(result["flow_id"])
    return result


async def async_finish(hass: HomeAssistant, result: Any, **answers: Any) -> Any:
    """Answer step after step as a user who only presses Submit does, except for the answers given."""
    for _ in range(STEPS_AT_MOST):
        match result["type"]:
            case FlowResultType.FORM:
                assert not result["errors"], result["errors"]
                given = suggested(result) | {key: value for key, value in answers.items() if key in fields(result)}
            case FlowResultType.MENU:
                given = {"next_step_id": "finish"}
            case FlowResultType.SHOW_PROGRESS:
                result = await async_learned(hass, result)
                continue
            case _:
                await hass.async_block_till_done()
                return result
        result = await hass.config_entries.flow.async_configure(result["flow_id"], given)
    raise AssertionError(f"the flow does not end: {result}")


class Lesson:
    """Stands for learning: takes as long as the test wants, and counts how often it was asked for."""

    def __init__(self, learned: Learned | Exception = LEARNED) -> None:
        self.learned = learned
        self.configs: list[TwinConfig] = []
        self.tell: Callable[[float], None] = lambda _share: None
        self.release = asyncio.Event()
        self.release.set()
        self.cancelled = False

    async def __call__(
        self, _hass: HomeAssistant, _home: Any, config: TwinConfig, on_progress: Callable[[float], None]
    ) -> Learned:
        self.configs.append(config)
        self.tell = on_progress
        try:
            await self.release.wait()
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        if isinstance(self.learned, Exception):
            raise self.learned
        return self.learned


async def begin(hass: HomeAssistant, device: dr.DeviceEntry) -> Any:
    profile = profile_device(hass, device.id)
    return await hass.config_entries.flow.async_init(
        DOMAIN,
        context={"source": SOURCE_INTEGRATION_DISCOVERY},
        data={"key": f"device_{device.id}", "device_id": device.id, "main": getattr(profile, "main", "")},
    )


async def reconfigure(hass: HomeAssistant, entry: ConfigEntry[Any]) -> Any:
    return await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_RECONFIGURE, "entry_id": entry.entry_id}
    )


async def answer(hass: HomeAssistant, result: Any, **answers: Any) -> Any:
    given = suggested(result) | answers
    return await hass.config_entries.flow.async_configure(
        result["flow_id"], {key: value for key, value in given.items() if value is not None}
    )


async def choose(hass: HomeAssistant, result: Any, step: str) -> Any:
    return await hass.config_entries.flow.async_configure(result["flow_id"], {"next_step_id": step})


def lamp(hass: HomeAssistant) -> dr.DeviceEntry:
    device = add_device(hass, "Lamp")
    add_entity(hass, "light.lamp", device=device, state="on", attributes=LIGHT)
    return device


def radiator(hass: HomeAssistant) -> dr.DeviceEntry:
    """Add a radiator thermostat in a kitchen with a sensor and a window contact."""
    device = add_device(hass, "Kitchen radiator", area="Kitchen")
    add_entity(hass, "climate.radiator", device=device, state="heat", attributes={"temperature": 20})
    air = add_device(hass, "Kitchen air", area="Kitchen")
    add_entity(
        hass,
        "sensor.kitchen_temperature",
        device=air,
        state="20",
        attributes={"unit_of_measurement": "°C", "friendly_name": "Kitchen temperature"},
        original_device_class="temperature",
        unit_of_measurement="°C",
    )
    window = add_device(hass, "Kitchen window", area="Kitchen")
    add_entity(hass, "binary_sensor.window", device=window, state="off", original_device_class="window")
    return device


def reference(hass: HomeAssistant, entity_id: str) -> str:
    entry = er.async_get(hass).async_get(entity_id)
    assert entry is not None
    return entry.id
