"""What the whole home took from the grid and gave to it, as its own meters count it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from homeassistant.core import HomeAssistant

from .core.footprint import Span, Use
from .energy_use import Array, Gauge, async_use, counter_gauge, gauges, meter_gauge
from .environment.energy_settings import EnergySettings
from .environment.states import resolved

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator
    from .manager import Home


@dataclass(frozen=True, slots=True)
class Meters:
    """The home's meters: of its power (less what is given), and the counters of what is taken and given."""

    power: str | None = None
    taken: tuple[str, ...] = ()
    given: tuple[str, ...] = ()

    @classmethod
    def of(cls, hass: HomeAssistant, home: Home, energy: EnergySettings) -> Meters:
        """Return the meters that the home or Home Assistant's energy settings name."""
        return cls(resolved(hass, home.config.home_power) or energy.grid_power, energy.grid_from, energy.grid_to)

    @property
    def entity_ids(self) -> frozenset[str]:
        """Return what of them must be readable."""
        return frozenset(one for one in (self.power, *self.taken, *self.given) if one is not None)

    def gauges(self, twin: TwinCoordinator) -> list[Gauge]:
        """Return what measures as a meter of the home, where a twin's device is one; else nothing."""
        shown = {twin.sources[twin.config.main], *(gauge.entity_id for gauge in gauges(twin))}
        return [
            *([meter_gauge(self.power)] if self.power in shown and self.power is not None else []),
            *(counter_gauge(one) for one in self.taken if one in shown),
            *(counter_gauge(one, -1.0) for one in self.given if one in shown),
        ]


async def async_home_use(hass: HomeAssistant, meters: Meters, span: Span) -> Use | None:
    """Return what the home took in a period, and gave, as its counters tell, or its meter; None where none does."""
    power = None if meters.power is None else await async_use(hass, [meter_gauge(meters.power)], span)
    taken = await _async_counted(hass, meters.taken, span)
    if taken is None:
        return power
    given = await _async_counted(hass, meters.given, span)
    lacking = np.isnan(taken)
    if power is None:
        return Use(energy=taken, given=given)
    # What no counter tells is given as far as the power tells it.
    given = np.full(taken.shape, np.nan) if given is None else given
    given = np.where(lacking, 0.0, np.where(np.isnan(given), np.maximum(-power.energy, 0.0), given))
    return Use(energy=np.where(lacking, power.energy, taken), most=power.most, given=given)


async def _async_counted(hass: HomeAssistant, entity_ids: Iterable[str], span: Span) -> Array | None:
    """Return the sum of counters (kWh of each hour), NaN where any of them is unknown; None without one that tells."""
    found: Array | None = None
    for entity_id in entity_ids:
        if (use := await async_use(hass, [counter_gauge(entity_id)], span)) is None:
            return None
        found = use.energy if found is None else found + use.energy
    return found
