"""Actions on lights."""

from collections.abc import Mapping
from typing import Final

from homeassistant.util import color as color_util

from .call import Call, Handler, toggle, turn

_BRIGHTNESS_FULL: Final = 255


def _light_brightness(call: Call) -> float | None:
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


def _light_colour(call: Call) -> None:
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


def _light_on(call: Call) -> None:
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


HANDLERS: Final[Mapping[str, Handler]] = {
    "toggle": toggle(_light_on, turn(False)),
    "turn_off": turn(False),
    "turn_on": _light_on,
}
