"""digital_twin/twin/subscribe: everything about one twin, with what changes of it."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import async_response, websocket_command
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from ..access import POLICY_CONTROL, may
from ..actions.model_answer import learned_answer
from ..actions.response import shown_as
from ..const import DOMAIN
from ..core.channel import Quantity
from ..core.twin import Learned
from ..forecaster import LONG_HORIZON
from ..texts import Speaker, async_speaker
from .common import SPEAK_FIELDS, TWIN_FIELDS, Message, Subscription, difference, or_not_found_later, readable_twin
from .curves import forecast_columns
from .limits import limits
from .tile import tile

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..core.requests import Prediction


class TwinView:
    """What one client knows of one twin, section by section."""

    def __init__(
        self, hass: HomeAssistant, twin: TwinCoordinator, connection: ActiveConnection, speaker: Speaker
    ) -> None:
        """Nothing is known yet."""
        self._hass = hass
        self._twin = twin
        self._user = connection.user
        self._speaker = speaker
        self._known: Message = {}
        self._channels: Message = {}
        self._prediction: Prediction | None = None
        self._learned: tuple[Learned | None, bool] | None = None
        self._frozen: bool | None = None

    @callback
    def async_collect(self) -> Message | None:
        """Return the sections that changed; of the channels those that did."""
        twin = self._twin
        if twin.home.twins.get(twin.entry.entry_id) is not twin:
            return {"ended": True}
        sections: Message = {
            "tile": tile(self._hass, twin, self._speaker),
            "watch": _watch(self._hass, twin),
            "accuracy": _accuracy(self._hass, twin),
            "limits": limits(self._hass, twin),
        }
        if self._frozen is not twin.frozen:
            self._frozen = twin.frozen
            sections["identity"] = _identity(self._hass, twin, controls=may(self._user, twin, POLICY_CONTROL))
        if self._learned != (learned := (twin.learned, twin.frozen)):
            self._learned = learned
            sections["learned"] = (
                None if twin.learned is None else learned_answer(self._hass, twin, twin.learned, self._speaker)
            )
        if (prediction := twin.forecaster.course(LONG_HORIZON) or twin.prediction) is not self._prediction:
            self._prediction = prediction
            sections["forecast"] = (
                None if prediction is None else forecast_columns(self._hass, twin, prediction, self._speaker)
            )
        message = difference(sections, self._known)
        self._known |= message
        channels = _channels(self._hass, twin)
        if changed := difference(channels, self._channels):
            message["channels"] = changed
            self._channels = channels
        return message or None


def _identity(hass: HomeAssistant, twin: TwinCoordinator, *, controls: bool) -> Message:
    config = twin.config
    own = dr.async_get(hass).async_get_device_by_identifier(twin.device_identifier, twin.entry.entry_id)
    return {
        "twin_id": twin.entry.entry_id,
        "device_id": config.device_id,
        "own_device_id": None if own is None else own.id,
        "fidelity": config.fidelity.value,
        "priority": config.priority.value,
        "controls": controls,
        "frozen": twin.frozen,
        "sources": [twin.sources[config.main], *(twin.sources[ref] for refs in config.roles.values() for ref in refs)],
        "entities": sorted(
            entry.entity_id for entry in er.async_entries_for_config_entry(er.async_get(hass), twin.entry.entry_id)
        ),
    }


def _watch(hass: HomeAssistant, twin: TwinCoordinator) -> Message:
    """Return health with its parts and the open alerts, in the user's units."""
    health = twin.health
    alerts = []
    for key, alert in twin.assessment.alerts.book.current.items():
        finding = alert.finding
        shown = shown_as(hass, twin, finding.channel)
        alerts.append(
            {
                "key": key,
                "cause": finding.cause.value,
                "channel": finding.channel,
                "severity": finding.severity.value,
                "since": round(finding.since),
                "expected": shown.value(finding.expected),
                "actual": shown.value(finding.actual),
                "unit": shown.unit,
                "acknowledged": alert.acknowledged,
                "text": twin.assessment.alerts.sentence(alert, time.time(), asked=True),
            }
        )
    return {
        "health": None
        if health is None
        else {
            "score": round(health.score),
            "level": health.level.value,
            "parts": {key: round(part) for key, part in health.parts.items()},
        },
        "alerts": alerts,
        "last_sync": None if twin.syncing.last is None else round(twin.syncing.last.timestamp()),
    }


def _accuracy(hass: HomeAssistant, twin: TwinCoordinator) -> list[Message]:
    main = twin.main_channel
    if main is None:
        return []
    shown = shown_as(hass, twin, main)
    return [
        {
            "horizon": horizon,
            "scored": score.n,
            "error": None if score.error is None else round(score.error * abs(shown.factor), 4),
            "skill": None if score.skill is None else round(score.skill, 3),
            "coverage": None if score.coverage is None else round(score.coverage, 3),
            "brier": None if score.brier is None else round(score.brier, 4),
        }
        for horizon, score in sorted(twin.scores.items())
    ]


def _channels(hass: HomeAssistant, twin: TwinCoordinator) -> Message:
    found: Message = {}
    read = {binding.channel: binding for binding in twin.bindings}
    for key, channel in twin.channels.items():
        shown = shown_as(hass, twin, key)
        value = twin.shown(key)
        if value is None and key != twin.main_channel:
            continue
        found[key] = {
            "quantity": channel.quantity.value,
            "unit": shown.unit if channel.quantity is Quantity.NUMBER else None,
            "value": shown.value(value),
            "entity_id": read[key].entity_id if key in read else None,
            "attribute": read[key].attribute if key in read else None,
        }
    return found


@websocket_command({vol.Required("type"): f"{DOMAIN}/twin/subscribe", **TWIN_FIELDS, **SPEAK_FIELDS})
@async_response
@or_not_found_later
async def async_subscribe_twin(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Send everything about a twin, then what changes; its next day is predicted while somebody looks."""
    speaker = await async_speaker(hass)
    twin = readable_twin(hass, connection, msg)
    view = TwinView(hass, twin, connection, speaker)
    subscription = Subscription(hass, connection, msg["id"], view.async_collect)
    ends: tuple[Callable[[], None], ...] = (
        twin.async_watch(subscription.async_mark),
        twin.home.async_subscribe(subscription.async_mark),
        twin.forecaster.async_want(LONG_HORIZON),
    )
    for end in ends:
        subscription.on_end(end)
    subscription.async_begin()
