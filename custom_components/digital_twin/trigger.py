"""Triggers of automations: what twins find out about their devices, and what the guard denies, asks and foresees."""

from collections.abc import Mapping
from typing import Any, Final, override

import voluptuous as vol
from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID, ATTR_NAME, CONF_OPTIONS, CONF_TARGET
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids
from homeassistant.helpers.trigger import Trigger, TriggerActionRunner, TriggerConfig, TriggerNotTriggeredReporter
from homeassistant.helpers.trigger.models import NotTriggeredInfo
from homeassistant.helpers.typing import ConfigType

from .alert_details import alert_details
from .alerts import KINDS, OVER, WORSE
from .core.messages import Message
from .core.requests import Severity
from .data import DATA
from .events import EVENT, RANK, async_sentence
from .guard.foresight import WATCHED
from .guard.notices import ASKED, buttons
from .guard.pending import row_of
from .texts import async_cached_speaker

CONF_SEVERITY: Final = "severity"
_PASSED_ON: Final = ("kind", "severity", "event_id", ATTR_ENTITY_ID, ATTR_DEVICE_ID, ATTR_NAME)
_STARTED: Final = frozenset({*KINDS.values(), WORSE})
_HEALTH: Final = frozenset({"health_critical", "health_good", "health_warning"})
_TARGET: Final = {vol.Optional(CONF_TARGET): cv.TARGET_FIELDS}
_PLAIN: Final = vol.Schema({**_TARGET, vol.Optional(CONF_OPTIONS, default=dict): {}})
_WITH_SEVERITY: Final = vol.Schema(
    {
        **_TARGET,
        vol.Optional(CONF_OPTIONS, default=dict): {
            vol.Optional(CONF_SEVERITY, default=Severity.MEDIUM.value): vol.In([item.value for item in Severity])
        },
    }
)


def _reason(hass: HomeAssistant, data: Mapping[str, Any]) -> str | None:
    """Return why, as a sentence in the home's language."""
    reason = data.get("reason")
    if not isinstance(reason, Mapping):
        return None
    return async_cached_speaker(hass).say(Message(str(reason["id"]), reason.get("params", {})))


def _of_action(hass: HomeAssistant, data: Mapping[str, Any], _entity_id: str | None = None) -> dict[str, Any]:
    told = {key: data.get(key) for key in ("actions", "entities", "hazard")}
    return {**told, "reason": _reason(hass, data)}


def _of_request(hass: HomeAssistant, data: Mapping[str, Any], _entity_id: str | None) -> dict[str, Any]:
    """Return what is asked for as the interfaces list it, and the buttons that answer it."""
    home = hass.data[DATA].home
    approval = None if home is None else home.door.approvals.pending.get(data["approval"])
    if home is None or approval is None:
        return {**_of_action(hass, data), "approval": data["approval"]}
    speaker = async_cached_speaker(hass)
    row = row_of(hass, home, approval, speaker, None)
    asked = {key: row[key] for key in ("asked", "outcome", "alternative", "expires", "needs_code", "name")}
    return {
        **_of_action(hass, data),
        **asked,
        "approval": approval.approval_id,
        "buttons": buttons(approval, speaker, code=row["needs_code"]),
    }


def _of_hazard(hass: HomeAssistant, data: Mapping[str, Any], _entity_id: str | None) -> dict[str, Any]:
    told = {key: data.get(key) for key in ("at", "entities", "hazard", "probability", "time")}
    return {**told, "hazard_name": data.get("name"), "reason": _reason(hass, data)}


