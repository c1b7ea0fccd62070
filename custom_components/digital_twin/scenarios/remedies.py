"""A remedy as response data: its gain, and the very changes that were simulated, in the language of scenarios."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from homeassistant.core import HomeAssistant, callback

from ..actions.clocked import clocked
from ..actions.response import shown_as
from ..core.home.happenings import Command, Given, Happening, When
from ..texts import Speaker
from ..units import in_degree_hours
from .steps import action_of

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..core.channel import Value
    from ..core.scenario.result import Recommendation

type Twins = Mapping[str, TwinCoordinator]


@callback
def recommended(
    hass: HomeAssistant, one: Recommendation, twins: Twins, start: float, speaker: Speaker
) -> dict[str, Any]:
    """Return what a remedy is, what it gains, and the changes that it was simulated with. start: epoch s."""
    (message,) = clocked(hass, (one.message,), start)
    return {
        "id": one.id,
        "text": speaker.say(message),
        "outcome": speaker.say(one.outcome),
        "gain": {name: round(in_degree_hours(hass, name, value), 3) for name, value in one.gain.items()},
        "changes": [change for happening in one.happenings for change in written(hass, happening, twins)],
    }


def written(hass: HomeAssistant, happening: Happening, twins: Twins) -> Iterator[dict[str, Any]]:
    """Yield a command or a given value as changes of a scenario, in the units of the twin's own entities."""
    common: dict[str, Any] = {"at": round(happening.at)}
    if happening.when is not None:
        common["when"] = _condition(hass, happening.when, twins)
    if happening.duration is not None:
        common["for"] = round(happening.duration)
    match happening:
        case Command():
            twin, values = twins[happening.twin_id], dict(happening.commands)
        case Given():
            twin, values = twins[happening.twin_id], {happening.channel: happening.value}
        case _:
            return
    left: dict[str, Any] = {}
    for channel, value in values.items():
        action = action_of(twin, channel, value) if isinstance(happening, Command) else None
        if action is None:
            left[channel] = _shown(hass, twin, channel, value)
        else:
            yield {**common, **action}
    if left:
        yield {**common, "twin": _entity(twin), "set": left}


def _condition(hass: HomeAssistant, when: When, twins: Twins) -> dict[str, Any]:
    twin = None if when.twin_id is None else twins[when.twin_id]
    told: dict[str, Any] = (
        {"environment": when.channel} if twin is None else {"twin": _entity(twin), "channel": when.channel}
    )
    for key, value in (("above", when.above), ("below", when.below), ("equals", when.equals)):
        if value is not None:
            told[key] = value if twin is None else _shown(hass, twin, when.channel, value)
    return {**told, **({"for": round(when.lasting)} if when.lasting else {})}


def _shown(hass: HomeAssistant, twin: TwinCoordinator, channel: str, value: Value) -> Value | None:
    if isinstance(value, str | bool) or channel not in twin.channels:
        return value
    return shown_as(hass, twin, channel).number(float(value))


def _entity(twin: TwinCoordinator) -> str:
    return twin.sources[twin.config.main]
