"""The step that sets up the home, and changes it later."""

from collections.abc import Mapping
from typing import Any, Final

import voluptuous as vol
from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.config_entries import ConfigEntry, ConfigFlow, ConfigFlowResult
from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT, CONF_NAME
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    BooleanSelector,
    DeviceFilterSelectorConfig,
    DeviceSelector,
    DeviceSelectorConfig,
    EntitySelector,
    EntitySelectorConfig,
    EntityWithDeviceFilterSelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)

from ..const import (
    CONF_APPROVAL_CODE,
    CONF_APPROVAL_PHONES,
    CONF_ASLEEP,
    CONF_CARBON,
    CONF_ENTRY_TYPE,
    CONF_HOME_POWER,
    CONF_KEY_NUMBER,
    CONF_MAIN_FUSE,
    CONF_MAX_POWER,
    CONF_NOTIFY,
    CONF_OUTDOOR_TEMPERATURE,
    CONF_PERSONS,
    CONF_PHASES,
    CONF_PRICE,
    CONF_PROPOSE,
    CONF_PROPOSE_AT_ONCE,
    CONF_WEATHER,
    CONF_WORKDAY,
    HOME_UNIQUE_ID,
    EntryType,
    Role,
)
from ..core.models.kinds import KINDS
from ..discovery import DEFAULT_KINDS
from ..guard.code import hash_code
from ..guard.notices import MOBILE_APP
from ..interview.entities import problem_of, to_entity_id, to_ref
from ..interview.question import field
from . import memory, rooms
from .home_defaults import async_found, is_carbon_intensity, is_power, is_price

UNCHANGED_CODE: Final = "••••••••"
"""What the form shows in place of a code that is kept."""
SECTION_MEMORY: Final = memory.SECTION_MEMORY
SECTION_ENERGY: Final = "energy"
SECTION_PROPOSALS: Final = "proposals"
SECTION_ROOMS: Final = rooms.SECTION_ROOMS
_SINGLE: Final = (
    CONF_WEATHER,
    CONF_OUTDOOR_TEMPERATURE,
    CONF_WORKDAY,
    CONF_ASLEEP,
    CONF_PRICE,
    CONF_CARBON,
    CONF_HOME_POWER,
)
_TELLS: Final = {
    CONF_PRICE: (is_price, "no_price"),
    CONF_CARBON: (is_carbon_intensity, "no_carbon_intensity"),
    CONF_HOME_POWER: (is_power, "no_power"),
}
_PHASES: Final = ("1", "2", "3")
_DEFAULTS: Final[Mapping[str, Any]] = {CONF_PHASES: 1, CONF_PROPOSE_AT_ONCE: 8}


def _entity(domain: str | list[str], *, multiple: bool = False, device_class: str | None = None) -> EntitySelector:
    chosen = EntityWithDeviceFilterSelectorConfig(domain=domain)
    if device_class is not None:
        chosen["device_class"] = device_class
    return EntitySelector(EntitySelectorConfig(filter=chosen, multiple=multiple))


def _number(low: float, high: float, unit: str | None = None) -> NumberSelector:
    config = NumberSelectorConfig(min=low, max=high, step=1, mode=NumberSelectorMode.BOX)
    if unit is not None:
        config["unit_of_measurement"] = unit
    return NumberSelector(config)


