"""The home's options: hazards set otherwise for the home, an area or a twin, and own ones."""

import time
from collections.abc import Mapping
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
from homeassistant.const import CONF_NAME, UnitOfTemperature
from homeassistant.helpers.selector import (
    AreaSelector,
    AreaSelectorConfig,
    BooleanSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
)
from homeassistant.util import slugify
from homeassistant.util.unit_conversion import TemperatureConverter

from ..core.channel import CELSIUS
from ..core.requests import Severity
from ..core.safety.catalogue import CARDS, Limit
from ..core.safety.hazard import HAZARDS
from ..core.safety.line import LineError
from ..data import DATA
from ..guard.rules import CONF_OWN_HAZARDS, HazardRule, OwnRule, Scope, own_id, template_problem
from ..texts import Speaker, async_speaker

if TYPE_CHECKING:
    from ..manager import Home

CONF_AREA: Final = "area"
CONF_AREAS: Final = "areas"
CONF_ENABLED: Final = "enabled"
CONF_HAZARD: Final = "hazard"
CONF_INVERTED: Final = "inverted"
CONF_LIMIT: Final = "limit"
CONF_LINE: Final = "line"
CONF_REMOVE: Final = "remove"
CONF_SEVERITY: Final = "severity"
CONF_SNOOZE: Final = "snooze"
CONF_TWIN: Final = "twin"
CONF_TWINS: Final = "twins"
MOST_OWN: Final = 50
LONGEST_SNOOZE: Final = 24.0 * 30.0
"""Hours."""


