"""Home Assistant's actions as commands to channels: every action of every domain, and what is malformed."""

from typing import Any

import pytest
from homeassistant.const import UnitOfTemperature
from homeassistant.core import State
from homeassistant.exceptions import ServiceValidationError

from custom_components.digital_twin.commands import SUPPORTED, CommandEffect, to_commands
from custom_components.digital_twin.core.models.kinds import KINDS

CELSIUS, FAHRENHEIT = UnitOfTemperature.CELSIUS, UnitOfTemperature.FAHRENHEIT
KIND_OF = {
    "alarm_control_panel": "alarm",
    "climate": "thermostat",
    "cover": "cover",
    "fan": "fan",
    "humidifier": "humidifier",
    "input_boolean": "plug",
    "light": "light",
    "lock": "lock",
    "media_player": "media_player",
    "number": "number",
    "select": "select",
    "siren": "siren",
    "switch": "plug",
    "vacuum": "vacuum",
    "valve": "valve",
    "water_heater": "water_heater",
}
LIGHT_ON = State("light.a", "on", {"brightness": 51})
LIGHT_OFF = State("light.a", "off", {"brightness": None})
HEATING = State("climate.a", "heat", {"hvac_modes": ["off", "heat", "cool"]})
OFF = State("climate.a", "off", {"hvac_modes": ["off", "auto", "dry"]})
ONE_MODE = State("climate.a", "off", {"hvac_modes": ["off", "dry"]})
FAN = State("fan.a", "on", {"percentage": 50, "percentage_step": 25.0})
HALF_OPEN = State("cover.a", "open", {"current_position": 50, "current_tilt_position": 0})
CLOSED = State("cover.a", "closed", {})
MOVING = State("cover.a", "closing", {"current_position": 70})
TANK = State("water_heater.a", "off", {"operation_list": ["off", "gas", "eco"]})
PLAYING = State(
    "media_player.a",
    "playing",
    {"volume_level": 0.95, "source_list": ["TV", "HDMI"], "sound_mode_list": ["night"]},
)
PLAYER_OFF = State("media_player.a", "off", {})
VACUUM = State("vacuum.a", "docked", {"fan_speed_list": ["quiet", "max"]})
NUMBER = State("number.a", "10", {"min": 6, "max": 16, "step": 1})
SELECT = State("select.a", "two", {"options": ["one", "two", "three"]})
HOT_TANK = State("water_heater.a", "eco", {"operation_list": ["off", "gas", "eco"]})


def command(
    action: str, data: dict[str, Any] | None = None, state: State | None = None, unit: str = CELSIUS
) -> CommandEffect:
    """Return what an action asks of a twin that has every channel of its kind."""
    domain, service = action.split(".")
    kind = KIND_OF[state.domain if state else domain]
    channels = {channel.key for channel in KINDS[kind].channels if channel.command}
    return to_commands(domain, service, data or {}, state, channels, temperature_unit=unit)


