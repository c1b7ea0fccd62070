"""Actions on thermostats and water heaters."""

from collections.abc import Mapping
from typing import Final

from homeassistant.const import STATE_OFF, STATE_ON

from .call import Call, Handler, is_on, set_attribute, toggle


def _hvac_mode(call: Call) -> None:
    mode = call.text("hvac_mode")
    known = call.attribute("hvac_modes")
    if known and mode not in known:
        raise call.refuse("hvac_mode", ", ".join(known))
    call.channels["hvac_mode"] = str(mode)


def _climate_temperature(call: Call) -> None:
    if "hvac_mode" in call.data:
        _hvac_mode(call)
    if "temperature" in call.data:
        call.channels["target_temperature"] = call.celsius("temperature")
    elif "target_temp_low" in call.data or "target_temp_high" in call.data:
        call.attributes |= {
            name: call.temperature(name) for name in ("target_temp_low", "target_temp_high")
        }  # fmt: skip
    else:
        raise call.refuse("temperature", "a number")


def _climate_on(call: Call) -> None:
    """Turn on as Home Assistant does it for a device without an own way: the other mode of two, else by preference."""
    modes = [mode for mode in call.attribute("hvac_modes") or () if mode != STATE_OFF]
    preferred = (mode for mode in ("heat_cool", "heat", "cool") if mode in modes)
    call.channels["hvac_mode"] = modes[0] if len(modes) == 1 else next(preferred, modes[0] if modes else "heat")


def _climate_off(call: Call) -> None:
    call.channels["hvac_mode"] = STATE_OFF


def _humidity_attribute(call: Call) -> None:
    call.attributes["humidity"] = call.within("humidity", "humidity", 0, 100)


def _tank_temperature(call: Call) -> None:
    call.channels["target_temperature"] = call.celsius("temperature")
    if "operation_mode" in call.data:
        _tank_mode(call)


def _tank_mode(call: Call) -> None:
    mode = call.text("operation_mode")
    known = call.attribute("operation_list")
    if known and mode not in known:
        raise call.refuse("operation_mode", ", ".join(known))
    call.channels["operation"] = mode


def _tank_on(call: Call) -> None:
    if is_on(call):
        return
    modes = call.attribute("operation_list") or ("eco",)
    call.channels["operation"] = next((mode for mode in modes if mode != STATE_OFF), "eco")


def _tank_off(call: Call) -> None:
    call.channels["operation"] = STATE_OFF


def _tank_away(call: Call) -> None:
    away = call.data.get("away_mode")
    if away not in (True, False, STATE_ON, STATE_OFF):
        raise call.refuse("away_mode", "on, off")
    call.attributes["away_mode"] = STATE_ON if away in (True, STATE_ON) else STATE_OFF


CLIMATE: Final[Mapping[str, Handler]] = {
    "set_fan_mode": set_attribute("fan_mode", "fan_mode"),
    "set_humidity": _humidity_attribute,
    "set_hvac_mode": _hvac_mode,
    "set_preset_mode": set_attribute("preset_mode", "preset_mode"),
    "set_swing_horizontal_mode": set_attribute("swing_horizontal_mode", "swing_horizontal_mode"),
    "set_swing_mode": set_attribute("swing_mode", "swing_mode"),
    "set_temperature": _climate_temperature,
    "toggle": toggle(_climate_on, _climate_off),
    "turn_off": _climate_off,
    "turn_on": _climate_on,
}
WATER_HEATER: Final[Mapping[str, Handler]] = {
    "set_away_mode": _tank_away,
    "set_operation_mode": _tank_mode,
    "set_temperature": _tank_temperature,
    "turn_off": _tank_off,
    "turn_on": _tank_on,
}
