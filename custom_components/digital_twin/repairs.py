"""Fix flows: another device for a twin whose device is gone, other sensors for one whose device was moved."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import voluptuous as vol
from homeassistant.components.repairs import RepairsFlow
from homeassistant.components.repairs.models import RepairsFlowResult
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers.selector import SelectOptionDict, SelectSelector, SelectSelectorConfig

from .alerts import ALERT, CRITICAL_ISSUE
from .classify import DeviceProfile, profile_device, profile_entity
from .conflicts import CONFLICT
from .const import DOMAIN, Role
from .data import DATA, TwinConfig
from .database_repairs import flow_for
from .follow import ROOM_ROLES, is_gone, roles_of_present_room
from .guard.wolves import CRIES_WOLF, HAZARD, LIMIT
from .guard_repairs import WolfFlow
from .issues import DATABASE_DAMAGED, DATABASE_LEFT, ENTRY_ID, SOURCE_GONE
from .watch_repairs import ConflictFlow, DivergedFlow

CONF_REPLACEMENT = "replacement"


class _TwinRepair(RepairsFlow):
    """A fix flow about one twin."""

    def __init__(self, entry_id: str) -> None:
        self._entry_id = entry_id

    def _entry(self) -> ConfigEntry[Any] | None:
        return self.hass.config_entries.async_get_entry(self._entry_id)

    def _reconfigure(self, entry: ConfigEntry[Any], config: TwinConfig) -> RepairsFlowResult:
        self.hass.config_entries.async_update_entry(entry, data=config.as_data(), unique_id=config.key)
        self.hass.config_entries.async_schedule_reload(entry.entry_id)
        return self.async_create_entry(data={})


class SourceGoneFlow(_TwinRepair):
    """Choose another device of the same kind, or remove the twin."""

    _replacements: Mapping[str, DeviceProfile]

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Ask what shall become of the twin."""
        if (entry := self._entry()) is None:
            return self.async_abort(reason="twin_gone")
        return self.async_show_menu(
            step_id="init", menu_options=["replace", "remove"], description_placeholders={"name": entry.title}
        )

    async def async_step_replace(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Ask which device takes the place of the one that is gone."""
        if (entry := self._entry()) is None:
            return self.async_abort(reason="twin_gone")
        config = TwinConfig.from_entry(entry)
        errors: dict[str, str] = {}
        if user_input is None:
            data = self.hass.data.get(DATA)
            if data is None or data.home is None:
                return self.async_abort(reason="home_missing")
            found = await data.home.discovery.async_refresh()
            self._replacements = {profile.key: profile for profile in found if profile.kind == config.kind}
            if not self._replacements:
                return self.async_abort(reason="no_replacement", description_placeholders={"name": entry.title})
        else:
            chosen = self._replacements[user_input[CONF_REPLACEMENT]]
            present = (
                profile_device(self.hass, chosen.device_id)
                if chosen.device_id
                else profile_entity(self.hass, chosen.main)
            )
            if isinstance(present, DeviceProfile):
                self._end_proposal(present.key)
                return self._reconfigure(entry, _with_device(self.hass, config, present))
            errors[CONF_REPLACEMENT] = "replacement_gone"
        options = [SelectOptionDict(value=key, label=profile.name) for key, profile in self._replacements.items()]
        return self.async_show_form(
            step_id="replace",
            data_schema=vol.Schema(
                {vol.Required(CONF_REPLACEMENT): SelectSelector(SelectSelectorConfig(options=options))}
            ),
            errors=errors,
            description_placeholders={"name": entry.title},
        )

    async def async_step_remove(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Remove the twin, once that is confirmed."""
        if (entry := self._entry()) is None:
            return self.async_abort(reason="twin_gone")
        if user_input is None:
            return self.async_show_form(
                step_id="remove", data_schema=vol.Schema({}), description_placeholders={"name": entry.title}
            )
        await self.hass.config_entries.async_remove(entry.entry_id)
        return self.async_create_entry(data={})

    def _end_proposal(self, key: str) -> None:
        """Withdraw the proposal to make another twin of the device that this one takes."""
        flows = self.hass.config_entries.flow
        for flow in flows.async_progress_by_handler(DOMAIN, match_context={"unique_id": key}):
            flows.async_abort(flow["flow_id"])


class SourceMovedFlow(_TwinRepair):
    """Take the sensors of the room the device is in now, or leave things as they are."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Ask which room the twin is about."""
        if (entry := self._entry()) is None:
            return self.async_abort(reason="twin_gone")
        area_id, _ = roles_of_present_room(self.hass, TwinConfig.from_entry(entry))
        area = ar.async_get(self.hass).async_get_area(area_id) if area_id else None
        if area is None:
            return self.async_create_entry(data={})
        return self.async_show_menu(
            step_id="init",
            menu_options=["new_room", "keep"],
            description_placeholders={"name": entry.title, "area": area.name},
        )

    async def async_step_new_room(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Read the new room from now on. What was learned of the other room is dropped and learned anew."""
        if (entry := self._entry()) is None:
            return self.async_abort(reason="twin_gone")
        data = self.hass.data.get(DATA)
        if data is None or data.home is None:
            return self.async_abort(reason="home_missing")
        config = TwinConfig.from_entry(entry)
        _, roles = roles_of_present_room(self.hass, config)
        own = {role: refs for role, refs in config.roles.items() if role not in ROOM_ROLES}
        await data.home.store.async_remove(entry.entry_id)
        return self._reconfigure(entry, replace(config, roles=own | roles))

    async def async_step_keep(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Leave the twin with the sensors it has."""
        return self.async_create_entry(data={})


def _with_device(hass: HomeAssistant, config: TwinConfig, profile: DeviceProfile) -> TwinConfig:
    """Return the twin's settings with another device: what still exists of the other entities keeps its part."""
    kept: dict[Role, tuple[str, ...]] = {
        role: present
        for role, refs in config.roles.items()
        if (present := tuple(ref for ref in refs if not is_gone(hass, ref)))
    }
    return replace(
        config,
        key=profile.key,
        device_id=profile.device_id,
        main=profile.main,
        members=profile.members,
        roles=kept | dict(profile.roles),
        priority=profile.priority,
    )


async def async_create_fix_flow(
    hass: HomeAssistant,  # noqa: ARG001 -- the signature Home Assistant calls
    issue_id: str,
    data: dict[str, str | int | float | None] | None,
) -> RepairsFlow:
    """Return the flow that fixes an issue of this integration."""
    if issue_id in (DATABASE_DAMAGED, DATABASE_LEFT):
        return flow_for(issue_id)
    if issue_id.startswith(CRIES_WOLF):
        limit = (data or {}).get(LIMIT)
        return WolfFlow(str((data or {})[HAZARD]), None if limit is None else float(limit))
    entry_id = str((data or {})[ENTRY_ID])
    if issue_id.startswith(CRITICAL_ISSUE):
        return DivergedFlow(entry_id, str((data or {})[ALERT]))
    if issue_id.startswith(CONFLICT):
        return ConflictFlow(entry_id)
    return SourceGoneFlow(entry_id) if issue_id.startswith(SOURCE_GONE) else SourceMovedFlow(entry_id)
