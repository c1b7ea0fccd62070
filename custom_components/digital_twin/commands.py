"""Home Assistant's actions on one entity as commands to a twin's channels, in the core's units."""

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from homeassistant.const import STATE_OFF, STATE_ON, UnitOfTemperature
from homeassistant.core import State
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import color as color_util
from homeassistant.util.unit_conversion import TemperatureConverter

from .const import DOMAIN
from .core.channel import Value
from .rendering import STATE_KEY, render

_BRIGHTNESS_FULL: Final = 255
_MOVING: Final = ("opening", "closing")

STOP: Final = "stop"
"""The command of models that travel which ends the movement where it is; it goes with the channel "position"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandEffect:
    """What an action asks of one entity.

    channels: channels of the twin, in the core's units. attributes: what the entity will show that is no channel of the
    twin (its state under "state"), in the entity's own units. transition: s over which a light is to fade.
    """

    channels: Mapping[str, Value] = field(default_factory=dict)
    attributes: Mapping[str, Any] = field(default_factory=dict)
    transition: float | None = None


@dataclass(slots=True)
class _Call:
    """An action's data with the entity's present state; readers refuse what is malformed, with the field's name."""

    action: str
    data: Mapping[str, Any]
    state: State | None
    temperature_unit: str
    channels: dict[str, Value] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)

    def attribute(self, name: str) -> Any:
        return None if self.state is None else self.state.attributes.get(name)

    def shown(self) -> str | None:
        return None if self.state is None else self.state.state

    def refuse(self, name: str, allowed: str) -> ServiceValidationError:
        return ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="command_value",
            translation_placeholders={
                "action": self.action,
                "field": name,
                "value": str(self.data.get(name, "–")),
                "allowed": allowed,
            },
        )

    def number(self, name: str, lower: float, upper: float) -> float:
        try:
            number = float(self.data[name])
        except KeyError, TypeError, ValueError:
            raise self.refuse(name, f"{lower:g} – {upper:g}") from None
        if not (math.isfinite(number) and lower <= number <= upper):
            raise self.refuse(name, f"{lower:g} – {upper:g}")
        return number

    def text(self, name: str) -> str:
        if not isinstance(value := self.data.get(name), str):
            raise self.refuse(name, "text")
        return value

    def celsius(self, name: str) -> float:
        number = self.number(name, -100, 500)
        return TemperatureConverter.convert(number, self.temperature_unit, UnitOfTemperature.CELSIUS)


type _Handler = Callable[[_Call], None]


def _is_on(call: _Call) -> bool:
    return call.shown() not in (None, STATE_OFF, "unknown", "unavailable")


def _turn(on: bool) -> _Handler:
    def handle(call: _Call) -> None:
        call.channels["on"] = on

    return handle


def _toggle(turn_on: _Handler, turn_off: _Handler) -> _Handler:
    def handle(call: _Call) -> None:
        (turn_off if _is_on(call) else turn_on)(call)

    return handle


def _set_attribute(name: str, shown_as: str) -> _Handler:
    """Return a handler for an action whose one text becomes an attribute that no channel carries."""

    def handle(call: _Call) -> None:
        call.attributes[shown_as] = call.text(name)

    return handle


# --- light


def _light_brightness(call: _Call) -> float | None:
    """Return the brightness asked for in %, or None when the action leaves it to the light."""
    present = call.attribute("brightness") or 0
    if "brightness" in call.data:
        return call.number("brightness", 0, _BRIGHTNESS_FULL) / _BRIGHTNESS_FULL * 100
    if "brightness_pct" in call.data:
        return call.number("brightness_pct", 0, 100)
    if "brightness_step" in call.data:
        step = call.number("brightness_step", -_BRIGHTNESS_FULL, _BRIGHTNESS_FULL)
        return min(max(present + step, 0), _BRIGHTNESS_FULL) / _BRIGHTNESS_FULL * 100
    if "brightness_step_pct" in call.data:
        step = call.number("brightness_step_pct", -100, 100)
        return min(max(present / _BRIGHTNESS_FULL * 100 + step, 0), 100)
    if "white" in call.data and not isinstance(call.data["white"], bool):
        return call.number("white", 0, _BRIGHTNESS_FULL) / _BRIGHTNESS_FULL * 100
    return None