CHANNELS: list[tuple[str, dict[str, Any], State | None, dict[str, Any]]] = [
    ("light.turn_on", {}, LIGHT_OFF, {"on": True}),
    ("light.turn_on", {"brightness": 255}, LIGHT_OFF, {"on": True, "brightness": 100.0}),
    ("light.turn_on", {"brightness": 0}, LIGHT_ON, {"on": False}),
    ("light.turn_on", {"brightness_pct": 40}, LIGHT_OFF, {"on": True, "brightness": 40.0}),
    ("light.turn_on", {"brightness_step": 51}, LIGHT_ON, {"on": True, "brightness": 40.0}),
    ("light.turn_on", {"brightness_step": -200}, LIGHT_ON, {"on": False}),
    ("light.turn_on", {"brightness_step_pct": 10}, LIGHT_OFF, {"on": True, "brightness": 10.0}),
    ("light.turn_on", {"white": 255}, LIGHT_OFF, {"on": True, "brightness": 100.0}),
    ("light.turn_on", {"white": True}, LIGHT_OFF, {"on": True}),
    ("light.turn_on", {"color_temp_kelvin": 3000}, LIGHT_ON, {"on": True, "color_temperature": 3000.0}),
    ("light.turn_off", {"transition": 3}, LIGHT_ON, {"on": False}),
    ("light.toggle", {"brightness": 255}, LIGHT_OFF, {"on": True, "brightness": 100.0}),
    ("light.toggle", {}, LIGHT_ON, {"on": False}),
    ("light.toggle", {}, None, {"on": True}),
    ("homeassistant.turn_off", {}, LIGHT_ON, {"on": False}),
    ("homeassistant.toggle", {}, FAN, {"on": False}),
    ("switch.turn_on", {}, None, {"on": True}),
    ("switch.toggle", {}, State("switch.a", "on"), {"on": False}),
    ("switch.toggle", {}, State("switch.a", "unavailable"), {"on": True}),
    ("input_boolean.turn_off", {}, None, {"on": False}),
    ("climate.set_temperature", {"temperature": 21.5}, HEATING, {"target_temperature": 21.5}),
    (
        "climate.set_temperature",
        {"temperature": 21.5, "hvac_mode": "cool"},
        HEATING,
        {"target_temperature": 21.5, "hvac_mode": "cool"},
    ),
    ("climate.set_temperature", {"target_temp_low": 19, "target_temp_high": 24}, HEATING, {}),
    ("climate.set_hvac_mode", {"hvac_mode": "off"}, HEATING, {"hvac_mode": "off"}),
    ("climate.set_hvac_mode", {"hvac_mode": "dry"}, None, {"hvac_mode": "dry"}),
    ("climate.turn_off", {}, HEATING, {"hvac_mode": "off"}),
    ("climate.turn_on", {}, HEATING, {"hvac_mode": "heat"}),
    ("climate.turn_on", {}, OFF, {"hvac_mode": "auto"}),
    ("climate.turn_on", {}, ONE_MODE, {"hvac_mode": "dry"}),
    ("climate.turn_on", {}, None, {"hvac_mode": "heat"}),
    ("climate.toggle", {}, HEATING, {"hvac_mode": "off"}),
    ("climate.toggle", {}, ONE_MODE, {"hvac_mode": "dry"}),
    ("climate.set_preset_mode", {"preset_mode": "eco"}, HEATING, {}),
    ("cover.open_cover", {}, CLOSED, {"position": 100.0}),
    ("cover.close_cover", {}, HALF_OPEN, {"position": 0.0}),
    ("cover.set_cover_position", {"position": 30}, HALF_OPEN, {"position": 30.0}),
    ("cover.stop_cover", {}, MOVING, {"stop": True}),
    ("cover.toggle", {}, CLOSED, {"position": 100.0}),
    ("cover.toggle", {}, HALF_OPEN, {"position": 0.0}),
    ("cover.toggle", {}, MOVING, {"stop": True}),
    ("cover.open_cover_tilt", {}, HALF_OPEN, {}),
    ("valve.open_valve", {}, None, {"position": 100.0}),
    ("valve.close_valve", {}, None, {"position": 0.0}),
    ("valve.set_valve_position", {"position": 12}, None, {"position": 12.0}),
    ("valve.stop_valve", {}, None, {"stop": True}),
    ("lock.lock", {"code": "1234"}, None, {"bolt": "locked"}),
    ("lock.unlock", {}, None, {"bolt": "unlocked"}),
    ("lock.open", {}, None, {"bolt": "open"}),
    ("fan.turn_on", {}, FAN, {"on": True}),
    ("fan.turn_on", {"percentage": 25, "preset_mode": None}, FAN, {"on": True, "speed": 25.0}),
    ("fan.turn_on", {"percentage": None, "preset_mode": "auto"}, FAN, {"on": True}),
    ("fan.set_percentage", {"percentage": 0}, FAN, {"on": False}),
    ("fan.increase_speed", {}, FAN, {"on": True, "speed": 75.0}),
    ("fan.increase_speed", {"percentage_step": 60}, FAN, {"on": True, "speed": 100.0}),
    ("fan.decrease_speed", {"percentage_step": 60}, FAN, {"on": False}),
    ("fan.increase_speed", {}, None, {"on": True, "speed": 10.0}),
    ("humidifier.turn_on", {}, None, {"on": True}),
    ("humidifier.set_humidity", {"humidity": 44}, None, {"target_humidity": 44.0}),
    ("humidifier.toggle", {}, State("humidifier.a", "off"), {"on": True}),
    ("water_heater.set_temperature", {"temperature": 60}, TANK, {"target_temperature": 60.0}),
    (
        "water_heater.set_temperature",
        {"temperature": 60, "operation_mode": "gas"},
        TANK,
        {"target_temperature": 60.0, "operation": "gas"},
    ),
    ("water_heater.set_operation_mode", {"operation_mode": "gas"}, TANK, {"operation": "gas"}),
    ("water_heater.turn_on", {}, TANK, {"operation": "gas"}),
    ("water_heater.turn_on", {}, HOT_TANK, {}),
    ("water_heater.turn_on", {}, None, {"operation": "eco"}),
    ("water_heater.turn_off", {}, HOT_TANK, {"operation": "off"}),
    ("media_player.turn_on", {}, PLAYER_OFF, {"playback": "on"}),
    ("media_player.turn_on", {}, PLAYING, {}),
    ("media_player.turn_off", {}, PLAYING, {"playback": "off"}),
    ("media_player.toggle", {}, PLAYING, {"playback": "off"}),
    ("media_player.toggle", {}, PLAYER_OFF, {"playback": "on"}),
    ("media_player.toggle", {}, State("media_player.a", "standby"), {"playback": "on"}),
    ("media_player.media_play", {}, None, {"playback": "playing"}),
    ("media_player.media_pause", {}, PLAYING, {"playback": "paused"}),
    ("media_player.media_play_pause", {}, PLAYING, {"playback": "paused"}),
    ("media_player.media_play_pause", {}, PLAYER_OFF, {"playback": "playing"}),
    ("media_player.media_stop", {}, PLAYING, {"playback": "idle"}),
    (
        "media_player.play_media",
        {"media_content_id": "a", "media_content_type": "music"},
        None,
        {"playback": "playing"},
    ),
    ("media_player.volume_set", {"volume_level": 0.25}, PLAYING, {"volume": 25.0}),
    ("media_player.volume_up", {}, PLAYING, {"volume": 100.0}),
    ("media_player.volume_down", {}, PLAYING, {"volume": pytest.approx(85.0)}),
    ("media_player.volume_down", {}, PLAYER_OFF, {}),
    ("media_player.volume_mute", {"is_volume_muted": True}, PLAYING, {"muted": True}),
    *(
        (f"media_player.{service}", {}, PLAYING, {})
        for service in ("clear_playlist", "join", "media_next_track", "media_previous_track", "unjoin")
    ),
    ("vacuum.start", {}, VACUUM, {"activity": "cleaning"}),
    ("vacuum.clean_spot", {}, VACUUM, {"activity": "cleaning"}),
    ("vacuum.clean_area", {"cleaning_area_id": ["a"]}, VACUUM, {"activity": "cleaning"}),
    ("vacuum.pause", {}, VACUUM, {"activity": "paused"}),
    ("vacuum.stop", {}, VACUUM, {"activity": "idle"}),
    ("vacuum.return_to_base", {}, VACUUM, {"activity": "docked"}),
    ("vacuum.locate", {}, VACUUM, {}),
    ("vacuum.send_command", {"command": "a"}, VACUUM, {}),
    ("alarm_control_panel.alarm_disarm", {"code": "1234"}, None, {"arming": "disarmed"}),
    ("alarm_control_panel.alarm_arm_home", {}, None, {"arming": "armed_home"}),
    ("alarm_control_panel.alarm_arm_away", {}, None, {"arming": "armed_away"}),
    ("alarm_control_panel.alarm_arm_night", {}, None, {"arming": "armed_night"}),
    ("alarm_control_panel.alarm_arm_vacation", {}, None, {"arming": "armed_vacation"}),
    ("alarm_control_panel.alarm_arm_custom_bypass", {}, None, {"arming": "armed_custom_bypass"}),
    ("alarm_control_panel.alarm_trigger", {}, None, {"arming": "triggered"}),
    ("siren.turn_on", {"tone": "fire", "duration": 3}, None, {"on": True}),
    ("siren.toggle", {}, State("siren.a", "on"), {"on": False}),
    ("number.set_value", {"value": "7.5"}, NUMBER, {"value": 7.5}),
    ("select.select_option", {"option": "three"}, SELECT, {"option": "three"}),
    ("select.select_first", {}, SELECT, {"option": "one"}),
    ("select.select_last", {}, SELECT, {"option": "three"}),
    ("select.select_next", {}, SELECT, {"option": "three"}),
    ("select.select_next", {}, State("select.a", "three", SELECT.attributes), {"option": "one"}),
    ("select.select_next", {"cycle": False}, State("select.a", "three", SELECT.attributes), {"option": "three"}),
    ("select.select_next", {}, State("select.a", "unknown", SELECT.attributes), {"option": "one"}),
    ("select.select_previous", {}, SELECT, {"option": "one"}),
    ("select.select_previous", {}, State("select.a", "unknown", SELECT.attributes), {"option": "three"}),
    ("select.select_previous", {}, State("select.a", "unknown", {}), {}),
]
ATTRIBUTES: list[tuple[str, dict[str, Any], State | None, dict[str, Any]]] = [
    ("light.turn_on", {"hs_color": [10, 20]}, LIGHT_ON, {"color_mode": "hs", "hs_color": (10, 20)}),
    ("light.turn_on", {"xy_color": (0.1, 0.2)}, LIGHT_ON, {"color_mode": "xy", "xy_color": (0.1, 0.2)}),
    ("light.turn_on", {"rgb_color": (1, 2, 3)}, LIGHT_ON, {"color_mode": "rgb", "rgb_color": (1, 2, 3)}),
    ("light.turn_on", {"rgbw_color": (1, 2, 3, 4)}, LIGHT_ON, {"color_mode": "rgbw", "rgbw_color": (1, 2, 3, 4)}),
    ("light.turn_on", {"color_name": "red"}, LIGHT_ON, {"color_mode": "rgb", "rgb_color": (255, 0, 0)}),
    ("light.turn_on", {"color_temp_kelvin": 3000}, LIGHT_ON, {"color_mode": "color_temp"}),
    ("light.turn_on", {"white": 9}, LIGHT_ON, {"color_mode": "white"}),
    ("light.turn_on", {"effect": "rainbow"}, LIGHT_ON, {"effect": "rainbow"}),
    ("media_player.select_source", {"source": "HDMI"}, PLAYING, {"source": "HDMI"}),
    ("media_player.select_sound_mode", {"sound_mode": "night"}, PLAYING, {"sound_mode": "night"}),
    ("media_player.shuffle_set", {"shuffle": True}, PLAYING, {"shuffle": True}),
    ("media_player.repeat_set", {"repeat": "all"}, PLAYING, {"repeat": "all"}),
    ("media_player.media_seek", {"seek_position": 12}, PLAYING, {"media_position": 12.0}),
    ("vacuum.set_fan_speed", {"fan_speed": "max"}, VACUUM, {"fan_speed": "max"}),
    (
        "climate.set_temperature",
        {"target_temp_low": 19, "target_temp_high": 24},
        HEATING,
        {"target_temp_low": 19.0, "target_temp_high": 24.0},
    ),
    ("climate.set_preset_mode", {"preset_mode": "eco"}, HEATING, {"preset_mode": "eco"}),
    ("climate.set_fan_mode", {"fan_mode": "low"}, HEATING, {"fan_mode": "low"}),
    ("climate.set_swing_mode", {"swing_mode": "on"}, HEATING, {"swing_mode": "on"}),
    ("climate.set_swing_horizontal_mode", {"swing_horizontal_mode": "w"}, HEATING, {"swing_horizontal_mode": "w"}),
    ("climate.set_humidity", {"humidity": 40}, HEATING, {"humidity": 40.0}),
    ("cover.set_cover_tilt_position", {"tilt_position": 40}, HALF_OPEN, {"current_tilt_position": 40}),
    ("cover.open_cover_tilt", {}, HALF_OPEN, {"current_tilt_position": 100}),
    ("cover.close_cover_tilt", {}, HALF_OPEN, {"current_tilt_position": 0}),
    ("cover.stop_cover_tilt", {}, HALF_OPEN, {}),
    ("cover.toggle_cover_tilt", {}, HALF_OPEN, {"current_tilt_position": 100}),
    ("cover.toggle_cover_tilt", {}, CLOSED, {"current_tilt_position": 0}),
    ("fan.set_preset_mode", {"preset_mode": "auto"}, FAN, {"preset_mode": "auto"}),
    ("fan.turn_on", {"preset_mode": "auto"}, FAN, {"preset_mode": "auto"}),
    ("fan.set_percentage", {"percentage": 3}, FAN, {"preset_mode": None}),
    ("fan.oscillate", {"oscillating": True}, FAN, {"oscillating": True}),
    ("fan.set_direction", {"direction": "reverse"}, FAN, {"direction": "reverse"}),
    ("humidifier.set_mode", {"mode": "sleep"}, None, {"mode": "sleep"}),
    ("water_heater.set_away_mode", {"away_mode": True}, TANK, {"away_mode": "on"}),
    ("water_heater.set_away_mode", {"away_mode": "off"}, TANK, {"away_mode": "off"}),
]
MALFORMED: list[tuple[str, dict[str, Any], State | None, str]] = [
    ("light.turn_on", {"brightness": "much"}, LIGHT_ON, "brightness"),
    ("light.turn_on", {"brightness": 300}, LIGHT_ON, "brightness"),
    ("light.turn_on", {"brightness": float("nan")}, LIGHT_ON, "brightness"),
    ("light.turn_on", {"brightness_pct": None}, LIGHT_ON, "brightness_pct"),
    ("light.turn_on", {"hs_color": [1, 2, 3]}, LIGHT_ON, "hs_color"),
    ("light.turn_on", {"rgb_color": "red"}, LIGHT_ON, "rgb_color"),
    ("light.turn_on", {"color_name": "no colour"}, LIGHT_ON, "color_name"),
    ("light.turn_on", {"color_temp_kelvin": 5}, LIGHT_ON, "color_temp_kelvin"),
    ("light.turn_on", {"effect": 3}, LIGHT_ON, "effect"),
    ("light.turn_off", {"transition": -1}, LIGHT_ON, "transition"),
    ("climate.set_temperature", {}, HEATING, "temperature"),
    ("climate.set_temperature", {"temperature": 900}, HEATING, "temperature"),
    ("climate.set_temperature", {"target_temp_low": 4}, HEATING, "target_temp_high"),
    ("climate.set_hvac_mode", {"hvac_mode": "auto"}, HEATING, "hvac_mode"),
    ("climate.set_hvac_mode", {}, HEATING, "hvac_mode"),
    ("cover.set_cover_position", {}, HALF_OPEN, "position"),
    ("cover.set_cover_position", {"position": 101}, HALF_OPEN, "position"),
    ("fan.oscillate", {"oscillating": "yes"}, FAN, "oscillating"),
    ("water_heater.set_operation_mode", {"operation_mode": "solar"}, TANK, "operation_mode"),
    ("water_heater.set_away_mode", {}, TANK, "away_mode"),
    ("media_player.volume_set", {"volume_level": 2}, PLAYING, "volume_level"),
    ("media_player.volume_mute", {}, PLAYING, "is_volume_muted"),
    ("media_player.select_source", {"source": "radio"}, PLAYING, "source"),
    ("media_player.select_sound_mode", {"sound_mode": "loud"}, PLAYING, "sound_mode"),
    ("media_player.shuffle_set", {"shuffle": "yes"}, PLAYING, "shuffle"),
    ("media_player.media_seek", {"seek_position": -1}, PLAYING, "seek_position"),
    ("vacuum.set_fan_speed", {"fan_speed": "turbo"}, VACUUM, "fan_speed"),
    ("number.set_value", {"value": 17}, NUMBER, "value"),
    ("number.set_value", {"value": "many"}, None, "value"),
    ("select.select_option", {"option": "four"}, SELECT, "option"),
    ("select.select_option", {}, SELECT, "option"),
]


