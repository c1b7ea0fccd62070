"""Whether devices did what they were told: their reports held against the command, until their usual time is over."""

import asyncio
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from homeassistant.const import ATTR_ASSUMED_STATE
from homeassistant.core import CALLBACK_TYPE, HassJob, callback
from homeassistant.helpers.event import async_call_later

from ..core.channel import CELSIUS, PERCENT, Quantity, Value
from ..core.scenario.inputs import STOP
from ..leeway import is_under_way

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from .targets import Reached

PATIENCE: Final = 10.0
"""s within which a plain device reports what it was told."""
PATIENCE_OF: Final = {"thermostat": 30.0, "water_heater": 30.0, "lock": 30.0, "alarm": 90.0, "vacuum": 30.0}
TRAVEL: Final = 90.0
"""s for what travels, where its own time is not learned."""
TRAVEL_MARGIN: Final = 1.5
TOLERANCE: Final = {CELSIUS: 0.6, PERCENT: 6.0}
TOLERANCE_SHARE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Told:
    """One source entity of a twin, and what its channels were told."""

    twin: TwinCoordinator
    entity_id: str
    channels: dict[str, Value]

    @property
    def done(self) -> bool:
        """Return whether the device reports what it was told, for every channel it reports at all."""
        return all(
            _agrees(self.twin, key, value)
            for key, value in self.channels.items()
            if key != STOP and key in self.twin.channels
        )

    @property
    def under_way(self) -> bool:
        """Return whether the device says that it is doing what it was told."""
        state = self.twin.hass.states.get(self.entity_id)
        return state is not None and is_under_way(state, state.last_changed_timestamp, time.time())

    @property
    def blind(self) -> bool:
        """Return whether the device cannot tell: it reports nothing back, or is not there."""
        state = self.twin.hass.states.get(self.entity_id)
        return state is None or bool(state.attributes.get(ATTR_ASSUMED_STATE))


def told(reached: Iterable[Reached]) -> list[Told]:
    """Return what each entity was told last, channel by channel."""
    found: dict[str, Told] = {}
    for item in reached:
        told_ = found.setdefault(item.entity_id, Told(item.twin, item.entity_id, {}))
        told_.channels.update(item.effect.channels)
    return list(found.values())


def patience(twin: TwinCoordinator, channels: Iterable[str] = ()) -> float:
    """Return within how many s a device usually has done what these channels were told, as far as that was seen."""
    learned_delays = [
        twin.assessment.obedience.delays[key] for key in channels if key in twin.assessment.obedience.delays
    ]
    if learned_delays:
        return max(delay.patience for delay in learned_delays)
    return _at_most(twin)


def _at_most(twin: TwinCoordinator) -> float:
    """Return within how many s a device of its kind has done what it was told."""
    if "position" in twin.channels:
        learned = twin.learned.parameters if twin.learned is not None else {}
        times = [learned[key].value for key in ("opening_time", "closing_time") if key in learned]
        return max(times) * TRAVEL_MARGIN + PATIENCE if times else TRAVEL
    return PATIENCE_OF.get(twin.kind.id, PATIENCE)


async def async_read_back(items: Iterable[Told]) -> dict[str, bool | None]:
    """Wait until every device reports what it was told, or its time is over.

    Returns per entity whether it did; None for one that cannot tell.
    """
    results = await asyncio.gather(*(_async_one(item) for item in items))
    return dict(results)


async def _async_one(item: Told) -> tuple[str, bool | None]:
    if item.blind:
        return item.entity_id, None
    if item.done:
        return item.entity_id, True
    hass = item.twin.hass
    settled: asyncio.Future[bool] = hass.loop.create_future()
    usual, longest = patience(item.twin, item.channels), _at_most(item.twin)
    overdue = False
    timers: list[CALLBACK_TYPE] = []

    @callback
    def end() -> None:
        if not settled.done():
            settled.set_result(item.done)

    def look() -> None:
        if item.done or (overdue and not item.under_way):
            end()

    @callback
    def give_up(_now: datetime) -> None:
        nonlocal overdue
        if overdue or longest <= usual or not item.under_way:
            end()
            return
        overdue = True
        wait(longest - usual)

    def wait(seconds: float) -> None:
        timers.append(async_call_later(hass, seconds, HassJob(give_up, cancel_on_shutdown=True)))

    ref = next(ref for ref, entity_id in item.twin.sources.items() if entity_id == item.entity_id)
    unsubscribe = item.twin.async_subscribe_source(ref, look)
    wait(usual)
    try:
        return item.entity_id, await settled
    finally:
        unsubscribe()
        timers[-1]()


def _agrees(twin: TwinCoordinator, key: str, wanted: Value) -> bool:
    actual = twin.state.get(key)
    channel = twin.channels[key]
    if actual is None:
        return False
    if channel.quantity is not Quantity.NUMBER:
        return actual == wanted
    tolerance = TOLERANCE.get(channel.unit or "", abs(float(wanted)) * TOLERANCE_SHARE)
    return abs(float(actual) - float(wanted)) <= tolerance