def _home_form(hass: HomeAssistant, values: Mapping[str, Any], *, encrypted: bool) -> vol.Schema:
    """Return the form, filled in with values (entity ids for entities)."""

    def asked(key: str, **more: Any) -> vol.Marker:
        return field(key, suggested=values.get(key), **more)

    energy = {
        asked(CONF_PRICE): _entity("sensor"),
        asked(CONF_CARBON): _entity("sensor"),
        asked(CONF_HOME_POWER): _entity("sensor", device_class=SensorDeviceClass.POWER),
        asked(CONF_MAIN_FUSE): _number(1, 1000, "A"),
        asked(CONF_PHASES, visible={"field": CONF_MAIN_FUSE, "operator": "exists"}): SelectSelector(
            SelectSelectorConfig(options=list(_PHASES), translation_key="phases", mode=SelectSelectorMode.DROPDOWN)
        ),
        asked(CONF_MAX_POWER, visible={"field": CONF_MAIN_FUSE, "operator": "not_exists"}): _number(100, 1e6, "W"),
    }
    proposals = {
        asked(CONF_PROPOSE): SelectSelector(
            SelectSelectorConfig(options=list(KINDS), multiple=True, translation_key="kind")
        ),
        asked(CONF_PROPOSE_AT_ONCE, required=True): _number(0, 100),
    }
    return vol.Schema(
        {
            asked(CONF_NAME, required=True): TextSelector(),
            asked(CONF_WEATHER): _entity("weather"),
            asked(CONF_OUTDOOR_TEMPERATURE): _entity("sensor", device_class=SensorDeviceClass.TEMPERATURE),
            asked(CONF_PERSONS): _entity("person", multiple=True),
            asked(CONF_WORKDAY): _entity(["binary_sensor", "calendar"]),
            asked(CONF_ASLEEP): _entity(["binary_sensor", "input_boolean", "schedule"]),
            asked(CONF_NOTIFY): BooleanSelector(),
            asked(CONF_APPROVAL_CODE): TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD)),
            asked(CONF_APPROVAL_PHONES): DeviceSelector(
                DeviceSelectorConfig(filter=DeviceFilterSelectorConfig(integration=MOBILE_APP), multiple=True)
            ),
            vol.Required(SECTION_ENERGY): section(vol.Schema(energy), {"collapsed": True}),
            vol.Optional(SECTION_ROOMS): section(vol.Schema(rooms.fields(asked, hass)), {"collapsed": True}),
            vol.Required(SECTION_PROPOSALS): section(vol.Schema(proposals), {"collapsed": True}),
            vol.Optional(SECTION_MEMORY): section(
                vol.Schema(memory.fields(asked, encrypted=encrypted)), {"collapsed": True}
            ),
        }
    )


