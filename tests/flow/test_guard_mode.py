"""The interview of somebody who wants a twin to pass commands on: explained, with consent, and left without a trace."""

from typing import Any

import pytest
from homeassistant.config_entries import SOURCE_RECONFIGURE
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.const import DOMAIN, Mode
from custom_components.digital_twin.data import TwinConfig
from tests.common import add_device, add_entity, async_add_entry, twin_entry
from tests.flow.common import LIGHT, Lesson, async_finish, fields, suggested


async def begin(hass: HomeAssistant, entity_id: str, kind: str, **attributes: Any) -> tuple[MockConfigEntry, Any]:
    """Begin to change a twin that there is already; return its entry and the first form."""
    device = add_device(hass, "Device")
    source = add_entity(hass, entity_id, device=device, state="off", attributes=attributes)
    entry = await async_add_entry(hass, twin_entry(kind, source.id, name="Device", device_id=device.id))
    context = {"source": SOURCE_RECONFIGURE, "entry_id": entry.entry_id}
    return entry, await hass.config_entries.flow.async_init(DOMAIN, context=context)


def offered(result: Any, key: str) -> list[str]:
    """Return what a form lets one choose from."""
    return next(list(item.config["options"]) for marker, item in result["data_schema"].schema.items() if marker == key)


async def guard_step(hass: HomeAssistant, result: Any) -> Any:
    """Choose to guard."""
    return await hass.config_entries.flow.async_configure(
        result["flow_id"], suggested(result) | {"mode": Mode.GUARD.value}
    )


async def test_consent_is_asked_for_and_kept_apart_from_voice(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    del home, lesson
    entry, result = await begin(hass, "light.lamp", "light", **LIGHT)
    result = await guard_step(hass, result)
    assert (result["type"], result["step_id"], fields(result)) == (FlowResultType.FORM, "guard", {"consent", "voice"})
    assert result["description_placeholders"]["shadows"]
    result = await hass.config_entries.flow.async_configure(result["flow_id"], {"consent": False, "voice": True})
    assert result["errors"] == {"consent": "consent_missing"}
    assert TwinConfig.from_entry(entry).mode is Mode.MIRROR
    result = await hass.config_entries.flow.async_configure(result["flow_id"], {"consent": True, "voice": False})
    await async_finish(hass, result)
    config = TwinConfig.from_entry(entry)
    assert (config.mode, config.voice) == (Mode.GUARD, False)


async def test_voice_is_a_consent_of_its_own(hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson) -> None:
    del home, lesson
    entry, result = await begin(hass, "light.lamp", "light", **LIGHT)
    result = await guard_step(hass, result)
    result = await hass.config_entries.flow.async_configure(result["flow_id"], {"consent": True, "voice": True})
    await async_finish(hass, result)
    config = TwinConfig.from_entry(entry)
    assert (config.mode, config.voice) == (Mode.GUARD, True)
    await hass.async_block_till_done()
    assert TwinConfig.from_entry(entry).voiced != {}


async def test_a_device_that_only_measures_has_nothing_to_guard(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    del home, lesson
    _, result = await begin(hass, "sensor.outside", "sensor", device_class="temperature", unit_of_measurement="°C")
    assert offered(result, "mode") == [Mode.MIRROR.value, Mode.SANDBOX.value]


@pytest.mark.parametrize("mode", [Mode.MIRROR, Mode.SANDBOX])
async def test_other_modes_ask_for_no_consent(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson, mode: Mode
) -> None:
    del home, lesson
    entry, result = await begin(hass, "light.lamp", "light", **LIGHT)
    result = await hass.config_entries.flow.async_configure(result["flow_id"], suggested(result) | {"mode": mode.value})
    assert result.get("step_id") != "guard"
    await async_finish(hass, result)
    assert TwinConfig.from_entry(entry).mode is mode
