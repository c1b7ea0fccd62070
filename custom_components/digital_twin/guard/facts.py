"""Facts that hazards need and no twin's channel carries: who is in, smoke, leaks, alarm, the time of day."""

from collections.abc import Iterable
from math import isfinite
from typing import TYPE_CHECKING

from homeassistant.components.alarm_control_panel.const import AlarmControlPanelState
from homeassistant.components.binary_sensor.const import DOMAIN as BINARY_SENSOR_DOMAIN
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.components.sun.const import STATE_BELOW_HORIZON
from homeassistant.const import ATTR_DEVICE_CLASS, ATTR_UNIT_OF_MEASUREMENT, STATE_ON, UnitOfPower
from homeassistant.core import Context, HomeAssistant, State, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_conversion import PowerConverter

from ..calls import async_get_calls
from ..core.safety.commands import COMMANDS_PREFIX, DISOBEYED_PREFIX, FLAPPING_WINDOW, STALE_PREFIX
from ..core.safety.people import OCCUPIED_PREFIX, quiet_facts
from ..environment import people_home, resolved, tracked
from ..environment.states import state_of
from ..sources import NOT_REPORTED
from .expansion import is_own

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

LOOP_WINDOW = 60.0
"""s in which the runs of the automation that asks are counted."""
STALE_AFTER = 12 * 3600.0
"""s without any report after which a measuring device is not believed; quiet ones report when something changes."""
MEASURING = frozenset({"temperature", "humidity"})
ALARM_DOMAIN = "alarm_control_panel"
SUN = "sun.sun"
DETECTORS = {
    BinarySensorDeviceClass.SMOKE: "smoke",
    BinarySensorDeviceClass.CO: "smoke",
    BinarySensorDeviceClass.GAS: "smoke",
    BinarySensorDeviceClass.MOISTURE: "leak",
}
_PRESENCE = frozenset(
    {BinarySensorDeviceClass.OCCUPANCY, BinarySensorDeviceClass.MOTION, BinarySensorDeviceClass.PRESENCE}
)
ARMED = frozenset(state.value for state in AlarmControlPanelState if state.value.startswith("armed"))


@callback
def gather(
    hass: HomeAssistant,
    home: Home,
    touched: Iterable[TwinCoordinator],
    now: float,
    context: Context | None = None,
) -> dict[str, float]:
    """Return the facts known at now (epoch s); what is not known is left out.

    touched: the twins that are acted on; context: that of whoever asks.
    """
    touched = list(touched)
    local = dt_util.as_local(dt_util.utc_from_timestamp(now))
    facts = {"time_of_day": float(local.hour * 3600 + local.minute * 60 + local.second)}
    facts |= _people(hass, home)
    facts |= _detected(hass)
    facts |= quiet_facts((twin.config.settings for twin in home.twins.values()), local.time())
    if (sun := hass.states.get(SUN)) is not None:
        facts["dark"] = float(sun.state == STATE_BELOW_HORIZON)
    if context is not None:
        facts["unattended"] = float(context.user_id is None)
        if (automation := home.audit.automation_of(context)) is not None:
            facts["automation_runs"] = float(home.audit.runs_of(automation, now - LOOP_WINDOW))
    if (power := home_power(state_of(hass, home.config.home_power))) is not None:
        facts["home_power"] = power
    calls = async_get_calls(hass)
    for twin in touched:
        twin_id = twin.spec.twin_id
        state = hass.states.get(twin.sources[twin.config.main])
        if twin.kind.main in MEASURING and state is not None:
            age = now - state.last_reported_timestamp
            if age > STALE_AFTER:
                facts[STALE_PREFIX + twin_id] = age
        if (occupied := _occupied(hass, area_of(hass, twin))) is not None:
            facts[OCCUPIED_PREFIX + twin_id] = occupied
        shadowed = {twin.sources[ref] for ref in twin.shadowed}
        if any(command.late or now >= command.due for command in twin.assessment.obedience):
            facts[DISOBEYED_PREFIX + twin_id] = 1.0
        facts[COMMANDS_PREFIX + twin_id] = float(calls.count(shadowed, now - FLAPPING_WINDOW))
    return facts


@callback
def watched(hass: HomeAssistant, home: Home, touched: Iterable[TwinCoordinator]) -> list[str]:
    """Return the entities whose states the facts hang on: who is in and awake, detectors, alarms, what sees people."""
    named = (*home.config.persons, home.config.asleep, home.config.home_power)
    found = {entity_id for ref in named if (entity_id := resolved(hass, ref)) is not None}
    areas = {area_of(hass, twin) for twin in touched} - {None}
    for state in hass.states.async_all((ALARM_DOMAIN, BINARY_SENSOR_DOMAIN)):
        told = state.attributes.get(ATTR_DEVICE_CLASS)
        if state.domain == ALARM_DOMAIN or told in DETECTORS:
            found.add(state.entity_id)
    for area_id in areas:
        found.update(state.entity_id for state in seeing(hass, str(area_id)))
    return sorted(entity_id for entity_id in found if not is_own(hass, entity_id))


