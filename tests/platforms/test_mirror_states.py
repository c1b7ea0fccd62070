"""Shadows of what is in one of several states, and of settings: they show what their sources show."""

from typing import Any

import pytest
from homeassistant.components.alarm_control_panel.const import AlarmControlPanelState
from homeassistant.components.media_player.const import (
    MediaPlayerDeviceClass,
    MediaPlayerEntityFeature,
    MediaPlayerState,
    RepeatMode,
)
from homeassistant.components.number import NumberDeviceClass, NumberMode
from homeassistant.components.vacuum.const import VacuumActivity, VacuumEntityFeature
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er

from custom_components.digital_twin.calls import async_get_calls
from custom_components.digital_twin.const import Mode
from tests.common import complaints

from .physical import Physical
from .physical_states import (
    PhysicalAlarm,
    PhysicalMediaPlayer,
    PhysicalNumber,
    PhysicalSelect,
    PhysicalSiren,
    PhysicalVacuum,
)
from .shadows import async_twin_of, shadow_of

NOT_COPIED = {"friendly_name", "code_format", "code_arm_required", "entity_picture", "supported_features"}
SOURCES: dict[str, tuple[type[Physical], dict[str, Any], dict[str, Any]]] = {
    "media player": (
        PhysicalMediaPlayer,
        {},
        {"state": MediaPlayerState.PAUSED, "volume_level": 0.55, "is_volume_muted": True, "media_title": "Film"},
    ),
    "media player, off": (PhysicalMediaPlayer, {"state": MediaPlayerState.OFF}, {"state": MediaPlayerState.IDLE}),
    "media player with a track": (
        PhysicalMediaPlayer,
        {
            "device_class": MediaPlayerDeviceClass.SPEAKER,
            "media_artist": "A",
            "media_duration": 240,
            "media_position": 12,
            "shuffle": True,
            "repeat": RepeatMode.ALL,
        },
        {"state": MediaPlayerState.BUFFERING, "source": "HDMI 1", "sound_mode": "cinema"},
    ),
    "vacuum": (PhysicalVacuum, {}, {"activity": VacuumActivity.CLEANING, "fan_speed": "max"}),
    "vacuum in trouble": (PhysicalVacuum, {"activity": VacuumActivity.ERROR}, {"activity": VacuumActivity.RETURNING}),
    "siren": (PhysicalSiren, {}, {"is_on": True}),
    "alarm": (
        PhysicalAlarm,
        {"alarm_state": AlarmControlPanelState.ARMED_NIGHT},
        {"alarm_state": AlarmControlPanelState.TRIGGERED, "changed_by": "Ben"},
    ),
    "number": (
        PhysicalNumber,
        {"device_class": NumberDeviceClass.CURRENT, "mode": NumberMode.SLIDER},
        {"native_value": 16.0},
    ),
    "number without a unit": (
        PhysicalNumber,
        {"native_unit_of_measurement": None, "native_step": 0.5},
        {"native_value": 7.5, "native_max_value": 20.0},
    ),
    "select": (PhysicalSelect, {}, {"current_option": "discharge", "options": ["auto", "discharge"]}),
}


def shown(hass: HomeAssistant, entity_id: str) -> dict[str, Any]:
    """Return state and attributes, without those that a shadow does not copy."""
    state = hass.states.get(entity_id)
    assert state is not None
    return {"state": state.state} | {key: value for key, value in state.attributes.items() if key not in NOT_COPIED}


@pytest.mark.parametrize("source", SOURCES)
async def test_a_shadow_shows_what_its_source_shows(
    hass: HomeAssistant, source: str, caplog: pytest.LogCaptureFixture
) -> None:
    make, values, change = SOURCES[source]
    device = make("Device", **values)
    entry = await async_twin_of(hass, device)
    shadow = shadow_of(hass, entry, device)
    assert shown(hass, shadow) == shown(hass, device.entity_id)
    caplog.clear()

    device.show(**change)
    await hass.async_block_till_done()
    assert shown(hass, shadow) == shown(hass, device.entity_id)
    assert not complaints(caplog)