_COLOURS: Final = {"hs_color": "hs", "rgb_color": "rgb", "rgbw_color": "rgbw", "rgbww_color": "rgbww", "xy_color": "xy"}
_COLOUR_PARTS: Final = {"hs_color": 2, "rgb_color": 3, "rgbw_color": 4, "rgbww_color": 5, "xy_color": 2}


def _light_colour(call: _Call) -> None:
    for name, mode in _COLOURS.items():
        if name in call.data:
            parts = call.data[name]
            if not isinstance(parts, list | tuple) or len(parts) != _COLOUR_PARTS[name]:
                raise call.refuse(name, f"{_COLOUR_PARTS[name]} numbers")
            call.attributes |= {"color_mode": mode, name: tuple(parts)}
            return
    if "color_temp_kelvin" in call.data:
        call.channels["color_temperature"] = call.number("color_temp_kelvin", 1000, 20000)
        call.attributes["color_mode"] = "color_temp"
    elif "color_name" in call.data:
        try:
            rgb = tuple(color_util.color_name_to_rgb(call.text("color_name")))
        except ValueError:
            raise call.refuse("color_name", "CSS3") from None
        call.attributes |= {"color_mode": "rgb", "rgb_color": rgb}
    elif "white" in call.data:
        call.attributes["color_mode"] = "white"


def _light_on(call: _Call) -> None:
    brightness = _light_brightness(call)
    if brightness == 0:
        call.channels["on"] = False
        return
    call.channels["on"] = True
    if brightness is not None:
        call.channels["brightness"] = brightness
    _light_colour(call)
    if "effect" in call.data:
        call.attributes["effect"] = call.text("effect")


# --- cover and valve


def _move(position: float) -> _Handler:
    def handle(call: _Call) -> None:
        call.channels["position"] = position

    return handle


def _move_to(call: _Call) -> None:
    call.channels["position"] = call.number("position", 0, 100)


def _stop(call: _Call) -> None:
    call.channels[STOP] = True


def _toggle_travel(call: _Call) -> None:
    state = call.shown()
    if state in _MOVING:
        _stop(call)
    else:
        _move(100.0 if state == "closed" else 0.0)(call)


def _tilt(position: int) -> _Handler:
    def handle(call: _Call) -> None:
        call.attributes["current_tilt_position"] = position

    return handle


def _tilt_to(call: _Call) -> None:
    call.attributes["current_tilt_position"] = round(call.number("tilt_position", 0, 100))


def _toggle_tilt(call: _Call) -> None:
    _tilt(100 if call.attribute("current_tilt_position") == 0 else 0)(call)


def _stay(_call: _Call) -> None:
    """Change nothing: the tilt of a simulated cover moves at once, so that there is nothing to stop."""


# --- climate and water heater


def _hvac_mode(call: _Call) -> None:
    mode = call.text("hvac_mode")
    known = call.attribute("hvac_modes")
    if known and mode not in known:
        raise call.refuse("hvac_mode", ", ".join(known))
    call.channels["hvac_mode"] = str(mode)


def _climate_temperature(call: _Call) -> None:
    if "hvac_mode" in call.data:
        _hvac_mode(call)
    if "temperature" in call.data:
        call.channels["target_temperature"] = call.celsius("temperature")
    elif "target_temp_low" in call.data or "target_temp_high" in call.data:
        call.attributes |= {
            name: call.number(name, -100, 500) for name in ("target_temp_low", "target_temp_high")
        }  # fmt: skip
    else:
        raise call.refuse("temperature", "a number")


