"""The part of the home's form about how it hangs together: which rooms a door joins, and what runs on a UPS."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers.selector import (
    EntitySelector,
    EntitySelectorConfig,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)

from ..const import CONF_DOORS, CONF_UPS
from ..home_doors import possible_doors, proposed_doors
from ..interview.entities import to_entity_id, to_ref

SECTION_ROOMS: Final = "rooms"


def fields(asked: Callable[..., vol.Marker], hass: HomeAssistant) -> dict[vol.Marker, Any]:
    """Return the fields of the section."""
    pairs = possible_doors(_areas(hass))
    options = [SelectOptionDict(value=value, label=label) for value, label in pairs.items()]
    return {
        asked(CONF_DOORS): SelectSelector(
            SelectSelectorConfig(options=options, multiple=True, mode=SelectSelectorMode.DROPDOWN)
        ),
        asked(CONF_UPS): EntitySelector(EntitySelectorConfig(multiple=True)),
    }


def shown(hass: HomeAssistant, before: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the section shows: what was chosen, else what the areas suggest; doors of areas that are gone not."""
    areas = _areas(hass)
    possible = possible_doors(areas)
    doors = before.get(CONF_DOORS)
    chosen = proposed_doors(areas) if doors is None else [door for door in doors if door in possible]
    ups = [present for ref in before.get(CONF_UPS, ()) if (present := to_entity_id(hass, ref))]
    return {key: value for key, value in ((CONF_DOORS, chosen), (CONF_UPS, ups)) if value}


def data_of(hass: HomeAssistant, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the entry's data of the section: doors only where they differ from what the areas suggest."""
    doors = sorted(values.get(CONF_DOORS, ()))
    ups = [to_ref(hass, entity_id) for entity_id in values.get(CONF_UPS, ())]
    chosen = {CONF_DOORS: doors} if doors != sorted(proposed_doors(_areas(hass))) else {}
    return chosen | ({CONF_UPS: ups} if ups else {})


def _areas(hass: HomeAssistant) -> dict[str, ar.AreaEntry]:
    return {area.id: area for area in ar.async_get(hass).async_list_areas()}
