"""The actions on what twins were, are and remember, and on their life: their names, registered together."""

from functools import partial
from typing import Final

from homeassistant.core import HomeAssistant, SupportsResponse, callback
from homeassistant.helpers.service import async_register_admin_service

from ..const import DOMAIN
from . import (
    create_snapshot,
    events,
    get_audit,
    get_history,
    get_state,
    get_status,
    life_cycle,
    list_twins,
    portable,
    purge,
    quarantine,
    rollback,
)

ACKNOWLEDGE: Final = "acknowledge"
CREATE_SNAPSHOT: Final = "create_snapshot"
CREATE_TWIN: Final = "create_twin"
EXPORT_TWIN: Final = "export_twin"
GET_AUDIT: Final = "get_audit"
GET_EVENTS: Final = "get_events"
GET_HISTORY: Final = "get_history"
GET_QUARANTINE: Final = "get_quarantine"
GET_STATE: Final = "get_state"
GET_STATUS: Final = "get_status"
HIBERNATE: Final = "hibernate"
IMPORT_TWIN: Final = "import_twin"
LIST_TWINS: Final = "list_twins"
PURGE: Final = "purge"
REMOVE_TWIN: Final = "remove_twin"
REPLAY_QUARANTINE: Final = "replay_quarantine"
ROLLBACK: Final = "rollback"
WAKE: Final = "wake"


@callback
def async_register_keeping(hass: HomeAssistant) -> None:
    """Register them: those that read, those that change, and those for administrators."""
    register = partial(hass.services.async_register, DOMAIN)
    only, optional = SupportsResponse.ONLY, SupportsResponse.OPTIONAL
    register(GET_STATE, get_state.async_get_state, get_state.SCHEMA, only)
    register(GET_HISTORY, get_history.async_get_history, get_history.SCHEMA, only)
    register(GET_STATUS, get_status.async_get_status, get_status.SCHEMA, only)
    register(GET_EVENTS, events.async_get_events, events.GET_SCHEMA, only)
    register(GET_QUARANTINE, quarantine.async_get_quarantine, quarantine.GET_SCHEMA, only)
    register(LIST_TWINS, list_twins.async_list_twins, list_twins.SCHEMA, only)
    register(EXPORT_TWIN, portable.async_export_twin, portable.EXPORT_SCHEMA, only)
    register(CREATE_SNAPSHOT, create_snapshot.async_create_snapshot, create_snapshot.SCHEMA, optional)
    register(ROLLBACK, rollback.async_rollback, rollback.SCHEMA, optional)
    register(REPLAY_QUARANTINE, quarantine.async_replay_quarantine, quarantine.REPLAY_SCHEMA, optional)
    register(ACKNOWLEDGE, events.async_acknowledge, events.ACKNOWLEDGE_SCHEMA, optional)
    admin = partial(async_register_admin_service, hass, DOMAIN)
    admin(GET_AUDIT, get_audit.async_get_audit, get_audit.SCHEMA, only)
    admin(IMPORT_TWIN, portable.async_import_twin, portable.IMPORT_SCHEMA, optional)
    admin(CREATE_TWIN, life_cycle.async_create_twin, life_cycle.CREATE_SCHEMA, optional)
    admin(REMOVE_TWIN, life_cycle.async_remove_twin, life_cycle.TARGET_SCHEMA, optional)
    admin(WAKE, life_cycle.async_wake, life_cycle.TARGET_SCHEMA, optional)
    admin(HIBERNATE, life_cycle.async_hibernate, life_cycle.TARGET_SCHEMA, optional)
    admin(PURGE, purge.async_purge, purge.SCHEMA, optional)