def _climate_on(call: _Call) -> None:
    """Turn on as Home Assistant does it for a device without an own way: the other mode of two, else by preference."""
    modes = [mode for mode in call.attribute("hvac_modes") or () if mode != STATE_OFF]
    preferred = (mode for mode in ("heat_cool", "heat", "cool") if mode in modes)
    call.channels["hvac_mode"] = modes[0] if len(modes) == 1 else next(preferred, modes[0] if modes else "heat")


def _climate_off(call: _Call) -> None:
    call.channels["hvac_mode"] = STATE_OFF


def _humidity_attribute(call: _Call) -> None:
    call.attributes["humidity"] = call.number("humidity", 0, 100)


def _tank_temperature(call: _Call) -> None:
    call.channels["target_temperature"] = call.celsius("temperature")
    if "operation_mode" in call.data:
        _tank_mode(call)


def _tank_mode(call: _Call) -> None:
    mode = call.text("operation_mode")
    known = call.attribute("operation_list")
    if known and mode not in known:
        raise call.refuse("operation_mode", ", ".join(known))
    call.channels["operation"] = mode


def _tank_on(call: _Call) -> None:
    if _is_on(call):
        return
    modes = call.attribute("operation_list") or ("eco",)
    call.channels["operation"] = next((mode for mode in modes if mode != STATE_OFF), "eco")


def _tank_off(call: _Call) -> None:
    call.channels["operation"] = STATE_OFF


def _tank_away(call: _Call) -> None:
    away = call.data.get("away_mode")
    if away not in (True, False, STATE_ON, STATE_OFF):
        raise call.refuse("away_mode", "on, off")
    call.attributes["away_mode"] = STATE_ON if away in (True, STATE_ON) else STATE_OFF


# --- fan, humidifier, lock


def _fan_speed(call: _Call, speed: float) -> None:
    call.channels["on"] = speed > 0
    if speed > 0:
        call.channels["speed"] = speed
    call.attributes["preset_mode"] = None


def _fan_on(call: _Call) -> None:
    if call.data.get("percentage") is not None:
        _fan_speed(call, call.number("percentage", 0, 100))
        return
    call.channels["on"] = True
    if call.data.get("preset_mode") is not None:
        call.attributes["preset_mode"] = call.text("preset_mode")


def _fan_percentage(call: _Call) -> None:
    _fan_speed(call, call.number("percentage", 0, 100))


def _fan_step(direction: int) -> _Handler:
    def handle(call: _Call) -> None:
        if "percentage_step" in call.data:
            step = call.number("percentage_step", 0, 100)
        else:
            step = float(call.attribute("percentage_step") or 10)
        present = float(call.attribute("percentage") or 0)
        _fan_speed(call, min(max(present + direction * step, 0), 100))

    return handle


def _fan_preset(call: _Call) -> None:
    call.channels["on"] = True
    call.attributes["preset_mode"] = call.text("preset_mode")


def _fan_oscillate(call: _Call) -> None:
    if not isinstance(oscillating := call.data.get("oscillating"), bool):
        raise call.refuse("oscillating", "true, false")
    call.attributes["oscillating"] = oscillating


def _humidifier_target(call: _Call) -> None:
    call.channels["target_humidity"] = call.number("humidity", 0, 100)


def _bolt(target: str) -> _Handler:
    def handle(call: _Call) -> None:
        call.channels["bolt"] = target

    return handle


_SWITCHING: Final[Mapping[str, _Handler]] = {
    "turn_on": _turn(True),
    "turn_off": _turn(False),
    "toggle": _toggle(_turn(True), _turn(False)),
}


def _travelling(domain: str) -> dict[str, _Handler]:
    return {
        f"open_{domain}": _move(100.0),
        f"close_{domain}": _move(0.0),
        f"set_{domain}_position": _move_to,
        f"stop_{domain}": _stop,
        "toggle": _toggle_travel,
    }