@pytest.mark.parametrize("source", ["media player", "vacuum", "siren", "alarm", "number", "select"])
async def test_unavailable_unknown_and_back(hass: HomeAssistant, source: str, caplog: pytest.LogCaptureFixture) -> None:
    make, values, _ = SOURCES[source]
    device = make("Device", **values)
    entry = await async_twin_of(hass, device)
    shadow = shadow_of(hass, entry, device)
    before = shown(hass, shadow)
    capabilities = er.async_get(hass).async_get(shadow).capabilities
    caplog.clear()
    device.show(available=False)
    await hass.async_block_till_done()
    assert hass.states.get(shadow).state == "unavailable"
    assert er.async_get(hass).async_get(shadow).capabilities == capabilities
    device.show(available=True)
    await hass.async_block_till_done()
    assert shown(hass, shadow) == before
    assert not complaints(caplog)


async def test_an_unknown_number_makes_an_unknown_shadow(hass: HomeAssistant) -> None:
    device = PhysicalNumber("Device", native_value=None)
    entry = await async_twin_of(hass, device)
    assert hass.states.get(shadow_of(hass, entry, device)).state == "unknown"


async def test_features_that_need_the_real_device_are_not_offered(hass: HomeAssistant) -> None:
    player = PhysicalMediaPlayer(
        "Device", supported_features=MediaPlayerEntityFeature.BROWSE_MEDIA | MediaPlayerEntityFeature.PAUSE
    )
    entry = await async_twin_of(hass, player)
    state = hass.states.get(shadow_of(hass, entry, player))
    assert state.attributes["supported_features"] == MediaPlayerEntityFeature.PAUSE


async def test_a_vacuum_offers_all_but_its_map(hass: HomeAssistant) -> None:
    vacuum = PhysicalVacuum("Device", supported_features=VacuumEntityFeature.START | VacuumEntityFeature.MAP)
    entry = await async_twin_of(hass, vacuum)
    assert hass.states.get(shadow_of(hass, entry, vacuum)).attributes["supported_features"] == VacuumEntityFeature.START


COMMANDS: dict[str, tuple[type[Physical], str, dict[str, Any]]] = {
    "media player": (PhysicalMediaPlayer, "turn_off", {}),
    "vacuum": (PhysicalVacuum, "start", {}),
    "siren": (PhysicalSiren, "turn_on", {"tone": "fire"}),
    "alarm": (PhysicalAlarm, "alarm_disarm", {"code": "1234"}),
    "number": (PhysicalNumber, "set_value", {"value": 8}),
    "select": (PhysicalSelect, "select_option", {"option": "charge"}),
}


@pytest.mark.parametrize("source", COMMANDS)
async def test_a_mirror_refuses_a_command_and_leaves_its_source_alone(hass: HomeAssistant, source: str) -> None:
    make, service, data = COMMANDS[source]
    device = make("Device")
    entry = await async_twin_of(hass, device)
    shadow = shadow_of(hass, entry, device)
    with pytest.raises(ServiceValidationError) as refused:
        await hass.services.async_call(device.domain, service, data | {ATTR_ENTITY_ID: shadow}, blocking=True)
    assert refused.value.translation_key == "mirror_refuses"
    assert not device.told


@pytest.mark.parametrize("source", COMMANDS)
async def test_a_command_for_source_and_shadow_acts_once(hass: HomeAssistant, source: str) -> None:
    make, service, data = COMMANDS[source]
    device = make("Device")
    entry = await async_twin_of(hass, device)
    both = [device.entity_id, shadow_of(hass, entry, device)]
    await hass.services.async_call(device.domain, service, data | {ATTR_ENTITY_ID: both}, blocking=True)
    assert len(device.told) == 1


async def test_no_code_is_asked_for_and_none_is_kept(hass: HomeAssistant) -> None:
    alarm = PhysicalAlarm("Alarm")
    entry = await async_twin_of(hass, alarm, mode=Mode.SANDBOX)
    shadow = shadow_of(hass, entry, alarm)
    state = hass.states.get(shadow)
    assert state.attributes["code_format"] is None
    assert state.attributes["code_arm_required"] is False
    context = Context()
    await hass.services.async_call(
        "alarm_control_panel",
        "alarm_arm_away",
        {ATTR_ENTITY_ID: shadow, "code": "271828"},
        blocking=True,
        context=context,
    )
    assert hass.states.get(shadow).state == "arming"
    assert not alarm.told
    assert "271828" not in repr(vars(async_get_calls(hass)))
    assert "271828" not in repr(hass.states.get(shadow))
