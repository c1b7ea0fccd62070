"""Which actions wear a device out: those that switch or move it, not those that dim a light or turn a sound down."""

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.const import SERVICE_TOGGLE, SERVICE_TURN_OFF, SERVICE_TURN_ON

SWITCHING: Final = frozenset({SERVICE_TOGGLE, SERVICE_TURN_OFF, SERVICE_TURN_ON})
LIGHT: Final = "light"
SOUND: Final = "media_player"
SHADES: Final = frozenset(
    {
        "brightness",
        "brightness_pct",
        "brightness_step",
        "brightness_step_pct",
        "color_name",
        "color_temp_kelvin",
        "effect",
        "hs_color",
        "rgb_color",
        "rgbw_color",
        "rgbww_color",
        "white",
        "xy_color",
    }
)
"""What says how bright, and in which colour, a light is to be."""
DARK_AT_NONE: Final = ("brightness", "brightness_pct")
"""Of these none at all switches a light off."""


def wears(domain: str, service: str, data: Mapping[str, Any], *, on: bool | None = None) -> bool:
    """Return whether an action may switch or move a device, as which a relay or a motor is rated so many times.

    data: the action's fields; of those only which there are is looked at. on: of a light, whether it was on before,
    if that is known: what is on already is only dimmed, however it is told so, and what is off is switched on by a
    brightness, too.
    """
    if domain == LIGHT and service in (SERVICE_TURN_ON, SERVICE_TURN_OFF):
        lit = service == SERVICE_TURN_ON and not any(data.get(key) in (0, "0") for key in DARK_AT_NONE)
        return SHADES.isdisjoint(data) or not lit if on is None else on is not lit
    return domain != SOUND or service in SWITCHING
