"""What the whole home took from the grid and gave to it, as its own meters count it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from homeassistant.core import HomeAssistant

from .core.footprint import Span, Use
from .energy_use import Array, async_use, counter_gauge, gauges, meter_gauge
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

    def shown_by(self, twins: Iterable[TwinCoordinator]) -> Meters:
        """Return those of the meters that the twins' devices are.

        They measure one connection: the power counts all of what single counters of it, as one of each tariff, count a
        part of, so that these say nothing beside it unless all of them are there.
        """
        shown: set[str] = set()
        for twin in twins:
            shown |= {twin.sources[twin.config.main], *(gauge.entity_id for gauge in gauges(twin))}
        power = self.power if self.power in shown else None
        if power is not None and not shown.issuperset(self.taken):
            return Meters(power)
        return Meters(
            power, tuple(one for one in self.taken if one in shown), tuple(one for one in self.given if one in shown)
        )


async def async_home_use(hass: HomeAssistant, meters: Meters, span: Span) -> Use | None:
    """Return what the home took in a period, and gave, as its counters tell, or its meter; None where none does.

    Of counters of what is given alone that is negative.
    """
    power = None if meters.power is None else await async_use(hass, [meter_gauge(meters.power)], span)
    taken = await _async_counted(hass, meters.taken, span)
    if taken is None and (power is not None or meters.taken):
        return power
    given = await _async_counted(hass, meters.given, span)
    if taken is None:
        return None if given is None else Use(energy=-given)
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