class HomeSteps(ConfigFlow):
    """The home's step; a form, first empty with suggestions, later with what was chosen."""

    async def async_step_home(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Set up the home."""
        await self.async_set_unique_id(HOME_UNIQUE_ID, raise_on_progress=False)
        self._abort_if_unique_id_configured(error="home_exists")
        suggested = {CONF_NAME: self.hass.config.location_name, CONF_PROPOSE: list(DEFAULT_KINDS)}
        values = {**_DEFAULTS, **memory.DEFAULTS, **suggested, **await async_found(self.hass)}
        return await self._async_home_step("home", user_input, values)

    async def async_step_reconfigure_home(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Change the home's settings."""
        entry = self._get_reconfigure_entry()
        values = {**_DEFAULTS, CONF_NAME: entry.title, CONF_PROPOSE: list(DEFAULT_KINDS), **entry.data}
        for key in _SINGLE:
            if ref := values.get(key):
                values[key] = to_entity_id(self.hass, ref)
        persons = values.get(CONF_PERSONS, [])
        values[CONF_PERSONS] = [present for ref in persons if (present := to_entity_id(self.hass, ref))]
        values = {**values, **memory.shown(entry.data)}
        if CONF_APPROVAL_CODE in values:
            values[CONF_APPROVAL_CODE] = UNCHANGED_CODE
        return await self._async_home_step("reconfigure_home", user_input, values, entry)

    async def _async_home_step(
        self,
        step_id: str,
        user_input: dict[str, Any] | None,
        values: Mapping[str, Any],
        entry: ConfigEntry[Any] | None = None,
    ) -> ConfigFlowResult:
        errors: dict[str, str] = {}
        before: Mapping[str, Any] = {} if entry is None else entry.data
        reason = ""
        if user_input is not None:
            values = {key: value for key, value in user_input.items() if not isinstance(value, Mapping)}
            values |= user_input.get(SECTION_ENERGY, {}) | user_input.get(SECTION_PROPOSALS, {})
            values |= user_input.get(SECTION_MEMORY, memory.shown(before))
            values |= user_input.get(SECTION_ROOMS, rooms.shown(self.hass, before))
            errors = self._home_errors(values)
            url = memory.url_given(values, before)
            if not errors and (problem := await memory.async_problem(self.hass, url, before)):
                errors["base"], reason = problem
            if not errors:
                data = (
                    self._home_data(values)
                    | rooms.data_of(self.hass, values)
                    | memory.data_of(values, before)
                    | await self._async_code(values, before)
                )
                if entry is None:
                    return self.async_create_entry(title=data[CONF_NAME], data=data)
                return self.async_update_reload_and_abort(entry, title=data[CONF_NAME], data=data)
        values = {**rooms.shown(self.hass, before), **values, CONF_PHASES: str(values.get(CONF_PHASES, 1))}
        return self.async_show_form(
            step_id=step_id,
            data_schema=_home_form(self.hass, values, encrypted=bool(before.get(CONF_KEY_NUMBER))),
            errors=errors,
            description_placeholders={"reason": reason},
        )

    async def _async_code(self, values: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, str]:
        """Return the code of approvals as it is kept: hashed anew, as it was, or none when the field was emptied."""
        code = values.get(CONF_APPROVAL_CODE)
        if not code:
            return {}
        if code == UNCHANGED_CODE and CONF_APPROVAL_CODE in before:
            return {CONF_APPROVAL_CODE: before[CONF_APPROVAL_CODE]}
        return {CONF_APPROVAL_CODE: await self.hass.async_add_executor_job(hash_code, code)}

    def _home_errors(self, values: Mapping[str, Any]) -> dict[str, str]:
        """Return an error key per field; what stands in a section is reported for the form as a whole."""
        errors: dict[str, str] = {}
        if not values[CONF_NAME].strip():
            errors[CONF_NAME] = "name_missing"
        for key in (*_SINGLE, CONF_PERSONS):
            given = values.get(key) or []
            for entity_id in [given] if isinstance(given, str) else given:
                if problem := self._problem(key, entity_id):
                    errors["base" if key in _TELLS else key] = problem
        return errors

    def _problem(self, key: str, entity_id: str) -> str | None:
        """Return why an entity cannot be what a field asks for; a sensor without a unit is taken at the user's word."""
        role = Role.TEMPERATURE if key == CONF_OUTDOOR_TEMPERATURE else None
        if problem := problem_of(self.hass, entity_id, role):
            return problem.value
        state = self.hass.states.get(entity_id)
        if key not in _TELLS or state is None or ATTR_UNIT_OF_MEASUREMENT not in state.attributes:
            return None
        fits, otherwise = _TELLS[key]
        return None if fits(state) else otherwise

    def _home_data(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the entry's data; entities by what survives renaming."""
        data: dict[str, Any] = {
            CONF_ENTRY_TYPE: EntryType.HOME.value,
            CONF_NAME: values[CONF_NAME].strip(),
            CONF_PERSONS: [to_ref(self.hass, entity_id) for entity_id in values.get(CONF_PERSONS, [])],
            CONF_PHASES: int(values.get(CONF_PHASES, 1)),
            CONF_PROPOSE: list(values.get(CONF_PROPOSE, [])),
            CONF_PROPOSE_AT_ONCE: int(values[CONF_PROPOSE_AT_ONCE]),
        }
        data |= {key: to_ref(self.hass, values[key]) for key in _SINGLE if values.get(key)}
        if values.get(CONF_NOTIFY):
            data[CONF_NOTIFY] = True
        if values.get(CONF_APPROVAL_PHONES):
            data[CONF_APPROVAL_PHONES] = list(values[CONF_APPROVAL_PHONES])
        return data | {key: values[key] for key in (CONF_MAIN_FUSE, CONF_MAX_POWER) if values.get(key) is not None}
