"""An action with its target as commands to twins, and by name what no twin can answer for."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant, callback, split_entity_id
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er

from ..commands import SUPPORTED, CommandEffect, to_commands
from ..const import DOMAIN
from ..core.messages import Message
from ..core.models.kinds import Risk
from ..core.requests import Change
from .expansion import SELECTORS, expand
from .risks import domain_risk, entity_risk, greatest

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

ANY_DOMAIN = "homeassistant"
GENERIC = frozenset({"turn_on", "turn_off", "toggle"})
"""Home Assistant's own actions that act on entities of any domain."""
HOUSEKEEPING = frozenset({"check_config", "save_persistent_states", "update_entity"})
"""Those of its own that do nothing to any device; the others, as a restart, are nothing a twin knows of."""
STILLING = frozenset({"stop_cover", "stop_cover_tilt", "stop_valve"})
"""Actions that only end a movement."""
MESSAGES: dict[str, tuple[str, ...]] = {
    "unresolved_action": ("action", "risk"),
    "unresolved_area": ("target", "risk"),
    "unresolved_device": ("target", "risk"),
    "unresolved_floor": ("target", "risk"),
    "unresolved_label": ("target", "risk"),
    "unresolved_missing": ("entity", "risk"),
    "unresolved_no_effect": ("action", "name", "entity", "risk"),
    "unresolved_no_twin": ("name", "entity", "risk"),
    "unresolved_not_actionable": ("entity", "risk"),
    "unresolved_other_domain": ("action", "name", "entity", "risk"),
    "unresolved_target_empty": ("action", "risk"),
    "unresolved_twin": ("entity", "risk"),
}
"""risk is the core's risk class: how a check is to weigh that this was not looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionCall:
    """One call of a Home Assistant action. field: where it stands in what the caller wrote, for error sentences."""

    domain: str
    service: str
    target: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    field: str = "action"

    @property
    def action(self) -> str:
        """Return the action's name as users write it."""
        return f"{self.domain}.{self.service}"


@dataclass(frozen=True, slots=True)
class Reached:
    """One source entity that an action reaches, with its twin and what the action asks of it."""

    twin: TwinCoordinator
    entity_id: str
    effect: CommandEffect

    def change(self, at: float) -> Change:
        """Return the commands as a change of a simulation at s after its start."""
        return Change(at=at, twin_id=self.twin.spec.twin_id, commands=dict(self.effect.channels))


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an action reaches, and in messages what of it no twin can answer for."""

    reached: tuple[Reached, ...] = ()
    unresolved: tuple[Message, ...] = ()


@callback
def resolve(hass: HomeAssistant, home: Home, call: ActionCall) -> Resolved:
    """Map an action to commands.

    Raises ServiceValidationError, naming the field, for an action Home Assistant does not have, and for data or a
    target it would refuse.
    """
    call = replace(call, target=_by_entity_id(hass, call.target))
    validate(hass, call)
    if not _played(call):
        harmless = call.domain == ANY_DOMAIN and call.service in HOUSEKEEPING
        risk = Risk.HARMLESS if harmless else domain_risk(call.domain)
        return Resolved(unresolved=(Message("unresolved_action", {"action": call.action, "risk": risk.value}),))
    expansion = expand(hass, home, call.target, None if call.domain == ANY_DOMAIN else call.domain)
    reached: list[Reached] = []
    unresolved = list(expansion.missing)
    for entity_id in expansion.entities():
        domain = split_entity_id(entity_id)[0]
        if call.domain == ANY_DOMAIN and not hass.services.has_service(domain, call.service):
            continue
        if call.domain not in (ANY_DOMAIN, domain):
            if entity_id in expansion.named and not _of_named_device(call, entity_id):
                unresolved.append(_about(hass, "unresolved_other_domain", entity_id, Risk.HARMLESS, action=call.action))
            continue
        outcome = _effect(hass, home, call, entity_id)
        if isinstance(outcome, Reached):
            reached.append(outcome)
        else:
            unresolved.append(outcome)
    if not reached and not unresolved:
        unresolved.append(Message("unresolved_target_empty", {"action": call.action, "risk": Risk.HARMLESS.value}))
    return Resolved(tuple(reached), tuple(unresolved))


@callback
def covered(hass: HomeAssistant, home: Home, call: ActionCall) -> list[str]:
    """Return the entities of a call's domain that its target covers by now; of any domain for those that act on all."""
    domain = None if call.domain == ANY_DOMAIN else call.domain
    return [
        entity_id
        for entity_id in expand(hass, home, call.target, domain).entities()
        if domain in (None, split_entity_id(entity_id)[0])
    ]


