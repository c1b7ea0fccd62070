"""The limits that a chart draws: what the interview was told of a channel, and what is expected of it, give or take."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from homeassistant.core import HomeAssistant, callback

from ..actions.response import shown_as
from ..core import settings
from ..core.channel import Quantity
from ..core.sync.divergence import span
from ..core.sync.expectation import Basis
from .common import Message

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

COMFORT: Final = (settings.COMFORT_LOW, settings.COMFORT_HIGH)
CHANNELS: Final[Mapping[str, tuple[str, ...]]] = {
    "temperature": COMFORT,
    "level": (settings.LEVEL_LOW, settings.LEVEL_HIGH),
    "charge": (settings.RESERVE,),
    "power": (settings.PLUG_LIMIT,),
}
OF_HUMIDIFIERS: Final[Mapping[str, tuple[str, ...]]] = {"humidity": COMFORT}
EXPECTED_LOW: Final = "expected_low"
EXPECTED_HIGH: Final = "expected_high"


@callback
def limits(hass: HomeAssistant, twin: TwinCoordinator) -> dict[str, list[Message]]:
    """Return the limits by channel, each with its name and its value in the channel's shown unit; none: left out."""
    told = OF_HUMIDIFIERS if twin.kind.id == "humidifier" else CHANNELS
    found: dict[str, list[Message]] = {}
    for key, channel in twin.channels.items():
        if channel.quantity is not Quantity.NUMBER:
            continue
        answers = {name: settings.number(twin.config.settings, name) for name in told.get(key, ())}
        values = {**answers, **_expected(twin, key)}
        shown = shown_as(hass, twin, key)
        rows = [{"name": name, "value": shown.number(value)} for name, value in values.items() if value is not None]
        if rows:
            found[key] = rows
    return found


def _expected(twin: TwinCoordinator, key: str) -> dict[str, float]:
    """Return between which values a person expects a number at all times; by a schedule that is no straight line."""
    baseline = twin.assessment.expectations.baselines.channels.get(key)
    if baseline is None or baseline.basis is not Basis.CONSTANT or baseline.value is None:
        return {}
    value = float(baseline.value)
    width = span(twin.channels[key], value) if baseline.span is None else baseline.span
    return {EXPECTED_LOW: value - width, EXPECTED_HIGH: value + width}
