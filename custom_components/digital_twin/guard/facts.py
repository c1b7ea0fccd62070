"""Facts of the home that hazards need and no twin's channel carries: who is in, smoke, leaks, the time of day."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from homeassistant.components.binary_sensor.const import DOMAIN as BINARY_SENSOR_DOMAIN
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import ATTR_DEVICE_CLASS, STATE_ON
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..core import settings
from ..core.safety.check import STALE_PREFIX
from ..environment import people_home, resolved
from ..sources import NOT_REPORTED
from .expansion import is_own

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

STALE_AFTER = 12 * 3600.0
"""s without any report after which a measuring device is not believed; quiet ones report when something changes."""
MEASURING = frozenset({"temperature", "humidity"})
_DETECTORS = {BinarySensorDeviceClass.SMOKE: "smoke", BinarySensorDeviceClass.MOISTURE: "leak"}


@callback
def gather(hass: HomeAssistant, home: Home, touched: Iterable[TwinCoordinator], now: float) -> dict[str, float]:
    """Return the facts known at now (epoch s); what is not known is left out. touched: the twins that are acted on."""
    local = dt_util.as_local(dt_util.utc_from_timestamp(now))
    facts = {"time_of_day": float(local.hour * 3600 + local.minute * 60 + local.second)}
    persons = [
        state for ref in home.config.persons if (state := hass.states.get(resolved(hass, ref) or ref)) is not None
    ]
    count = people_home(hass, home.config.persons)
    if count or (persons and all(state.state not in NOT_REPORTED for state in persons)):
        facts["people_home"] = float(count)
    for state in hass.states.async_all(BINARY_SENSOR_DOMAIN):
        name = _DETECTORS.get(state.attributes.get(ATTR_DEVICE_CLASS, ""))
        if name is not None and state.state not in NOT_REPORTED and not is_own(hass, state.entity_id):
            facts[name] = max(facts.get(name, 0.0), float(state.state == STATE_ON))
    wishes = [twin.config.settings for twin in home.twins.values() if settings.QUIET_START in twin.config.settings]
    if wishes:
        facts["quiet"] = float(any(settings.in_quiet_hours(wish, local.time()) for wish in wishes))
    for twin in touched:
        state = hass.states.get(twin.sources[twin.config.main])
        if twin.kind.main in MEASURING and state is not None:
            age = now - state.last_reported_timestamp
            if age > STALE_AFTER:
                facts[STALE_PREFIX + twin.spec.twin_id] = age
    return facts
