"""Home Assistant's actions on one entity as commands to a twin's channels, in the core's units."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from homeassistant.core import State
from homeassistant.exceptions import ServiceValidationError

from ..const import DOMAIN
from ..core.channel import Value
from ..core.scenario.inputs import STOP
from ..rendering import STATE_KEY, render
from . import alarm, appliance, climate, light, media, setting, travel, vacuum
from .call import SWITCHING, Call, Handler

__all__ = ["STOP", "SUPPORTED", "CommandEffect", "to_commands"]

_HANDLERS: Final[Mapping[str, Mapping[str, Handler]]] = {
    "alarm_control_panel": alarm.ALARM,
    "climate": climate.CLIMATE,
    "cover": travel.COVER,
    "fan": appliance.FAN,
    "humidifier": appliance.HUMIDIFIER,
    "input_boolean": SWITCHING,
    "light": light.HANDLERS,
    "lock": appliance.LOCK,
    "media_player": media.MEDIA_PLAYER,
    "number": setting.NUMBER,
    "select": setting.SELECT,
    "siren": SWITCHING,
    "switch": SWITCHING,
    "vacuum": vacuum.VACUUM,
    "valve": travel.VALVE,
    "water_heater": climate.WATER_HEATER,
}

SUPPORTED: Final = frozenset((domain, service) for domain, services in _HANDLERS.items() for service in services)
"""Every action, as (domain, service), that to_commands understands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandEffect:
    """What an action asks of one entity.

    channels: channels of the twin, in the core's units. attributes: what the entity will show that is no channel of the
    twin (its state under "state"), in the entity's own units. transition: s over which a light is to fade.
    """

    channels: Mapping[str, Value] = field(default_factory=dict)
    attributes: Mapping[str, Any] = field(default_factory=dict)
    transition: float | None = None


def to_commands(
    domain: str,
    service: str,
    data: Mapping[str, Any],
    state: State | None,
    channels: Collection[str],
    *,
    temperature_unit: str,
) -> CommandEffect:
    """Return what an action asks of one entity.

    data are the action's fields (targets among them are ignored), state the entity's present state, channels the keys
    of the twin's channels that this entity drives; what it asks of others is shown as attributes. temperature_unit is
    the unit of temperatures in data and state, Home Assistant's own. `homeassistant.turn_on`, `turn_off` and `toggle`
    mean the entity's own domain. Raises ServiceValidationError for an unsupported action and for a malformed value.
    """
    if domain == "homeassistant" and state is not None:
        domain = state.domain
    handler = _HANDLERS.get(domain, {}).get(service)
    action = f"{domain}.{service}"
    if handler is None:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="unsupported_action",
            translation_placeholders={"action": action},
        )
    call = Call(action, data, state, temperature_unit)
    handler(call)
    driven = {*channels, STOP} if "position" in channels else set(channels)
    setting.name_channel(domain, call, driven)
    others = {key: value for key, value in call.channels.items() if key not in driven}
    return CommandEffect(
        channels={key: value for key, value in call.channels.items() if key in driven},
        attributes=_resting(domain, others, temperature_unit) | call.attributes,
        transition=call.number("transition", 0, 6553) if "transition" in data else None,
    )


def _resting(domain: str, values: Mapping[str, Value], temperature_unit: str) -> dict[str, Any]:
    """Return what an entity shows once commands to channels that the twin does not have are carried out."""
    shown = render(domain, values, temperature_unit)
    if "position" in values and STATE_KEY not in shown:
        shown[STATE_KEY] = "closed" if values["position"] == 0 else "open"
    if domain == "water_heater" and STATE_KEY in shown:
        shown["operation_mode"] = shown[STATE_KEY]
    return shown