@pytest.mark.parametrize(("action", "data", "state", "expected"), CHANNELS)
def test_commands_to_channels(action: str, data: dict[str, Any], state: State | None, expected: dict[str, Any]) -> None:
    effect = command(action, data, state)
    assert dict(effect.channels) == pytest.approx(expected)


@pytest.mark.parametrize(("action", "data", "state", "expected"), ATTRIBUTES)
def test_what_no_channel_carries_is_shown(
    action: str, data: dict[str, Any], state: State | None, expected: dict[str, Any]
) -> None:
    attributes = command(action, data, state).attributes
    assert attributes == expected


@pytest.mark.parametrize(("action", "data", "state", "field"), MALFORMED)
def test_malformed_data_is_refused_by_the_name_of_its_field(
    action: str, data: dict[str, Any], state: State | None, field: str
) -> None:
    with pytest.raises(ServiceValidationError) as refused:
        command(action, data, state)
    assert refused.value.translation_key == "command_value"
    assert refused.value.translation_placeholders["field"] == field
    assert refused.value.translation_placeholders["action"] == action
    assert refused.value.translation_placeholders["allowed"]


LIMITED: list[tuple[str, dict[str, Any], State, str]] = [
    (
        "climate.set_temperature",
        {"temperature": 30.5},
        State("climate.a", "heat", {"min_temp": 5, "max_temp": 30}),
        "5 – 30",
    ),
    (
        "climate.set_temperature",
        {"target_temp_low": 4, "target_temp_high": 20},
        State("climate.a", "heat", {"min_temp": 5, "max_temp": 30}),
        "5 – 30",
    ),
    ("climate.set_humidity", {"humidity": 20}, State("climate.a", "dry", {"min_humidity": 30}), "30 – 100"),
    (
        "water_heater.set_temperature",
        {"temperature": 66},
        State("water_heater.a", "eco", {"max_temp": 65}),
        "-100 – 65",
    ),
    (
        "humidifier.set_humidity",
        {"humidity": 80},
        State("humidifier.a", "on", {"min_humidity": 30, "max_humidity": 70}),
        "30 – 70",
    ),
]