@callback
def area_of(hass: HomeAssistant, twin: TwinCoordinator) -> str | None:
    """Return the area of a twin's device: the main entity's own, else its device's."""
    return area_of_entity(hass, twin.sources[twin.config.main])


@callback
def area_of_entity(hass: HomeAssistant, entity_id: str) -> str | None:
    """Return the area of an entity: its own, else its device's."""
    entry = er.async_get(hass).async_get(entity_id)
    if entry is None:
        return None
    if entry.area_id is not None or entry.device_id is None:
        return entry.area_id
    device = dr.async_get(hass).async_get(entry.device_id)
    return None if device is None else dr.async_get_effective_area_id(hass, device)


def home_power(state: State | None) -> float | None:
    """Return what the home draws by the state of its own meter, in W; None where there is none, or it does not say."""
    if state is None or state.state in NOT_REPORTED:
        return None
    try:
        unit = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT, UnitOfPower.WATT)
        power = PowerConverter.convert(float(state.state), unit, UnitOfPower.WATT)
    except (ValueError, HomeAssistantError):  # fmt: skip
        return None
    return power if isfinite(power) else None


def _people(hass: HomeAssistant, home: Home) -> dict[str, float]:
    facts: dict[str, float] = {}
    entity_ids = tracked(hass, home.config.persons)
    persons = [state for entity_id in entity_ids if (state := hass.states.get(entity_id)) is not None]
    if entity_ids:
        facts["people_tracked"] = 1.0
    count = people_home(hass, entity_ids)
    if count or (persons and all(state.state not in NOT_REPORTED for state in persons)):
        facts["people_home"] = float(count)
    asleep = resolved(hass, home.config.asleep)
    state = hass.states.get(asleep) if asleep else None
    if state is not None and state.state not in NOT_REPORTED:
        facts["asleep"] = float(state.state == STATE_ON)
    return facts


def _detected(hass: HomeAssistant) -> dict[str, float]:
    facts: dict[str, float] = {}
    for state in hass.states.async_all(BINARY_SENSOR_DOMAIN):
        name = DETECTORS.get(state.attributes.get(ATTR_DEVICE_CLASS, ""))
        if name is not None and state.state not in NOT_REPORTED and not is_own(hass, state.entity_id):
            facts[name] = max(facts.get(name, 0.0), float(state.state == STATE_ON))
    for state in hass.states.async_all(ALARM_DOMAIN):
        if state.state not in NOT_REPORTED and not is_own(hass, state.entity_id):
            triggered = state.state == AlarmControlPanelState.TRIGGERED
            facts["triggered"] = max(facts.get("triggered", 0.0), float(triggered))
            facts["armed"] = max(facts.get("armed", 0.0), float(triggered or state.state in ARMED))
    return facts


@callback
def dangers(hass: HomeAssistant) -> dict[str, float]:
    """Return since when (epoch s) there is smoke, a leak or an alarm; what there is not is left out."""
    found: dict[str, float] = {}
    for state in hass.states.async_all((BINARY_SENSOR_DOMAIN, ALARM_DOMAIN)):
        if state.domain == ALARM_DOMAIN:
            danger = "triggered" if state.state == AlarmControlPanelState.TRIGGERED else None
        else:
            danger = DETECTORS.get(state.attributes.get(ATTR_DEVICE_CLASS, "")) if state.state == STATE_ON else None
        if danger is not None and not is_own(hass, state.entity_id):
            since = state.last_changed_timestamp
            found[danger] = min(found.get(danger, since), since)
    return found


def _occupied(hass: HomeAssistant, area_id: str | None) -> float | None:
    """Return whether (1 or 0) somebody is seen in an area; None where nothing looks."""
    if area_id is None or ar.async_get(hass).async_get_area(area_id) is None:
        return None
    seen = [state.state == STATE_ON for state in seeing(hass, area_id) if state.state not in NOT_REPORTED]
    return float(any(seen)) if seen else None


def seeing(hass: HomeAssistant, area_id: str) -> list[State]:
    """Return what sees people in an area."""
    registry = er.async_get(hass)
    entries = list(er.async_entries_for_area(registry, area_id))
    for device in dr.async_entries_for_area(dr.async_get(hass), area_id):
        on_device = er.async_entries_for_device(registry, device.id)
        entries += [entry for entry in on_device if entry.area_id is None]
    return [
        state
        for entry in entries
        if entry.domain == BINARY_SENSOR_DOMAIN
        and (state := hass.states.get(entry.entity_id)) is not None
        and state.attributes.get(ATTR_DEVICE_CLASS) in _PRESENCE
        and not is_own(hass, entry.entity_id)
    ]
