"""What the calendar alone decides, by Home Assistant's own integrations: working days and seasons that are to come."""

import importlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from .engine import entities_of
from .states import Changes

if TYPE_CHECKING:
    from homeassistant.helpers.entity import Entity

PLATFORMS: Final = {"workday": "binary_sensor", "season": "sensor"}


@callback
def foreknown(hass: HomeAssistant, begin: float, end: float) -> dict[str, Changes]:
    """Return what working-day sensors and seasons say at begin and at every midnight until end (epoch s)."""
    first = dt_util.as_local(datetime.fromtimestamp(begin, UTC))
    moments = [first]
    midnight = dt_util.start_of_local_day(first)
    while (midnight := dt_util.start_of_local_day(midnight + timedelta(hours=36))).timestamp() < end:
        moments.append(midnight)
    return {
        entity.entity_id: tuple((moment.timestamp(), _said(entity, moment), None) for moment in moments)
        for platform, domain in PLATFORMS.items()
        if platform in hass.config.components
        for entity in entities_of(hass, domain)
        if entity.platform.platform_name == platform
    }


def _said(entity: Entity, moment: datetime) -> str:
    told: Any = entity
    if entity.platform.platform_name == "workday":
        return "on" if told.date_is_workday(moment.date()) else "off"
    season = importlib.import_module("homeassistant.components.season.sensor")
    return str(season.get_season(moment, told.hemisphere, told.type))
