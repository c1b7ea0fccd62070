"""More of the integration `physical`: entities whose state is one of several, and the settings of devices."""

from typing import Any

from homeassistant.components.alarm_control_panel import AlarmControlPanelEntity
from homeassistant.components.alarm_control_panel.const import (
    AlarmControlPanelEntityFeature,
    AlarmControlPanelState,
    CodeFormat,
)
from homeassistant.components.media_player import MediaPlayerEntity
from homeassistant.components.media_player.const import (
    MediaPlayerDeviceClass,
    MediaPlayerEntityFeature,
    MediaPlayerState,
)
from homeassistant.components.number import NumberEntity
from homeassistant.components.select import SelectEntity
from homeassistant.components.siren import SirenEntity
from homeassistant.components.siren.const import SirenEntityFeature
from homeassistant.components.vacuum import StateVacuumEntity
from homeassistant.components.vacuum.const import VacuumActivity, VacuumEntityFeature
from homeassistant.const import Platform

from .physical import Physical


class PhysicalMediaPlayer(Physical, MediaPlayerEntity):
    domain = Platform.MEDIA_PLAYER
    _attr_device_class = MediaPlayerDeviceClass.TV
    _attr_supported_features = (
        MediaPlayerEntityFeature.TURN_ON
        | MediaPlayerEntityFeature.TURN_OFF
        | MediaPlayerEntityFeature.PLAY
        | MediaPlayerEntityFeature.PAUSE
        | MediaPlayerEntityFeature.STOP
        | MediaPlayerEntityFeature.SEEK
        | MediaPlayerEntityFeature.NEXT_TRACK
        | MediaPlayerEntityFeature.PREVIOUS_TRACK
        | MediaPlayerEntityFeature.CLEAR_PLAYLIST
        | MediaPlayerEntityFeature.PLAY_MEDIA
        | MediaPlayerEntityFeature.VOLUME_SET
        | MediaPlayerEntityFeature.VOLUME_STEP
        | MediaPlayerEntityFeature.VOLUME_MUTE
        | MediaPlayerEntityFeature.SELECT_SOURCE
        | MediaPlayerEntityFeature.SELECT_SOUND_MODE
        | MediaPlayerEntityFeature.SHUFFLE_SET
        | MediaPlayerEntityFeature.REPEAT_SET
    )
    _attr_state = MediaPlayerState.PLAYING
    _attr_volume_level = 0.3
    _attr_is_volume_muted = False
    _attr_source_list = ["TV", "HDMI 1"]  # noqa: RUF012 -- as Home Assistant has it
    _attr_source = "TV"
    _attr_sound_mode_list = ["cinema", "night"]  # noqa: RUF012 -- as Home Assistant has it
    _attr_sound_mode = "night"
    _attr_media_title = "News"
    _attr_app_name = "Live"

    async def async_turn_off(self) -> None:
        await self._told("turn_off")
        self.show(state=MediaPlayerState.OFF)


class PhysicalVacuum(Physical, StateVacuumEntity):
    domain = Platform.VACUUM
    _attr_supported_features = (
        VacuumEntityFeature.START
        | VacuumEntityFeature.PAUSE
        | VacuumEntityFeature.STOP
        | VacuumEntityFeature.RETURN_HOME
        | VacuumEntityFeature.FAN_SPEED
        | VacuumEntityFeature.LOCATE
        | VacuumEntityFeature.CLEAN_SPOT
        | VacuumEntityFeature.SEND_COMMAND
        | VacuumEntityFeature.STATE
    )
    _attr_activity = VacuumActivity.DOCKED
    _attr_fan_speed = "quiet"
    _attr_fan_speed_list = ["quiet", "max"]  # noqa: RUF012 -- as Home Assistant has it

    async def async_start(self) -> None:
        await self._told("start")
        self.show(activity=VacuumActivity.CLEANING)


class PhysicalSiren(Physical, SirenEntity):
    domain = Platform.SIREN
    _attr_supported_features = (
        SirenEntityFeature.TURN_ON
        | SirenEntityFeature.TURN_OFF
        | SirenEntityFeature.TONES
        | SirenEntityFeature.DURATION
    )
    _attr_available_tones = ["fire", "burglar"]  # noqa: RUF012 -- as Home Assistant has it
    _attr_is_on = False

    async def async_turn_on(self, **kwargs: Any) -> None:
        await self._told("turn_on", **kwargs)
        self.show(is_on=True)


class PhysicalAlarm(Physical, AlarmControlPanelEntity):
    domain = Platform.ALARM_CONTROL_PANEL
    _attr_supported_features = (
        AlarmControlPanelEntityFeature.ARM_HOME
        | AlarmControlPanelEntityFeature.ARM_AWAY
        | AlarmControlPanelEntityFeature.ARM_NIGHT
        | AlarmControlPanelEntityFeature.ARM_VACATION
        | AlarmControlPanelEntityFeature.ARM_CUSTOM_BYPASS
        | AlarmControlPanelEntityFeature.TRIGGER
    )
    _attr_alarm_state = AlarmControlPanelState.DISARMED
    _attr_code_format = CodeFormat.NUMBER
    _attr_changed_by = "Anna"

    async def async_alarm_disarm(self, code: str | None = None) -> None:
        await self._told("disarm", code=code)


class PhysicalNumber(Physical, NumberEntity):
    domain = Platform.NUMBER
    _attr_native_value = 10.0
    _attr_native_min_value = 6.0
    _attr_native_max_value = 16.0
    _attr_native_step = 1.0
    _attr_native_unit_of_measurement = "A"

    async def async_set_native_value(self, value: float) -> None:
        await self._told("set_native_value", value=value)
        self.show(native_value=value)


class PhysicalSelect(Physical, SelectEntity):
    domain = Platform.SELECT
    _attr_options = ["auto", "charge", "discharge"]  # noqa: RUF012 -- as Home Assistant has it
    _attr_current_option = "auto"

    async def async_select_option(self, option: str) -> None:
        await self._told("select_option", option=option)
        self.show(current_option=option)