class HazardOptions(OptionsFlow):
    """Choose a hazard and where, then set it; or write one."""

    _rule: HazardRule
    _own: OwnRule
    _rests: float | None = None
    """For how many hours the hazard is shown to rest still."""

    @property
    def _home(self) -> Home | None:
        data = self.hass.data.get(DATA)
        return None if data is None else data.home

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what is to be changed."""
        home = self._home
        if home is None:
            return self.async_abort(reason="home_missing")
        change = ["own_choose"] if home.rules.own else []
        return self.async_show_menu(step_id="init", menu_options=["hazard", "own_add", *change])

    async def async_step_hazard(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask which hazard, and where."""
        home = self._home
        if home is None:
            return self.async_abort(reason="home_missing")
        errors: dict[str, str] = {}
        if user_input is not None:
            area, twin = user_input.get(CONF_AREA), user_input.get(CONF_TWIN)
            if not (area and twin):
                scope = Scope.TWIN if twin else Scope.AREA if area else Scope.HOME
                self._rule = home.rules.rule_at(user_input[CONF_HAZARD], scope, twin or area or "")
                return await self.async_step_settings()
            errors[CONF_TWIN] = "area_or_twin"
        speaker = await async_speaker(self.hass)
        schema = vol.Schema(
            {
                vol.Required(CONF_HAZARD): _choice(_hazard_names(home, speaker)),
                vol.Optional(CONF_AREA): AreaSelector(),
                vol.Optional(CONF_TWIN): _choice(_twin_names(home)),
            }
        )
        return self.async_show_form(
            step_id="hazard", data_schema=self.add_suggested_values_to_schema(schema, user_input), errors=errors
        )

    async def async_step_settings(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask how the hazard is to be taken there."""
        home = self._home
        if home is None:
            return self.async_abort(reason="home_missing")
        rule = self._rule
        card = CARDS.get(rule.hazard)
        limit = None if card is None else card.limit
        if user_input is not None:
            home.rules.async_set(self._ruled(rule, limit, user_input))
            return self.async_create_entry(data=dict(home.entry.options))
        fields: dict[vol.Marker, Any] = {
            vol.Required(CONF_ENABLED, default=rule.enabled is not False): BooleanSelector(),
            vol.Optional(CONF_SNOOZE, description=_suggest(self._resting())): _number(0.0, LONGEST_SNOOZE, "h"),
            vol.Optional(CONF_SEVERITY, description=_suggest(rule.severity)): _severities(),
        }
        if limit is not None:
            shown = None if rule.limit is None else self._shown(limit, rule.limit)
            unit = self._unit(limit)
            fields[vol.Optional(CONF_LIMIT, description=_suggest(shown))] = _number(
                self._shown(limit, limit.lower), self._shown(limit, limit.upper), unit
            )
        if card is not None and card.invertible:
            fields[vol.Required(CONF_INVERTED, default=rule.inverted is True)] = BooleanSelector()
        speaker = await async_speaker(self.hass)
        return self.async_show_form(
            step_id="settings",
            data_schema=vol.Schema(fields),
            description_placeholders={
                "hazard": _hazard_names(home, speaker)[rule.hazard],
                "default": "–"
                if limit is None or limit.default is None
                else f"{speaker.numbers.plain(self._shown(limit, limit.default), 1)} {self._unit(limit)}".strip(),
            },
        )

    async def async_step_own_choose(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask which own hazard is to be changed."""
        home = self._home
        if home is None:
            return self.async_abort(reason="home_missing")
        if user_input is not None:
            known = next((rule for rule in home.rules.own if rule.hazard_id == user_input[CONF_HAZARD]), None)
            if known is None:
                return self.async_abort(reason="own_gone")
            self._own = known
            return await self.async_step_own_change()
        names = {rule.hazard_id: rule.name for rule in home.rules.own}
        return self.async_show_form(
            step_id="own_choose", data_schema=vol.Schema({vol.Required(CONF_HAZARD): _choice(names)})
        )

    async def async_step_own_add(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Write a new hazard."""
        return await self._async_own("own_add", user_input, None)

    async def async_step_own_change(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Change one, or remove it."""
        return await self._async_own("own_change", user_input, self._own)

    async def _async_own(
        self, step_id: str, user_input: dict[str, Any] | None, before: OwnRule | None
    ) -> ConfigFlowResult:
        home = self._home
        if home is None:
            return self.async_abort(reason="home_missing")
        errors: dict[str, str] = {}
        placeholders = {"word": "", "allowed": ""}
        others = [rule for rule in home.rules.own if before is None or rule.hazard_id != before.hazard_id]
        if user_input is not None:
            if before is not None and user_input.get(CONF_REMOVE):
                return self._kept(home, others)
            errors, placeholders = self._own_errors(user_input, others)
            if not errors:
                return self._kept(home, [*others, _own_of(user_input, others, before)])
        values = user_input if user_input is not None else {} if before is None else _shown_own(before)
        fields: dict[vol.Marker, Any] = {
            vol.Required(CONF_NAME): TextSelector(),
            vol.Required(CONF_LINE): TextSelector(),
            vol.Required(CONF_SEVERITY, default=Severity.MEDIUM.value): _severities(),
            vol.Optional(CONF_AREAS): AreaSelector(AreaSelectorConfig(multiple=True)),
            vol.Optional(CONF_TWINS): _choice(_twin_names(home), multiple=True),
            vol.Required(CONF_ENABLED, default=True): BooleanSelector(),
        }
        if before is not None:
            fields[vol.Required(CONF_REMOVE, default=False)] = BooleanSelector()
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(vol.Schema(fields), values),
            errors=errors,
            description_placeholders={**placeholders, "example": "temperature < 17 °C for 30 min while somebody_home"},
        )

    def _own_errors(self, given: Mapping[str, Any], others: list[OwnRule]) -> tuple[dict[str, str], dict[str, str]]:
        """Return an error per field, and what is wrong in words of the line itself."""
        placeholders = {"word": "", "allowed": ""}
        name = str(given[CONF_NAME]).strip()
        if not name or not slugify(name):
            return {CONF_NAME: "name_missing"}, placeholders
        if name.casefold() in {rule.name.casefold() for rule in others}:
            return {CONF_NAME: "name_taken"}, placeholders
        if len(others) >= MOST_OWN:
            return {"base": "too_many_own"}, placeholders | {"allowed": str(MOST_OWN)}
        try:
            problem = template_problem(self.hass, str(given[CONF_LINE]))
        except LineError as err:
            params = {key: str(value) for key, value in err.message.params.items()}
            return {CONF_LINE: err.message.id}, placeholders | params
        if problem is not None:
            return {CONF_LINE: "own_hazard_template"}, placeholders | {"word": problem}
        return {}, placeholders

    def _kept(self, home: Home, own: list[OwnRule]) -> ConfigFlowResult:
        options = {**home.entry.options, CONF_OWN_HAZARDS: [rule.as_data() for rule in own]}
        return self.async_create_entry(data=options)

    def _ruled(self, rule: HazardRule, limit: Limit | None, given: Mapping[str, Any]) -> HazardRule:
        """Return the rule as the form says; what is as usual says nothing, unless a wider rule says otherwise."""
        severity, hours = given.get(CONF_SEVERITY), given.get(CONF_SNOOZE)
        enabled = bool(given[CONF_ENABLED])
        inverted = given.get(CONF_INVERTED)
        shown = given.get(CONF_LIMIT)
        everywhere = rule.scope is Scope.HOME
        return replace(
            rule,
            enabled=None if enabled and everywhere else enabled,
            severity=Severity(severity) if severity else None,
            inverted=None if not inverted and everywhere else inverted,
            limit=None if shown is None or limit is None else self._core(limit, float(shown)),
            snoozed_until=self._until(rule, hours),
        )

    def _resting(self) -> float | None:
        """Return for how many more hours the hazard rests there, None where it does not."""
        until = self._rule.snoozed_until
        left = 0.0 if until is None else (until - time.time()) / 3600.0
        self._rests = ceil(left * 10.0) / 10.0 if left > 0.0 else None
        return self._rests

    def _until(self, rule: HazardRule, hours: float | None) -> float | None:
        """Return until when (epoch s) it rests: as long as it did where nothing else was given than was shown."""
        if not hours:
            return None
        return rule.snoozed_until if hours == self._rests else time.time() + float(hours) * 3600.0

    def _unit(self, limit: Limit) -> str:
        return self.hass.config.units.temperature_unit if limit.unit == CELSIUS else limit.unit

    def _shown(self, limit: Limit, value: float) -> float:
        if limit.unit != CELSIUS:
            return value
        return round(TemperatureConverter.convert(value, UnitOfTemperature.CELSIUS, self._unit(limit)), 1)

    def _core(self, limit: Limit, value: float) -> float:
        if limit.unit != CELSIUS:
            return value
        return TemperatureConverter.convert(value, self._unit(limit), UnitOfTemperature.CELSIUS)


def _own_of(given: Mapping[str, Any], others: list[OwnRule], before: OwnRule | None) -> OwnRule:
    name = str(given[CONF_NAME]).strip()
    taken = [rule.hazard_id for rule in others]
    return OwnRule(
        hazard_id=own_id(name, taken) if before is None else before.hazard_id,
        name=name,
        line=" ".join(str(given[CONF_LINE]).split()),
        severity=Severity(given[CONF_SEVERITY]),
        areas=tuple(given.get(CONF_AREAS) or ()),
        twins=tuple(given.get(CONF_TWINS) or ()),
        enabled=bool(given[CONF_ENABLED]),
    )


def _shown_own(rule: OwnRule) -> dict[str, Any]:
    data = rule.as_data()
    return {key: value for key, value in data.items() if key != "id"}


def _hazard_names(home: Home, speaker: Speaker) -> dict[str, str]:
    names = {hazard: speaker.word("hazard", hazard) for hazard in HAZARDS}
    names = dict(sorted(names.items(), key=lambda item: item[1].casefold()))
    return names | {rule.hazard_id: rule.name for rule in home.rules.own}


def _twin_names(home: Home) -> dict[str, str]:
    names = {twin_id: twin.config.name for twin_id, twin in home.twins.items()}
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))


def _choice(names: Mapping[str, str], *, multiple: bool = False) -> SelectSelector:
    options = [SelectOptionDict(value=key, label=name) for key, name in names.items()]
    return SelectSelector(SelectSelectorConfig(options=options, multiple=multiple, mode=SelectSelectorMode.DROPDOWN))


def _severities() -> SelectSelector:
    options = [severity.value for severity in Severity]
    return SelectSelector(SelectSelectorConfig(options=options, translation_key="severity"))


def _number(low: float, high: float, unit: str) -> NumberSelector:
    config = NumberSelectorConfig(min=low, max=high, step="any", mode=NumberSelectorMode.BOX)
    if unit:
        config["unit_of_measurement"] = unit
    return NumberSelector(config)


def _suggest(value: Any) -> dict[str, Any] | None:
    return None if value is None else {"suggested_value": getattr(value, "value", value)}