class _EventTrigger(Trigger):
    """Fires at events of some kinds, about the targeted twins: all where none is targeted.

    It listens on the bus, so that it lasts while the home is set up anew.
    """

    kinds: frozenset[str]
    schema: vol.Schema = _PLAIN

    @staticmethod
    def details(hass: HomeAssistant, data: Mapping[str, Any], entity_id: str | None, /) -> dict[str, Any]:
        """Return what the trigger tells of an event about an entity's twin beside its kind and sentence."""
        home = None if DATA not in hass.data else hass.data[DATA].home
        twin = None if home is None or entity_id is None else home.twin_of_entity(entity_id)
        return alert_details(hass, twin, data)

    @override
    @classmethod
    async def async_validate_config(cls, hass: HomeAssistant, config: ConfigType) -> ConfigType:
        """Validate target and options."""
        valid: ConfigType = cls.schema(config)
        return valid

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Keep what is wanted."""
        super().__init__(hass, config)
        self._target = config.target
        self._least = (config.options or {}).get(CONF_SEVERITY)

    @override
    async def async_attach_runner(
        self, run_action: TriggerActionRunner, did_not_trigger: TriggerNotTriggeredReporter | None = None
    ) -> CALLBACK_TYPE:
        """Listen."""

        @callback
        def handle(event: Event) -> None:
            data = event.data
            if self._least is not None and RANK[data["severity"]] < RANK[self._least]:
                if did_not_trigger is not None:
                    did_not_trigger(NotTriggeredInfo("severity", {"severity": data["severity"]}), event.context)
                return
            message = async_sentence(self._hass, data["kind"], data["data"])
            payload = {key: data[key] for key in _PASSED_ON}
            details = self.details(self._hass, data["data"], data[ATTR_ENTITY_ID])
            run_action({**payload, "message": message, **details}, message, event.context)

        @callback
        def wanted(data: Mapping[str, Any]) -> bool:
            return data["kind"] in self.kinds and self._is_targeted(data)

        return self._hass.bus.async_listen(EVENT, handle, event_filter=wanted)

    def _is_targeted(self, data: Mapping[str, Any]) -> bool:
        """Return whether an event is about a twin that is targeted: itself, by its device, or by what it shadows."""
        if not self._target:
            return True
        selected = async_extract_referenced_entity_ids(self._hass, TargetSelection(self._target))
        entity_ids = selected.referenced | selected.indirectly_referenced
        if not entity_ids.isdisjoint(data["data"].get("entities", ())):
            return True
        if data[ATTR_ENTITY_ID] in entity_ids or data[ATTR_DEVICE_ID] in selected.referenced_devices:
            return True
        registry = er.async_get(self._hass)
        devices = {entry.device_id for entity_id in entity_ids if (entry := registry.async_get(entity_id))}
        return data[ATTR_DEVICE_ID] is not None and data[ATTR_DEVICE_ID] in devices


class DivergedTrigger(_EventTrigger):
    """Fires when a twin finds something that is not as expected, and when that gets worse."""

    kinds = _STARTED
    schema = _WITH_SEVERITY


class ExpectedAgainTrigger(_EventTrigger):
    """Fires when something is as expected again."""

    kinds = frozenset({OVER})


class HealthChangedTrigger(_EventTrigger):
    """Fires when a twin's health gets better or worse by a level."""

    kinds = _HEALTH


class ActionDeniedTrigger(_EventTrigger):
    """Fires when the guard denies an action."""

    kinds = frozenset({"action_denied"})
    details = staticmethod(_of_action)


class ApprovalRequestedTrigger(_EventTrigger):
    """Fires when an action waits for a person."""

    kinds = frozenset({ASKED})
    details = staticmethod(_of_request)


class HazardPredictedTrigger(_EventTrigger):
    """Fires when the guard foresees a hazard that nobody's action brings about."""

    kinds = frozenset({WATCHED})
    schema = _WITH_SEVERITY
    details = staticmethod(_of_hazard)


TRIGGERS: Final[dict[str, type[Trigger]]] = {
    "action_denied": ActionDeniedTrigger,
    "approval_requested": ApprovalRequestedTrigger,
    "diverged": DivergedTrigger,
    "expected_again": ExpectedAgainTrigger,
    "hazard_predicted": HazardPredictedTrigger,
    "health_changed": HealthChangedTrigger,
}


async def async_get_triggers(_hass: HomeAssistant) -> dict[str, type[Trigger]]:
    """Return the triggers of this integration."""
    return TRIGGERS
