"""The actions of device domains, carried out on the twins; whatever leads outside is written down instead."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from homeassistant.const import ATTR_ENTITY_ID, STATE_UNAVAILABLE
from homeassistant.core import (
    HassJobType,
    HomeAssistant,
    Service,
    ServiceCall,
    ServiceResponse,
    State,
    SupportsResponse,
    split_entity_id,
)
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity_component import DATA_INSTANCES
from homeassistant.helpers.service import async_extract_entity_ids

from ...commands import SUPPORTED, CommandEffect, to_commands
from ...core.channel import Value
from ...rendering import STATE_KEY
from ..protocol import DEVICE_DOMAINS, TARGET_KEYS, Request, View
from .forecasts import FORECASTS, WEATHER, Forecasts
from .guarded import OWN, RESULTS, Guard
from .hazards import Hazards
from .home import async_set_up_one
from .journal import Journal
from .plant import Plant
from .unit import Unit

REAL_CORE: Final = frozenset({"turn_on", "turn_off", "toggle", "update_entity", "reload_custom_templates"})
"""Of the `homeassistant` domain, what the real component does; the rest would restart or rewrite something."""
REAL_DOMAINS: Final = frozenset(
    {"automation", "calendar", "counter", "group", "input_boolean", "input_button", "input_datetime", "input_number",
     "input_select", "input_text", "scene", "schedule", "script", "template", "timer", "tod", "todo", "utility_meter",
     "zone"}
)  # fmt: skip
CONTAINED: Final = frozenset({"persistent_notification"})
"""Domains whose real component plays here, as triggers listen to it, though at home nobody is told anything."""


REFUSED: Final = {"mirror_refuses": "refused", "guard_denied": "denied", "guard_pending": "pending"}
"""What became of a command to a shadow, by the error that it ended with."""


class Devices:
    """Registers the actions and carries them out."""

    def __init__(self, hass: HomeAssistant, journal: Journal, plant: Plant, hazards: Hazards) -> None:
        """Take what to act on, and who looks at every command first."""
        self.hass = hass
        self.journal = journal
        self.plant = plant
        self.hazards = hazards
        self.unit = hass.config.units.temperature_unit
        self.risks: Mapping[str, str] = {}
        self.guard = Guard(self)
        self._reached: frozenset[str] = frozenset()
        self._real: dict[tuple[str, str], Service] = {}

    async def async_register(self, request: Request) -> None:
        """Register the actions of devices, with the schemas of the real components."""
        self.risks = request.risks
        self.guard.async_register(frozenset(name for domain, name, _ in request.services if domain == OWN))
        if (WEATHER, FORECASTS) in {(domain, name) for domain, name, _ in request.services}:
            Forecasts(self.hass, self.journal, request).register()
        wanted = {domain for domain, _, _ in request.services}
        wanted |= {split_entity_id(course.entity_id)[0] for course in request.entities}
        for domain in DEVICE_DOMAINS:
            if domain in wanted:
                await async_set_up_one(self.hass, domain, {})
                for service in list(self.hass.services.async_services_for_domain(domain)):
                    self._take_over(domain, service)
        for service in list(self.hass.services.async_services_for_domain("homeassistant")):
            if service not in REAL_CORE:
                self._write_down("homeassistant", service, "none")

    def note_the_rest(self, services: Iterable[tuple[str, str, str]]) -> None:
        """Write down every other action that nothing here has registered by now: (domain, name, whether it answers)."""
        for domain, service, answers in services:
            if domain in DEVICE_DOMAINS and self.hass.services.has_service(domain, service):
                continue
            if domain == "homeassistant" and service in REAL_CORE:
                continue
            if (domain, service) == (WEATHER, FORECASTS):
                continue
            if domain in REAL_DOMAINS | CONTAINED | {OWN} and self.hass.services.has_service(domain, service):
                continue
            self._write_down(domain, service, answers)

    def _take_over(self, domain: str, service: str) -> None:
        real = self._real[domain, service] = self.hass.services.async_services_internal()[domain][service]
        self.hass.services.async_register(
            domain, service, self._act, real.schema, real.supports_response, real.job.job_type
        )

    def _write_down(self, domain: str, service: str, answers: str) -> None:
        self.hass.services.async_register(
            domain, service, self._note, supports_response=SupportsResponse(answers)
        )  # fmt: skip

    async def _note(self, call: ServiceCall) -> ServiceResponse:
        action = self.journal.action_of(call.domain, call.service, call.data, call.context)
        action.executed = False
        action.answered = not call.return_response
        return {} if call.return_response else None

    async def _act(self, call: ServiceCall) -> ServiceResponse:
        """Carry an action of a device domain out on every entity it means."""
        action = self.journal.action_of(call.domain, call.service, call.data, call.context)
        if (named := call.data.get("entity_id")) == "all":
            entity_ids = set(self.hass.states.async_entity_ids(call.domain))
        elif named == "none":
            entity_ids = set()
        else:
            entity_ids = {
                entity_id
                for entity_id in await async_extract_entity_ids(call)
                if split_entity_id(entity_id)[0] == call.domain
            }
        action.entities = tuple(sorted(entity_ids))
        action.answered = not call.return_response
        self._reached = frozenset(entity_ids)
        data = {key: value for key, value in call.data.items() if key not in TARGET_KEYS}
        helpers = [entity_id for entity_id in action.entities if self._is_helper(entity_id)]
        for entity_id in action.entities:
            state = self.hass.states.get(entity_id)
            if state is None or state.state == STATE_UNAVAILABLE:
                action.effects[entity_id] = "missing" if state is None else STATE_UNAVAILABLE
                continue
            if not self.plant.powered(entity_id):
                action.effects[entity_id] = "not_obeyed"
                continue
            if entity_id in helpers:
                action.effects[entity_id] = self._asked(call, entity_id, state, data)[1]
                continue
            try:
                action.effects[entity_id] = self._carry_out(call, entity_id, state, data)
            except ServiceValidationError as err:
                if err.translation_key in REFUSED:
                    action.effects[entity_id] = REFUSED[err.translation_key]
                action.error = f"{err.translation_key}: {err.translation_placeholders}"[:300]
                raise
        if helpers:
            await self._pass_on(call, helpers, data)
        return {} if call.return_response else None

    def _is_helper(self, entity_id: str) -> bool:
        """Return whether a component that plays here has made an entity: a group of lamps, a generic thermostat."""
        component = self.hass.data.get(DATA_INSTANCES, {}).get(split_entity_id(entity_id)[0])
        return component is not None and component.get_entity(entity_id) is not None

    async def _pass_on(self, call: ServiceCall, entity_ids: list[str], data: Mapping[str, Any]) -> None:
        """Let the entities of helpers do themselves what is asked of them, as at home."""
        job = self._real[call.domain, call.service].job
        asked = ServiceCall(
            self.hass, call.domain, call.service, {**data, ATTR_ENTITY_ID: entity_ids}, call.context,
            call.return_response,
        )  # fmt: skip
        done: Any = job.target(asked)
        if job.job_type is HassJobType.Coroutinefunction:
            await done

    def _shadow(self, call: ServiceCall, view: View, unit: Unit, commands: Mapping[str, Value]) -> str | None:
        """Return what becomes of a command to a shadow when it goes no further; None when it is passed on.

        As at home: passed by where the call reaches the source as well, refused by a mirror, checked by a guard.
        """
        source = str(view.of)
        if source in self._reached:
            return "passed_by"
        if not view.guarded:
            raise _refusal("mirror_refuses", entity=view.entity_id, source=source)
        verdict = self.hazards.verdict([(unit, commands)], (), call.context.id)
        if (result := RESULTS.get(verdict.decision)) is None:
            return None
        raise _refusal(f"guard_{result}", entity=view.entity_id, reason=verdict.summary.id)

    def _carry_out(self, call: ServiceCall, entity_id: str, state: State, data: Mapping[str, Any]) -> str:
        """Return what happens: the state asked for, or that nobody knows what this action does."""
        effect, told = self._asked(call, entity_id, state, data)
        if effect is None:
            return told
        view = self.plant.views.get(entity_id)
        unit = self.plant.unit_of(entity_id)
        if view is not None and unit is not None:
            if view.of is not None and (passed := self._shadow(call, view, unit, effect.channels)) is not None:
                return passed
            self.hazards.on_command(unit, effect.channels, call.context.id)
            self.plant.command(entity_id if view.of is None else view.of, effect, call.context)
        elif effect.attributes:
            attributes = dict(effect.attributes)
            shown = attributes.pop(STATE_KEY, state.state)
            known = {key: value for key, value in attributes.items() if key in state.attributes}
            self.hass.states.async_set(entity_id, shown, {**state.attributes, **known}, context=call.context)
        return told

    def _asked(
        self, call: ServiceCall, entity_id: str, state: State, data: Mapping[str, Any]
    ) -> tuple[CommandEffect | None, str]:
        """Return what an action asks of an entity, and how that is told; nothing for what nobody knows."""
        if (call.domain, call.service) not in SUPPORTED:
            return None, "unknown"
        view = self.plant.views.get(entity_id)
        effect = to_commands(
            call.domain,
            call.service,
            data,
            state,
            frozenset() if view is None else view.driven,
            temperature_unit=self.unit,
        )
        wanted = {**effect.channels, **effect.attributes}
        return effect, ",".join(f"{key}={value}" for key, value in sorted(wanted.items(), key=lambda item: item[0]))


def _refusal(key: str, **placeholders: str) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=OWN, translation_key=key, translation_placeholders=placeholders
    )  # fmt: skip
