"""What a home measures that a storage may answer by itself: its meter, and what its roofs make."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from homeassistant.core import HomeAssistant, callback

from .core.channel import Channel, Quantity
from .core.models.automatic import METER, SOLAR
from .environment import resolved
from .guard.facts import home_power
from .recorder_history import Wanted
from .solar import SOLAR_KIND

if TYPE_CHECKING:
    from .manager import Home

STORAGE: Final = "battery"
MODE: Final = "storage_mode"
_MOST: Final = 1e6
"""W that a home's connection or roof never has."""


@callback
def around_storage(hass: HomeAssistant, home: Home, kind: str, channels: set[str]) -> tuple[Wanted, ...]:
    """Return what to read beside a twin of this kind and channels; nothing unless it is a storage that has modes."""
    meter = resolved(hass, home.config.home_power)
    if kind != STORAGE or MODE not in channels or meter is None:
        return ()
    watts = Channel(key=METER, quantity=Quantity.NUMBER, lower=-_MOST, upper=_MOST)
    found = [Wanted(watts, (meter,), home_power)]
    for twin in home.twins.values():
        if twin.kind.id != SOLAR_KIND:
            continue
        for binding in twin.bindings:
            if binding.channel == "production":
                roof = replace(watts, key=f"{SOLAR}_{len(found)}")
                found.append(Wanted(roof, (binding.entity_id,), binding.read))
    return tuple(found)
