"""Which entities the facts hang on that hazards look at: who is in and awake, smoke, leaks, alarms, the meter."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from homeassistant.const import ATTR_DEVICE_CLASS, ATTR_UNIT_OF_MEASUREMENT, UnitOfPower
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util.unit_conversion import PowerConverter

from ...environment import resolved, tracked
from ...guard.facts import ALARM_DOMAIN, DETECTORS, area_of, seeing
from ..protocol import FactSources

if TYPE_CHECKING:
    from ...coordinator import TwinCoordinator
    from ...manager import Home


@callback
def async_fact_sources(hass: HomeAssistant, home: Home | None, twins: Iterable[TwinCoordinator]) -> FactSources:
    """Return them; nothing where there is no home with settings."""
    if home is None:
        return FactSources()
    power = resolved(hass, home.config.home_power)
    areas = {twin.spec.twin_id: area for twin in twins if (area := area_of(hass, twin)) is not None}
    seen = {area: tuple(sorted(state.entity_id for state in seeing(hass, area))) for area in set(areas.values())}
    return FactSources(
        tracked=bool(tracked(hass, home.config.persons)),
        asleep=resolved(hass, home.config.asleep),
        power=power,
        power_factor=_watts(hass, power),
        detectors={
            state.entity_id: fact
            for state in hass.states.async_all("binary_sensor")
            if (fact := DETECTORS.get(state.attributes.get(ATTR_DEVICE_CLASS, ""))) is not None
        },
        alarms=tuple(sorted(hass.states.async_entity_ids(ALARM_DOMAIN))),
        occupied={twin_id: seen[area] for twin_id, area in areas.items() if seen[area]},
    )


def _watts(hass: HomeAssistant, entity_id: str | None) -> float:
    """Return what a meter's number is to be multiplied by to be in W."""
    state = hass.states.get(entity_id) if entity_id else None
    try:
        unit = None if state is None else state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
        return PowerConverter.convert(1.0, unit or UnitOfPower.WATT, UnitOfPower.WATT)
    except HomeAssistantError:
        return 1.0
