"""The sandbox of what is in one of several states: it plays out what a command begins."""

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant

from custom_components.digital_twin.const import Mode, Role

from .common import async_add_entry, async_add_home, twin_entry
from .platforms.conftest import _home_assistant_itself  # noqa: F401 -- an autouse fixture
from .platforms.physical import PhysicalSensor, PhysicalSwitch, async_add_physical
from .platforms.physical_states import (
    PhysicalAlarm,
    PhysicalMediaPlayer,
    PhysicalNumber,
    PhysicalSelect,
    PhysicalSiren,
    PhysicalVacuum,
)
from .test_sandbox import async_pass, async_sandbox, async_tell, shown


async def test_a_media_player_is_paused_and_turned_up(hass: HomeAssistant) -> None:
    player = PhysicalMediaPlayer("TV")
    _, shadow = await async_sandbox(hass, player)
    await async_tell(hass, shadow, "media_pause")
    await async_tell(hass, shadow, "volume_up")
    await async_tell(hass, shadow, "volume_mute", is_volume_muted=True)
    await async_tell(hass, shadow, "select_source", source="HDMI 1")
    state = shown(hass, shadow)
    assert state.state == "paused"
    assert state.attributes["volume_level"] == pytest.approx(0.4)
    assert state.attributes["is_volume_muted"] is True
    assert state.attributes["source"] == "HDMI 1"
    assert shown(hass, player.entity_id).state == "playing"
    assert not player.told


async def test_a_vacuum_cleans_returns_and_docks(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    vacuum = PhysicalVacuum("Vacuum")
    _, shadow = await async_sandbox(hass, vacuum)
    await async_tell(hass, shadow, "start")
    assert shown(hass, shadow).state == "cleaning"
    await async_tell(hass, shadow, "return_to_base")
    assert shown(hass, shadow).state == "returning"
    await async_pass(hass, freezer, 900, 15)
    assert shown(hass, shadow).state == "docked"
    assert not vacuum.told


async def test_an_alarm_is_armed_after_its_exit_delay(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    alarm = PhysicalAlarm("Alarm")
    _, shadow = await async_sandbox(hass, alarm)
    await async_tell(hass, shadow, "alarm_arm_night", code="1234")
    assert shown(hass, shadow).state == "arming"
    await async_pass(hass, freezer, 60, 2)
    assert shown(hass, shadow).state == "armed_night"
    await async_tell(hass, shadow, "alarm_disarm")
    assert shown(hass, shadow).state == "disarmed"


async def test_a_siren_falls_silent_by_itself(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    siren = PhysicalSiren("Siren")
    _, shadow = await async_sandbox(hass, siren)
    await async_tell(hass, shadow, "turn_on", tone="fire")
    assert shown(hass, shadow).state == "on"
    await async_pass(hass, freezer, 420, 10)
    assert shown(hass, shadow).state == "off"
    assert not siren.told


@pytest.mark.parametrize("with_channel", [True, False])
async def test_a_number_keeps_what_it_was_set_to(hass: HomeAssistant, with_channel: bool) -> None:
    """As the twin's own channel, and as a setting of a plug, which has none for it."""
    number = PhysicalNumber("Limit")
    if with_channel:
        entry, shadow = await async_sandbox(hass, number)
        assert entry.runtime_data.state.get("value") == 10.0
    else:
        entry, _ = await async_sandbox(hass, PhysicalSwitch("Limit plug"), number)
        shadow = next(item for item in hass.states.async_entity_ids("number") if item != number.entity_id)
    await async_tell(hass, shadow, "set_value", value=12)
    assert float(shown(hass, shadow).state) == 12.0
    assert shown(hass, number.entity_id).state == "10.0"
    assert not number.told


async def test_a_select_keeps_what_was_chosen(hass: HomeAssistant) -> None:
    select = PhysicalSelect("Mode")
    entry, shadow = await async_sandbox(hass, select)
    assert entry.runtime_data.channels["option"].options == ("auto", "charge", "discharge")
    await async_tell(hass, shadow, "select_next")
    assert shown(hass, shadow).state == "charge"
    assert not select.told


async def test_a_car_charges_slower_once_its_current_is_lowered(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    switch, current, mode = PhysicalSwitch("Charger"), PhysicalNumber("Charger current"), PhysicalSelect("Charger mode")
    charge = PhysicalSensor("Car", native_value=40, native_unit_of_measurement="%", device_class="battery")
    power = PhysicalSensor("Charger power", native_value=4000, native_unit_of_measurement="W", device_class="power")
    await async_add_physical(hass, switch, current, mode, charge, power)
    await async_add_home(hass)
    entry = await async_add_entry(
        hass,
        twin_entry(
            "battery",
            switch.entity_id,
            members=[switch.entity_id, current.entity_id, mode.entity_id],
            mode=Mode.SANDBOX,
            roles={Role.CHARGE: [charge.entity_id], Role.POWER: [power.entity_id]},
        ),
    )
    twin = entry.runtime_data
    assert set(twin.channels) == {"on", "current", "charge", "storage_mode", "power"}
    assert twin.main_channel == "charge"
    assert twin.state.get("current") == 10.0
    shadow = next(item for item in hass.states.async_entity_ids("number") if item != current.entity_id)
    await async_tell(hass, shadow, "set_value", value=12)
    faster = twin.shown("power")
    await async_tell(hass, shadow, "set_value", value=6)
    assert twin.shown("power") == pytest.approx(faster / 2, rel=0.02)
    await async_pass(hass, freezer, 1200, 60)
    assert 40.0 < twin.shown("charge") < 50.0
    assert not current.told


async def test_a_device_without_named_states_leaves_its_own_state_alone(hass: HomeAssistant) -> None:
    """A generic device keeps its state in the sandbox; the switch beside it does what it is told."""
    mower, switch = "lawn_mower.garden", PhysicalSwitch("Child lock")
    hass.states.async_set(mower, "docked")
    await async_add_physical(hass, switch)
    await async_add_home(hass)
    entry = await async_add_entry(
        hass, twin_entry("generic", mower, members=[mower, switch.entity_id], mode=Mode.SANDBOX)
    )
    shadow = next(item for item in hass.states.async_entity_ids("switch") if item != switch.entity_id)
    await async_tell(hass, shadow, "turn_off")
    assert shown(hass, shadow).state == "off"
    assert entry.runtime_data.shown("state") == "docked"
    assert not switch.told
