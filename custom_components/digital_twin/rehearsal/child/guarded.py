"""This integration's own ways in a rehearsal: run_action and check_action, and the condition that an action is safe.

As at home, what is asked for is tried on the twins as they are at that moment, and done only when approved. Nobody is
there to approve what needs it.
"""

import asyncio
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Unpack, override

from homeassistant import loader
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse, callback, split_entity_id
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.condition import Condition, ConditionCheckParams, ConditionConfig
from homeassistant.helpers.script import Script
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids
from homeassistant.helpers.typing import ConfigType

from ...commands import SUPPORTED, to_commands
from ...core.channel import Value
from ...core.messages import Message
from ...core.requests import Decision, Verdict
from ..protocol import TARGET_KEYS
from .unit import Unit

if TYPE_CHECKING:
    from .devices import Devices

OWN: Final = "digital_twin"
ANY_DOMAIN: Final = "homeassistant"
RUN, CHECK = "run_action", "check_action"
RESULTS: Final = {Decision.DENIED: "denied", Decision.NEEDS_APPROVAL: "pending"}

type Wanted = list[tuple[Unit, Mapping[str, Value]]]


class Guard:
    """Answers for the running home's guard."""

    def __init__(self, devices: Devices) -> None:
        """Take who carries actions out."""
        self._devices = devices
        self.hass: HomeAssistant = devices.hass

    @callback
    def async_register(self, services: frozenset[str]) -> None:
        """Register those of its own actions that the home has, and its condition."""
        self.hass.data[loader.DATA_INTEGRATIONS][OWN] = _stand_in(self)
        for name, job in ((RUN, self._run), (CHECK, self._check)):
            if name in services:
                self.hass.services.async_register(OWN, name, job, supports_response=SupportsResponse.OPTIONAL)

    async def _run(self, call: ServiceCall) -> ServiceResponse:
        """Try actions on the twins, then carry them out; what is not approved is not done."""
        action = self._devices.journal.action_of(call.domain, call.service, call.data, call.context)
        steps = steps_of(call.data)
        verdict = self.verdict(steps, call.context.id)
        result = RESULTS.get(verdict.decision)
        if result == "pending" and call.data.get("approval") == "deny":
            result = "denied"
        elif result == "pending":
            wait: timedelta = cv.time_period(call.data.get("wait") or 0)
            await asyncio.sleep(wait.total_seconds())
        if call.data.get("dry_run"):
            result = "dry_run"
        if result is None:
            result = "ok"
            script = Script(self.hass, cv.SCRIPT_SCHEMA(steps), RUN, OWN, script_mode="parallel")
            await script.async_run(context=call.context)
        action.effects = {"": result}
        return {**_answer(verdict), "result": result, "approval": None, "verified": {}, "resent": [], "error": None}

    async def _check(self, call: ServiceCall) -> ServiceResponse:
        """Try actions on the twins."""
        action = self._devices.journal.action_of(call.domain, call.service, call.data, call.context)
        verdict = self.verdict(steps_of(call.data), call.context.id)
        action.effects = {"": verdict.decision.value}
        return _answer(verdict)

    @callback
    def verdict(self, steps: list[dict[str, Any]], context: str) -> Verdict:
        """Return the verdict on all that steps may do, whichever way they branch."""
        wanted: Wanted = []
        unresolved: list[Message] = []
        for step in _calls(steps):
            found, missing = self._meant(step)
            wanted += found
            unresolved += missing
        return self._devices.hazards.verdict(wanted, tuple(unresolved), context)

    def _meant(self, step: Mapping[str, Any]) -> tuple[Wanted, list[Message]]:
        """Return what a call would command, and what of it no twin answers for."""
        domain, _, service = str(step.get("action", step.get("service"))).partition(".")
        data = {**step.get("data", {}), **step.get("target", {})}
        target = TargetSelection({**{key: step[key] for key in TARGET_KEYS & step.keys()}, **data})
        chosen = async_extract_referenced_entity_ids(self.hass, target)
        plain = {key: value for key, value in data.items() if key not in TARGET_KEYS}
        wanted: Wanted = []
        missing: list[Message] = []
        plant = self._devices.plant
        for entity_id in sorted(chosen.referenced | chosen.indirectly_referenced):
            own = split_entity_id(entity_id)[0]
            if domain not in (own, ANY_DOMAIN):
                continue
            unit, view, state = plant.unit_of(entity_id), plant.views.get(entity_id), self.hass.states.get(entity_id)
            if unit is None or view is None or state is None or (own, service) not in SUPPORTED:
                risk = self._devices.risks.get(own, "risky")
                missing.append(Message("unresolved_no_twin", {"name": entity_id, "entity": entity_id, "risk": risk}))
                continue
            effect = to_commands(own, service, plain, state, view.driven, temperature_unit=self._devices.unit)
            wanted.append((unit, effect.channels))
        return wanted, missing


def steps_of(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what run_action is given as the steps of a script."""
    written = data.get("action", data.get("service"))
    if isinstance(written, str):
        return [{"action": written, **{key: data[key] for key in ("target", "data") if key in data}}]
    return [dict(step) for step in (written if isinstance(written, list) else [written or {}])]


def _calls(steps: Any) -> Iterator[Mapping[str, Any]]:
    """Return the calls within steps, of all branches."""
    if isinstance(steps, list):
        for step in steps:
            yield from _calls(step)
    elif isinstance(steps, Mapping):
        if isinstance(steps.get("action", steps.get("service")), str):
            yield steps
        else:
            for value in steps.values():
                yield from _calls(value)


def _answer(verdict: Verdict) -> dict[str, Any]:
    return {
        "verdict": verdict.decision.value,
        "summary": verdict.summary.id,
        "confidence": verdict.confidence,
        "reasons": [{"id": found.reason.id, "text": found.reason.id} for found in verdict.hazards],
        "hazards": [
            {"hazard": found.hazard, "severity": found.severity.value, "probability": found.probability}
            for found in verdict.hazards
        ],
    }


def _stand_in(guard: Guard) -> loader.Integration:
    """Return what stands for this integration, which is not loaded here, where conditions ask for it."""
    manifest = {"domain": OWN, "name": OWN, "integration_type": "hub", "dependencies": [], "requirements": []}
    stand_in = loader.Integration(guard.hass, f"custom_components.{OWN}", Path(__file__).parents[2], manifest)  # type: ignore[arg-type]  # as much of it as is asked for

    async def get_platform(name: str) -> _Conditions:
        """Return what gives the conditions; there is no other platform."""
        if name != "condition":
            raise ImportError(name)
        return _Conditions(guard)

    setattr(stand_in, "async_get_platform", get_platform)  # noqa: B010 -- a method of a final class
    return stand_in


class _Conditions:
    """The condition platform of this integration."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    async def async_get_conditions(self, _hass: HomeAssistant) -> dict[str, type[Condition]]:
        """Return them."""
        guard = self._guard

        class IsActionSafe(Condition):
            """Holds while the twins approve of an action without anybody's further word."""

            @override
            @classmethod
            async def async_validate_config(cls, hass: HomeAssistant, config: ConfigType) -> ConfigType:
                """Return the configuration, which was validated at home."""
                return config

            def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
                super().__init__(hass, config)
                self._steps = steps_of(config.options or {})

            @override
            def _async_check(self, **kwargs: Unpack[ConditionCheckParams]) -> bool:
                return guard.verdict(self._steps, "").decision is Decision.APPROVED

        return {"is_action_safe": IsActionSafe}