@pytest.mark.parametrize(("action", "data", "state", "allowed"), LIMITED)
def test_what_the_device_does_not_accept_is_refused_with_its_limits(
    action: str, data: dict[str, Any], state: State, allowed: str
) -> None:
    with pytest.raises(ServiceValidationError) as refused:
        command(action, data, state)
    assert refused.value.translation_key == "command_value"
    assert refused.value.translation_placeholders["allowed"] == allowed
    attributes = {name: value for name, value in state.attributes.items() if name.startswith("max_")}
    for limit in attributes.values():
        assert command(action, dict.fromkeys(data, limit), state)


@pytest.mark.parametrize("action", ["light.flash", "vacuum.fly", "homeassistant.restart", "lock.toggle"])
def test_an_unknown_action_is_refused(action: str) -> None:
    domain, service = action.split(".")
    with pytest.raises(ServiceValidationError) as refused:
        to_commands(domain, service, {}, None, (), temperature_unit=CELSIUS)
    assert refused.value.translation_key == "unsupported_action"
    assert refused.value.translation_placeholders == {"action": action}


def test_every_supported_action_is_tested() -> None:
    tested = {tuple(action.split(".")) for action, *_ in CHANNELS + ATTRIBUTES}
    shared = {
        ("input_boolean", "turn_on"),
        ("input_boolean", "toggle"),
        ("humidifier", "turn_off"),
        ("valve", "toggle"),
    }
    shared |= {("switch", "turn_off"), ("fan", "turn_off"), ("fan", "toggle"), ("siren", "turn_off")}
    assert SUPPORTED - tested == shared


