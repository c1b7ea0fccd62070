"""The steps that choose what to make a twin of: found by discovery, picked by hand, or many at once."""

from dataclasses import replace
from typing import Any

import voluptuous as vol
from homeassistant.config_entries import SOURCE_IMPORT, ConfigFlowResult
from homeassistant.const import CONF_DEVICE_ID, CONF_ENTITY_ID, CONF_MODE, CONF_NAME
from homeassistant.data_entry_flow import AbortFlow, FlowResultType
from homeassistant.helpers.discovery_flow import DiscoveryKey
from homeassistant.helpers.selector import (
    DeviceSelector,
    EntitySelector,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)
from homeassistant.helpers.translation import async_get_translations
from homeassistant.helpers.typing import DiscoveryInfoType

from ..classify import DeviceProfile, Refusal, profile_device, profile_entity
from ..const import CONF_DEVICE_KEY, CONF_MAIN, DOMAIN
from ..interview.beginning import async_default_config
from ..interview.entities import problem_of, to_ref
from ..texts import async_render, async_speaker
from .twin_flow import TwinSteps

CONF_CANDIDATES = "candidates"
SELECTOR_KIND = f"component.{DOMAIN}.selector.kind.options."


class PickSteps(TwinSteps):
    """From a device to its profile, and from there to the interview or straight to an entry."""

    async def async_step_integration_discovery(self, discovery_info: DiscoveryInfoType) -> ConfigFlowResult:
        """Offer a twin of a device that discovery found worth one."""
        await self.async_set_unique_id(discovery_info[CONF_DEVICE_KEY])
        self._abort_if_unique_id_configured()
        self._loaded_home()
        profile = await self._async_profile(discovery_info)
        kinds = await async_get_translations(self.hass, self.hass.config.language, "selector", [DOMAIN])
        kind = kinds.get(f"{SELECTOR_KIND}{profile.kind}", profile.kind)
        self.context["title_placeholders"] = {"name": profile.name, "title": _title(profile.name, kind)}
        return await self._async_begin(profile)

    async def async_step_import(self, import_data: dict[str, Any]) -> ConfigFlowResult:
        """Make a twin with default answers, one of many; what it can learn it learns in the background."""
        await self.async_set_unique_id(import_data[CONF_DEVICE_KEY], raise_on_progress=False)
        self._abort_if_unique_id_configured()
        self._loaded_home()
        config = await async_default_config(self.hass, await self._async_profile(import_data))
        config = replace(
            config,
            name=import_data.get(CONF_NAME, config.name),
            mode=import_data.get(CONF_MODE, config.mode),
        )
        return self.async_create_entry(title=config.name, data=config.as_data())

    async def async_step_device(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Pick a device by hand."""
        self._loaded_home()
        errors, placeholders = {}, {"reason": ""}
        if user_input is not None:
            result = profile_device(self.hass, user_input[CONF_DEVICE_ID])
            if isinstance(result, DeviceProfile):
                return await self._async_picked(result)
            errors[CONF_DEVICE_ID] = "refused"
            placeholders["reason"] = await async_render(self.hass, [result.reason])
        schema = self.add_suggested_values_to_schema(
            vol.Schema({vol.Required(CONF_DEVICE_ID): DeviceSelector()}), user_input
        )
        return self.async_show_form(
            step_id="device", data_schema=schema, errors=errors, description_placeholders=placeholders
        )

    async def async_step_entity(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Pick an entity by hand."""
        self._loaded_home()
        errors, placeholders = {}, {"reason": ""}
        if user_input is not None:
            entity_id = user_input[CONF_ENTITY_ID]
            if problem := problem_of(self.hass, entity_id):
                errors[CONF_ENTITY_ID] = problem.value
            else:
                result = profile_entity(self.hass, to_ref(self.hass, entity_id))
                if isinstance(result, DeviceProfile):
                    return await self._async_picked(result)
                errors[CONF_ENTITY_ID] = "refused"
                placeholders["reason"] = await async_render(self.hass, [result.reason])
        schema = self.add_suggested_values_to_schema(
            vol.Schema({vol.Required(CONF_ENTITY_ID): EntitySelector()}), user_input
        )
        return self.async_show_form(
            step_id="entity", data_schema=schema, errors=errors, description_placeholders=placeholders
        )

    async def async_step_many(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Choose among the ranked candidates; each gets a twin with default answers."""
        discovery = self._loaded_home().discovery
        found = await discovery.async_refresh() if user_input is None else discovery.candidates()
        candidates = {profile.key: profile for profile in found}
        if not candidates:
            return self.async_abort(reason="no_candidates")
        errors = {}
        if user_input is not None:
            chosen = [candidates[key] for key in user_input[CONF_CANDIDATES] if key in candidates]
            if chosen:
                return await self._async_make(chosen)
            errors[CONF_CANDIDATES] = "none_chosen"
        speaker = await async_speaker(self.hass)
        options = [
            SelectOptionDict(value=key, label=f"{profile.name}: {speaker.say(profile.reason)}")
            for key, profile in candidates.items()
        ]
        selector = SelectSelector(SelectSelectorConfig(options=options, multiple=True, mode=SelectSelectorMode.LIST))
        return self.async_show_form(
            step_id="many", data_schema=vol.Schema({vol.Required(CONF_CANDIDATES): selector}), errors=errors
        )

    async def _async_make(self, profiles: list[DeviceProfile]) -> ConfigFlowResult:
        failed: list[str] = []
        for profile in profiles:
            result = await self.hass.config_entries.flow.async_init(
                DOMAIN,
                context={
                    "source": SOURCE_IMPORT,
                    "discovery_key": DiscoveryKey(domain=DOMAIN, key=profile.key, version=1),
                },
                data={CONF_DEVICE_KEY: profile.key, CONF_DEVICE_ID: profile.device_id, CONF_MAIN: profile.main},
            )
            if result["type"] is not FlowResultType.CREATE_ENTRY:
                failed.append(profile.name)
        made = str(len(profiles) - len(failed))
        if failed:
            return self.async_abort(
                reason="made_some", description_placeholders={"made": made, "failed": ", ".join(failed)}
            )
        return self.async_abort(reason="made_all", description_placeholders={"made": made})

    async def _async_picked(self, profile: DeviceProfile) -> ConfigFlowResult:
        """Begin the interview; a proposal of the same device that nobody answered gives way when it is finished."""
        await self.async_set_unique_id(profile.key, raise_on_progress=False)
        self._abort_if_unique_id_configured()
        return await self._async_begin(profile)

    async def _async_profile(self, info: DiscoveryInfoType) -> DeviceProfile:
        """Return the present profile of what a candidate named; aborts when it no longer makes one."""
        device_id = info[CONF_DEVICE_ID]
        found = profile_device(self.hass, device_id) if device_id else profile_entity(self.hass, info[CONF_MAIN])
        if isinstance(found, Refusal):
            reason = await async_render(self.hass, [found.reason])
            raise AbortFlow("refused", {"reason": reason})
        return found


def _title(name: str, kind: str) -> str:
    """Return a device's name with its kind behind it, unless the name says it already."""
    return name if kind.casefold() in name.casefold() else f"{name} ({kind})"
