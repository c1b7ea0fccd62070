"""No lost command: what a device rounds, takes its time for, calls otherwise, or was told not to do after all."""

from typing import Any

import pytest
from homeassistant.components.alarm_control_panel import AlarmControlPanelEntity, AlarmControlPanelState
from homeassistant.components.alarm_control_panel.const import AlarmControlPanelEntityFeature
from homeassistant.components.climate.const import HVACMode
from homeassistant.components.media_player import MediaPlayerEntity, MediaPlayerEntityFeature, MediaPlayerState
from homeassistant.const import ATTR_ENTITY_ID, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.event import async_call_later
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from ..platforms.physical import Physical, PhysicalClimate, PhysicalCover, PhysicalFan, PhysicalLight
from ..platforms.shadows import async_twin_of
from .common import last, told
from .conftest import Pass


class Shutter(PhysicalCover):
    """Travels for a while; tells that it does, or only where it has come to."""

    takes = 90.0
    tells = True
    blocked_at: int | None = None

    async def async_close_cover(self, **kwargs: Any) -> None:
        await self._told("close", **kwargs)
        self.show(is_closing=self.tells)
        async_call_later(self.hass, self.takes, self._arrive)

    async def async_stop_cover(self, **kwargs: Any) -> None:
        await self._told("stop", **kwargs)
        self.show(is_closing=False, current_cover_position=60)

    async def _arrive(self, _now: object) -> None:
        position = self.blocked_at or 0
        self.show(is_closing=False, current_cover_position=position, is_closed=position == 0)


class ThreeSpeedFan(PhysicalFan):
    """Has three speeds only."""

    _attr_speed_count = 3

    async def async_set_percentage(self, percentage: int) -> None:
        await self._told("set_percentage", percentage=percentage)
        self.show(percentage=100 if percentage > 66 else 66 if percentage > 33 else 33)


class Thermostat(PhysicalClimate):
    """Takes whole degrees, and comes back in the mode that it was in."""

    _attr_target_temperature_step = 1.0

    deaf = False

    async def async_set_temperature(self, **kwargs: Any) -> None:
        if not self.deaf:
            await super().async_set_temperature(temperature=float(int(kwargs["temperature"])))

    async def async_turn_on(self) -> None:
        await super().async_set_hvac_mode(HVACMode.AUTO)


class Player(Physical, MediaPlayerEntity):
    """Is never off, but sleeps."""

    domain = Platform.MEDIA_PLAYER
    _attr_supported_features = (
        MediaPlayerEntityFeature.TURN_OFF | MediaPlayerEntityFeature.TURN_ON | MediaPlayerEntityFeature.VOLUME_STEP
    )
    _attr_state = MediaPlayerState.PLAYING
    _attr_volume_level = 0.3

    async def async_turn_off(self) -> None:
        self.show(state=MediaPlayerState.STANDBY)

    async def async_turn_on(self) -> None:
        self.show(state=MediaPlayerState.IDLE)

    async def async_volume_up(self) -> None:
        self.show(volume_level=0.32)


class Panel(Physical, AlarmControlPanelEntity):
    """Leaves time to go out."""

    domain = Platform.ALARM_CONTROL_PANEL
    _attr_supported_features = AlarmControlPanelEntityFeature.ARM_AWAY
    _attr_code_arm_required = False
    _attr_alarm_state = AlarmControlPanelState.DISARMED

    async def async_alarm_arm_away(self, code: str | None = None) -> None:  # noqa: ARG002 -- Home Assistant's own name
        self.show(alarm_state=AlarmControlPanelState.ARMING)
        async_call_later(self.hass, 75.0, self._armed)

    async def _armed(self, _now: object) -> None:
        self.show(alarm_state=AlarmControlPanelState.ARMED_AWAY)


class WarmLight(PhysicalLight):
    """Is no colder than 4,000 K, and loses a brightness."""

    _attr_supported_color_modes = {"color_temp"}  # noqa: RUF012 -- as Home Assistant has it
    _attr_color_mode = "color_temp"
    _attr_min_color_temp_kelvin = 2200
    _attr_max_color_temp_kelvin = 4000
    _attr_color_temp_kelvin = 2700

    async def async_turn_on(self, **kwargs: Any) -> None:
        kelvin = min(kwargs.get("color_temp_kelvin", 2700), 4000)
        self.show(is_on=True, color_temp_kelvin=kelvin, brightness=128)