_HANDLERS: Final[Mapping[str, Mapping[str, _Handler]]] = {
    "climate": {
        "set_fan_mode": _set_attribute("fan_mode", "fan_mode"),
        "set_humidity": _humidity_attribute,
        "set_hvac_mode": _hvac_mode,
        "set_preset_mode": _set_attribute("preset_mode", "preset_mode"),
        "set_swing_horizontal_mode": _set_attribute("swing_horizontal_mode", "swing_horizontal_mode"),
        "set_swing_mode": _set_attribute("swing_mode", "swing_mode"),
        "set_temperature": _climate_temperature,
        "toggle": _toggle(_climate_on, _climate_off),
        "turn_off": _climate_off,
        "turn_on": _climate_on,
    },
    "cover": _travelling("cover")
    | {
        "close_cover_tilt": _tilt(0),
        "open_cover_tilt": _tilt(100),
        "set_cover_tilt_position": _tilt_to,
        "stop_cover_tilt": _stay,
        "toggle_cover_tilt": _toggle_tilt,
    },
    "fan": {
        "decrease_speed": _fan_step(-1),
        "increase_speed": _fan_step(1),
        "oscillate": _fan_oscillate,
        "set_direction": _set_attribute("direction", "direction"),
        "set_percentage": _fan_percentage,
        "set_preset_mode": _fan_preset,
        "toggle": _toggle(_fan_on, _turn(False)),
        "turn_off": _turn(False),
        "turn_on": _fan_on,
    },
    "humidifier": {
        **_SWITCHING,
        "set_humidity": _humidifier_target,
        "set_mode": _set_attribute("mode", "mode"),
    },
    "input_boolean": _SWITCHING,
    "light": {"toggle": _toggle(_light_on, _turn(False)), "turn_off": _turn(False), "turn_on": _light_on},
    "lock": {"lock": _bolt("locked"), "open": _bolt("open"), "unlock": _bolt("unlocked")},
    "switch": _SWITCHING,
    "valve": _travelling("valve"),
    "water_heater": {
        "set_away_mode": _tank_away,
        "set_operation_mode": _tank_mode,
        "set_temperature": _tank_temperature,
        "turn_off": _tank_off,
        "turn_on": _tank_on,
    },
}

SUPPORTED: Final = frozenset((domain, service) for domain, services in _HANDLERS.items() for service in services)
"""Every action, as (domain, service), that to_commands understands."""


def to_commands(
    domain: str,
    service: str,
    data: Mapping[str, Any],
    state: State | None,
    channels: Collection[str],
    *,
    temperature_unit: str,
) -> CommandEffect:
    """Return what an action asks of one entity.

    data are the action's fields (targets among them are ignored), state the entity's present state, channels the keys
    of the twin's channels that this entity drives; what it asks of others is shown as attributes. temperature_unit is
    the unit of temperatures in data and state, Home Assistant's own. `homeassistant.turn_on`, `turn_off` and `toggle`
    mean the entity's own domain. Raises ServiceValidationError for an unsupported action and for a malformed value.
    """
    if domain == "homeassistant" and state is not None:
        domain = state.domain
    handler = _HANDLERS.get(domain, {}).get(service)
    action = f"{domain}.{service}"
    if handler is None:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="unsupported_action",
            translation_placeholders={"action": action},
        )
    call = _Call(action, data, state, temperature_unit)
    handler(call)
    driven = {*channels, STOP} if "position" in channels else set(channels)
    others = {key: value for key, value in call.channels.items() if key not in driven}
    return CommandEffect(
        channels={key: value for key, value in call.channels.items() if key in driven},
        attributes=_resting(domain, others, temperature_unit) | call.attributes,
        transition=call.number("transition", 0, 6553) if "transition" in data else None,
    )


def _resting(domain: str, values: Mapping[str, Value], temperature_unit: str) -> dict[str, Any]:
    """Return what an entity shows once commands to channels that the twin does not have are carried out."""
    shown = render(domain, values, temperature_unit)
    if "position" in values and STATE_KEY not in shown:
        shown[STATE_KEY] = "closed" if values["position"] == 0 else "open"
    if domain == "water_heater" and STATE_KEY in shown:
        shown["operation_mode"] = shown[STATE_KEY]
    return shown
