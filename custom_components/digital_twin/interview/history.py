"""What the history answers so that nobody need be asked."""

import time

import numpy as np
from homeassistant.core import HomeAssistant

from ..core.models.kinds import KINDS
from ..data import TwinConfig
from ..recorder_history import Wanted, async_read
from ..sources import bind
from .entities import to_entity_id

DAYS = 10
_TARGETS = ("target_temperature", "target_humidity")
_USUAL = (0.1, 0.9)


async def async_usual_setpoints(hass: HomeAssistant, config: TwinConfig) -> tuple[float, float] | None:
    """Return between which targets (°C, humidifier: %) a device was held for eight tenths of the last days.

    None where there is no target, no recorder or no history.
    """
    main = to_entity_id(hass, config.main)
    if main is None or (kind := KINDS.get(config.kind)) is None:
        return None
    bindings, channels = bind(hass, kind, main, (), {})
    wanted = [
        Wanted(channels[binding.channel], (main,), binding.read) for binding in bindings if binding.channel in _TARGETS
    ]
    if not wanted:
        return None
    end = time.time()
    start = end - DAYS * 86_400
    history = await async_read(hass, wanted, start, end)
    hours = np.arange(start, end, 3600.0, dtype=np.float64)
    held = [series.at(hours) for series in history.series.values()]
    if not held or np.isnan(held[0]).all():
        return None
    low, high = np.nanquantile(held[0], _USUAL)
    return float(low), float(high)
