"""digital_twin.set_hazard: switch a hazard off or on, or let it rest, for the home, for areas or for twins."""

import time
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import voluptuous as vol
from homeassistant.const import ATTR_AREA_ID, ATTR_ENTITY_ID
from homeassistant.core import ServiceCall
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import config_validation as cv

from ..config_audit import caused_by
from ..core.safety.hazard import HAZARDS
from ..guard.rules import Scope
from .commit import async_noted
from .fields import accepts, boolean_field, duration_field, name_field, refuse, schema
from .response import iso
from .selection import the_home, twins_of

ATTR_ENABLED: Final = "enabled"
ATTR_HAZARD: Final = "hazard"
ATTR_SNOOZE: Final = "snooze"
LONGEST: Final = timedelta(days=30)
SCHEMA = schema(
    {
        vol.Required(ATTR_HAZARD): name_field,
        vol.Optional(ATTR_AREA_ID): accepts("invalid_target", vol.All(cv.ensure_list, [cv.string])),
        vol.Optional(ATTR_ENTITY_ID): accepts("invalid_target", cv.comp_entity_ids_or_uuids),
        vol.Optional(ATTR_ENABLED): boolean_field,
        vol.Optional(ATTR_SNOOZE): duration_field,
    }
)


async def async_set_hazard(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: for which places it now holds, and until when it rests."""
    hass, data = call.hass, call.data
    home = the_home(hass)
    hazard = data[ATTR_HAZARD]
    known = {*HAZARDS, *(rule.hazard_id for rule in home.rules.own)}
    if hazard not in known:
        raise refuse("unknown_hazard", field=ATTR_HAZARD, value=hazard, allowed=", ".join(sorted(known)))
    if ATTR_ENABLED not in data and ATTR_SNOOZE not in data:
        raise refuse("missing_field", field=ATTR_ENABLED)
    until = None
    if ATTR_SNOOZE in data:
        length = data[ATTR_SNOOZE]
        if not timedelta() <= length <= LONGEST:
            raise refuse("invalid_snooze", field=ATTR_SNOOZE, value=str(length), allowed=str(LONGEST))
        until = time.time() + length.total_seconds() if length else None
    places: list[tuple[Scope, str]] = []
    for area_id in data.get(ATTR_AREA_ID, ()):
        if ar.async_get(hass).async_get_area(area_id) is None:
            raise refuse("unknown_area", field=ATTR_AREA_ID, value=area_id)
        places.append((Scope.AREA, area_id))
    if ATTR_ENTITY_ID in data:
        places += [
            (Scope.TWIN, twin.spec.twin_id) for twin in twins_of(hass, home, {ATTR_ENTITY_ID: data[ATTR_ENTITY_ID]})
        ]
    await async_noted(
        home,
        home.audit.record(
            "hazard_set",
            context=call.context,
            data={"hazard": hazard, "places": [f"{scope}:{where}" for scope, where in places], "until": until}
            | ({ATTR_ENABLED: data[ATTR_ENABLED]} if ATTR_ENABLED in data else {}),
        ),
    )
    for scope, where in places or [(Scope.HOME, "")]:
        rule = home.rules.rule_at(hazard, scope, where)
        if ATTR_ENABLED in data:
            rule = replace(rule, enabled=None if data[ATTR_ENABLED] and scope is Scope.HOME else data[ATTR_ENABLED])
        if ATTR_SNOOZE in data:
            rule = replace(rule, snoozed_until=until)
        with caused_by(call.context):
            home.rules.async_set(rule)
    return {
        "hazard": hazard,
        "areas": [where for scope, where in places if scope is Scope.AREA],
        "entities": [
            home.twins[where].sources[home.twins[where].config.main] for scope, where in places if scope is Scope.TWIN
        ],
        "until": None if until is None else iso(until),
    }
