"""Commands of a simulation as actions that Home Assistant can run, for `run_action` and for scenarios to come."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import split_entity_id

from ..core.requests import Change
from ..guard.script_steps import WRITTEN, pause

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..core.channel import Value

SWITCHED: Final = frozenset({"fan", "humidifier", "input_boolean", "light", "media_player", "siren", "switch"})


def action_of(twin: TwinCoordinator, channel: str, value: Value) -> dict[str, Any] | None:
    """Return the action that sets a twin's channel on its device; None where there is none."""
    binding = next((item for item in twin.bindings if item.channel == channel), None)
    if binding is None:
        return None
    domain = split_entity_id(binding.entity_id)[0]
    name: str | None = None
    data: Mapping[str, Any] = {}
    if (write := WRITTEN.get((domain, channel))) is not None:
        name, data = write(twin, value)
    elif channel == "on" and domain in SWITCHED:
        name = f"{domain}.turn_on" if value else f"{domain}.turn_off"
    elif domain in ("select", "input_select"):
        name, data = f"{domain}.select_option", {"option": str(value)}
    elif domain in ("number", "input_number"):
        name, data = f"{domain}.set_value", {"value": float(value)}
    elif (domain, channel) == ("water_heater", "operation"):
        name, data = "water_heater.set_operation_mode", {"operation_mode": str(value)}
    if name is None:
        return None
    return {"action": name, "target": {ATTR_ENTITY_ID: [binding.entity_id]}, **({"data": dict(data)} if data else {})}


def changes_of(commands: Iterable[Change], twins: Mapping[str, TwinCoordinator]) -> list[dict[str, Any]]:
    """Return commands as the changes of a scenario: at which time after the start which action."""
    return [
        {"at": round(change.at), **action}
        for change in sorted(commands, key=lambda change: change.at)
        for channel, value in change.commands.items()
        if (action := action_of(twins[change.twin_id], channel, value)) is not None
    ]


def script_of(changes: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the changes of a scenario as the steps of a script, with the pauses between them."""
    steps: list[dict[str, Any]] = []
    now = 0.0
    for change in changes:
        if change["at"] > now:
            steps.append(pause(change["at"] - now))
            now = change["at"]
        steps.append({key: value for key, value in change.items() if key != "at"})
    return steps
