"""digital_twin.create_twin, remove_twin, wake and hibernate: the life cycle, for administrators."""

from typing import Any, Final

import voluptuous as vol
from homeassistant.config_entries import SOURCE_IMPORT
from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import device_registry as dr

from ..access import POLICY_CONTROL
from ..classify import DeviceProfile, profile_device, profile_entity
from ..config_audit import caused_by
from ..const import CONF_DEVICE_KEY, CONF_MAIN, DOMAIN, Mode
from ..footprint import footprint
from ..interview.entities import problem_of, to_ref
from ..texts import async_speaker
from .commit import async_safe
from .fields import TARGET_FIELDS, accepts, refuse, schema
from .reach import async_reach, async_reach_one
from .selection import the_home
from .twin_answer import key_of

ATTR_MODE: Final = "mode"
ATTR_NAME: Final = "name"
LONGEST_NAME: Final = 120
UNASKED: Final = (Mode.MIRROR, Mode.SANDBOX)
"""The modes that need nobody's consent."""


def _name(value: Any) -> str:
    name: str = cv.string(value).strip()
    if not 0 < len(name) <= LONGEST_NAME:
        raise ValueError
    return name


CREATE_SCHEMA = schema(
    {
        vol.Optional(ATTR_ENTITY_ID): accepts("invalid_entity", cv.entity_id),
        vol.Optional(ATTR_DEVICE_ID): accepts("invalid_device", cv.string),
        vol.Optional(ATTR_NAME): accepts("invalid_twin_name", _name),
        vol.Optional(ATTR_MODE): accepts("invalid_mode", vol.All(vol.Coerce(Mode), vol.In(UNASKED))),
    }
)
TARGET_SCHEMA = schema({**TARGET_FIELDS})


async def async_create_twin(call: ServiceCall) -> dict[str, Any]:
    """Answer create_twin: the new twin, made with the likely answers to the interview; it learns in the background."""
    hass, data = call.hass, call.data
    home = the_home(hass)
    if (ATTR_ENTITY_ID in data) == (ATTR_DEVICE_ID in data):
        raise refuse("one_of_two", first=ATTR_ENTITY_ID, second=ATTR_DEVICE_ID)
    profile = await _async_profile(hass, data)
    answers = {
        CONF_DEVICE_KEY: profile.key,
        ATTR_DEVICE_ID: profile.device_id,
        CONF_MAIN: profile.main,
        **{key: data[key] for key in (ATTR_NAME, ATTR_MODE) if key in data},
    }
    with caused_by(call.context):
        flow = await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_IMPORT}, data=answers)
    if flow["type"] is not FlowResultType.CREATE_ENTRY:
        raise refuse("twin_exists", target=profile.name)
    entry = flow["result"]
    await async_safe(home, call, data={"twin_id": entry.entry_id, "name": entry.title, "kind": profile.kind})
    twin = home.twins.get(entry.entry_id)
    return {
        "twin_id": entry.entry_id,
        "name": entry.title,
        "kind": profile.kind,
        "entity": None if twin is None else key_of(twin),
        "loaded": twin is not None,
    }


async def _async_profile(hass: HomeAssistant, data: Any) -> DeviceProfile:
    """Return what a twin would be made of. Raises ServiceValidationError with the reason where it would be none."""
    if ATTR_DEVICE_ID in data:
        field, value = ATTR_DEVICE_ID, data[ATTR_DEVICE_ID]
        if dr.async_get(hass).async_get(value) is None:
            raise refuse("unknown_target", target=value)
        found = profile_device(hass, value)
    else:
        field, value = ATTR_ENTITY_ID, data[ATTR_ENTITY_ID]
        if problem_of(hass, value):
            raise refuse("unknown_target", target=value)
        found = profile_entity(hass, to_ref(hass, value))
    if isinstance(found, DeviceProfile):
        return found
    speaker = await async_speaker(hass)
    raise refuse("no_twin_of_that", field=field, value=value, reason=speaker.say(found.reason))


async def async_remove_twin(call: ServiceCall) -> dict[str, Any]:
    """Answer remove_twin: the twin that is gone, with all that was stored of it but the audit. Its device stays."""
    hass = call.hass
    home = the_home(hass)
    twin = await async_reach_one(call, POLICY_CONTROL)
    answer = {"twin_id": twin.entry.entry_id, "name": twin.config.name, "entity": key_of(twin)}
    await async_safe(home, call, twin=twin, data={"name": twin.config.name, "kind": twin.kind.id})
    with caused_by(call.context):
        await hass.config_entries.async_remove(twin.entry.entry_id)
    return answer


async def async_wake(call: ServiceCall) -> dict[str, Any]:
    """Answer wake: per twin, by its source entity, how long it took."""
    home = the_home(call.hass)
    answers = {}
    for twin in await async_reach(call, POLICY_CONTROL):
        slept = twin.hibernation.asleep
        await twin.hibernation.async_wake()
        took = twin.hibernation.woken_in if slept else None
        answers[key_of(twin)] = {
            "name": twin.config.name,
            "slept": slept,
            "took_ms": None if took is None else round(took * 1000, 2),
            "status": twin.status.value,
        }
        home.audit.async_note("wake", twin=twin, context=call.context)
    return {"twins": answers}


async def async_hibernate(call: ServiceCall) -> dict[str, Any]:
    """Answer hibernate: per twin, by its source entity, the memory it took and takes."""
    home = the_home(call.hass)
    answers = {}
    for twin in await async_reach(call, POLICY_CONTROL):
        before = footprint(twin)
        await twin.hibernation.async_sleep()
        answers[key_of(twin)] = {
            "name": twin.config.name,
            "bytes_before": before,
            "bytes": footprint(twin),
            "status": twin.status.value,
        }
        home.audit.async_note("hibernate", twin=twin, context=call.context)
    return {"twins": answers}
