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


def wears(domain: str, service: str, data: Mapping[str, Any]) -> bool:
    """Return whether an action may switch or move a device, as which a relay or a motor is rated so many times.

    data: the action's fields; of those only which there are is looked at.
    """
    if domain == LIGHT and service == SERVICE_TURN_ON:
        return SHADES.isdisjoint(data)
    return domain != SOUND or service in SWITCHING