def slow_and_silent() -> Shutter:
    shutter = Shutter("Shutter")
    shutter.tells, shutter.takes = False, 60.0
    return shutter


@pytest.mark.parametrize(
    ("device", "calls"),
    [
        (lambda: Shutter("Shutter"), [("close_cover", {})]),
        (slow_and_silent, [("close_cover", {})]),
        (slow_and_silent, [("close_cover", {}), ("stop_cover", {})]),
        (lambda: ThreeSpeedFan("Fan", percentage=100), [("set_percentage", {"percentage": 50})]),
        (lambda: ThreeSpeedFan("Fan", percentage=100), [("set_percentage", {"percentage": 34})]),
        (lambda: Thermostat("Room"), [("set_temperature", {"temperature": 22.5})]),
        (lambda: Thermostat("Room", hvac_mode=HVACMode.OFF), [("turn_on", {})]),
        (lambda: Player("TV"), [("turn_off", {})]),
        (lambda: Player("TV", state=MediaPlayerState.OFF), [("turn_on", {})]),
        (lambda: Player("TV"), [("volume_up", {})]),
        (lambda: Panel("Alarm"), [("alarm_arm_away", {})]),
        (lambda: WarmLight("Lamp"), [("turn_on", {"color_temp_kelvin": 6500})]),
        (lambda: WarmLight("Lamp"), [("turn_on", {"brightness": 255}), ("turn_off", {})]),
    ],
    ids=[
        "travels", "travels in silence", "stopped", "between two speeds", "just above a speed", "between two degrees",
        "the mode before", "sleeps", "wakes", "a little louder", "time to go out", "no colder", "off after all",
    ],
)  # fmt: skip
async def test_a_device_may_do_it_its_own_way(
    hass: HomeAssistant, time_passes: Pass, device: Any, calls: list[tuple[str, dict[str, Any]]]
) -> None:
    thing = device()
    entry = await async_twin_of(hass, thing)
    for service, data in calls:
        await hass.services.async_call(thing.domain, service, {ATTR_ENTITY_ID: thing.entity_id, **data}, blocking=True)
        await time_passes(5, 5)
    await time_passes(240)
    if isinstance(thing, WarmLight) and len(calls) > 1:
        thing.show(is_on=True, brightness=128)
        await time_passes(60)
    assert told(entry, "command") == []
    assert list(entry.runtime_data.assessment.obedience) == []


async def test_a_whole_step_that_is_lost_is_told_in_fahrenheit_too(hass: HomeAssistant, time_passes: Pass) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    room = Thermostat("Room", target_temperature=68.0, temperature_unit="°F", min_temp=45, max_temp=90)
    room._attr_current_temperature = 68.0  # noqa: SLF001 -- as all that it shows
    entry = await async_twin_of(hass, room)
    target = {ATTR_ENTITY_ID: room.entity_id}
    await hass.services.async_call("climate", "set_temperature", {**target, "temperature": 70.5}, blocking=True)
    await time_passes(120)
    assert (room.target_temperature, told(entry, "command")) == (70.0, [])
    room.deaf = True
    await hass.services.async_call("climate", "set_temperature", {**target, "temperature": 71}, blocking=True)
    await time_passes(120)
    assert told(entry, "command") == ["disobeyed"]
    assert last(entry, "disobeyed")["expected"] == pytest.approx((71 - 32) / 1.8, abs=0.01)


async def test_a_shutter_that_stops_where_it_should_not_is_told(hass: HomeAssistant, time_passes: Pass) -> None:
    shutter = Shutter("Shutter")
    shutter.blocked_at = 40
    entry = await async_twin_of(hass, shutter)
    await hass.services.async_call("cover", "close_cover", {ATTR_ENTITY_ID: shutter.entity_id}, blocking=True)
    await time_passes(80)
    assert told(entry, "command") == []
    await time_passes(120)
    assert told(entry, "command") == ["disobeyed"]
    assert (last(entry, "disobeyed")["expected"], last(entry, "disobeyed")["actual"]) == (0.0, 40.0)