@callback
def call_risk(hass: HomeAssistant, home: Home, call: ActionCall) -> Risk:
    """Return the risk class of a call: that of the riskiest it reaches, its domain's where it reaches nothing known."""
    reached = covered(hass, home, call)
    return greatest(entity_risk(hass, entity_id) for entity_id in reached) if reached else domain_risk(call.domain)


def _played(call: ActionCall) -> bool:
    """Return whether there are twins that could play an action."""
    if call.domain == ANY_DOMAIN:
        return call.service in GENERIC
    return any(domain == call.domain for domain, _ in SUPPORTED)


def _by_entity_id(hass: HomeAssistant, target: Mapping[str, Any]) -> dict[str, Any]:
    """Return a target with registry ids of entities replaced, as Home Assistant does in automations."""
    registry = er.async_get(hass)

    def present(name: str) -> str:
        return er.async_resolve_entity_id(registry, name) or name

    match target.get(ATTR_ENTITY_ID):
        case str() as name:
            return {**target, ATTR_ENTITY_ID: present(name)}
        case list() as names:
            return {**target, ATTR_ENTITY_ID: [present(name) for name in names]}
    return dict(target)


def _effect(hass: HomeAssistant, home: Home, call: ActionCall, entity_id: str) -> Reached | Message:
    domain = split_entity_id(entity_id)[0]
    risk = entity_risk(hass, entity_id)
    twin = next((twin for twin in home.twins.values() if twin.shadows(entity_id)), None)
    if twin is None:
        return _about(hass, "unresolved_no_twin", entity_id, risk)
    if (domain, call.service) not in SUPPORTED:
        return _about(hass, "unresolved_no_effect", entity_id, risk, action=call.action)
    effect = to_commands(
        domain,
        call.service,
        call.data,
        hass.states.get(entity_id),
        {binding.channel for binding in twin.bindings if binding.entity_id == entity_id},
        temperature_unit=hass.config.units.temperature_unit,
    )
    if not effect.channels:
        known = Risk.HARMLESS if call.service in STILLING else Risk.COSTLY if effect.attributes else risk
        return _about(hass, "unresolved_no_effect", entity_id, known, action=call.action)
    return Reached(twin, entity_id, effect)


def _about(hass: HomeAssistant, id_: str, entity_id: str, risk: Risk, **params: str) -> Message:
    state = hass.states.get(entity_id)
    name = entity_id if state is None else state.name
    return Message(id_, {**params, "entity": entity_id, "name": name, "risk": risk.value})


def _of_named_device(call: ActionCall, entity_id: str) -> bool:
    """Return whether an entity came in by its device, whose entities of other domains nobody meant."""
    named = call.target.get(ATTR_ENTITY_ID)
    return entity_id not in (named if isinstance(named, list | tuple | set) else (named,))


@callback
def validate(hass: HomeAssistant, call: ActionCall) -> None:
    """Hold a call against Home Assistant's own schema of the action. Raises ServiceValidationError where it refuses."""
    service = hass.services.async_services_for_domain(call.domain).get(call.service)
    if service is None:
        raise _refused("unknown_action", call, action=call.action)
    data: Any = {**call.data, **call.target}
    if service.schema is not None:
        try:
            data = service.schema(data)
        except vol.Invalid as err:
            raise _sentence(err.errors[0] if isinstance(err, vol.MultipleInvalid) else err, call) from None
    for name, value in data.items() if isinstance(data, Mapping) else ():
        if _endless(value):
            raise _refused("refused_data", call, action=call.action, name=str(name), problem=f"{value}: expected float")


def _endless(value: Any) -> bool:
    """Return whether a field holds NaN or an infinity, which Home Assistant lets pass as numbers."""
    if isinstance(value, Mapping):
        return any(_endless(item) for item in value.values())
    if isinstance(value, list | tuple | set):
        return any(_endless(item) for item in value)
    return isinstance(value, float) and not math.isfinite(value)


def _sentence(err: vol.Invalid, call: ActionCall) -> ServiceValidationError:
    key = str(err.path[0]) if err.path else ""
    if key in SELECTORS or (not key and not call.target):
        return _refused("refused_target", call, action=call.action)
    return _refused("refused_data", call, action=call.action, name=key or "data", problem=str(err.msg))


def _refused(key: str, call: ActionCall, **placeholders: str) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders={"field": call.field, **placeholders},
    )