def test_temperatures_are_read_in_the_home_s_unit() -> None:
    warm = command("climate.set_temperature", {"temperature": 68}, HEATING, FAHRENHEIT)
    assert warm.channels["target_temperature"] == pytest.approx(20.0)
    kept = command("climate.set_temperature", {"target_temp_low": 66, "target_temp_high": 75}, HEATING, FAHRENHEIT)
    assert kept.attributes == {"target_temp_low": 66.0, "target_temp_high": 75.0}


def test_a_transition_is_told() -> None:
    assert command("light.turn_on", {"transition": 4}, LIGHT_OFF).transition == 4.0
    assert command("light.turn_on", {}, LIGHT_OFF).transition is None


RESTING: list[tuple[str, dict[str, Any], State, dict[str, Any]]] = [
    ("light.turn_on", {"brightness": 99}, LIGHT_OFF, {"state": "on", "brightness": 99}),
    ("switch.turn_off", {}, State("switch.a", "on"), {"state": "off"}),
    ("climate.set_temperature", {"temperature": 70}, HEATING, {"temperature": 70.0}),
    ("climate.set_hvac_mode", {"hvac_mode": "cool"}, HEATING, {"state": "cool"}),
    ("cover.set_cover_position", {"position": 30}, HALF_OPEN, {"current_position": 30, "state": "open"}),
    ("valve.close_valve", {}, HALF_OPEN, {"current_position": 0, "state": "closed"}),
    ("lock.unlock", {}, State("lock.a", "locked"), {"state": "unlocked"}),
    ("fan.set_percentage", {"percentage": 25}, FAN, {"state": "on", "percentage": 25, "preset_mode": None}),
    ("water_heater.turn_on", {}, TANK, {"state": "gas", "operation_mode": "gas"}),
]


@pytest.mark.parametrize(("action", "data", "state", "shown"), RESTING)
def test_an_entity_without_channels_shows_what_it_was_told(
    action: str, data: dict[str, Any], state: State, shown: dict[str, Any]
) -> None:
    domain, service = action.split(".")
    effect = to_commands(domain, service, data, state, (), temperature_unit=FAHRENHEIT)
    assert effect.channels == {}
    assert effect.attributes == shown
