"""The home's twins as the rehearsal simulates them."""

import math
import statistics
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
from homeassistant.core import HomeAssistant, State, callback, split_entity_id
from homeassistant.helpers import entity_registry as er

from ...const import DOMAIN, Mode, Role
from ...core.channel import InvalidValueError, Quantity, Value
from ...core.models.protocol import Array
from ...guard.facts import area_of
from ...rendering import decimals
from ...sandbox import driven_channels, shown_channels
from ...sources import NOT_REPORTED
from ..protocol import SimulatedTwin, View

if TYPE_CHECKING:
    from ...coordinator import TwinCoordinator

MEASURED: Final = frozenset({"sensor", "binary_sensor", "generic"})
"""Kinds that nothing commands: their history or pattern says more of the world than a model of the sensor."""
TYPICAL_INTERVAL: Final = 300.0
SHORTEST, LONGEST = 5.0, 1800.0
USUAL: Final = 0.25
"""The quantile of the gaps between changes that a clock would show: a value may stay as it is from report to report."""
TOO_SHORT, FEW_TOO_SHORT = 0.8, 0.05
"""Gaps below that part of the usual one, if more than so few, come of a device that reports whatever changes."""
OFF_BEAT, ON_BEAT = 0.05, 0.8
"""How far gaps may lie from whole intervals, as part of one, and how many lie no farther if a clock makes them."""
FEWEST: Final = 6
"""Reports from which an interval, or a step, counts as learned."""
MOVING: Final = frozenset({"alarm", "cover", "garage_door", "lock", "vacuum", "valve"})
FADING: Final = frozenset({"brightness", "color_temperature"})
FEWEST_OBEYED: Final = 3
"""Obeyed commands from which a delay counts as learned."""
LONGEST_DELAY: Final = 60.0
SLOW: Final = frozenset({"temperature", "humidity", "power", "energy", "valve"})

type StateOf = Callable[[str], State | None]


@callback
def is_simulated(twin: TwinCoordinator) -> bool:
    """Return whether a rehearsal plays the twin's device by its model."""
    return twin.kind.id not in MEASURED


@callback
def as_simulated(
    hass: HomeAssistant, twin: TwinCoordinator, now: float, state_of: StateOf | None = None
) -> SimulatedTwin:
    """Return a twin with its views; with state_of, as its sources stood then instead of now."""
    snapshot = twin.snapshot()
    if state_of is not None:
        values = values_of(twin, state_of)
        snapshot = replace(snapshot, values=values, changed={})
    interval, steps, schedule = reporting(twin, now)
    channels = {
        key: replace(channel, resolution=max(channel.resolution, steps.get(key, 0.0)))
        for key, channel in snapshot.spec.channels.items()
    }
    snapshot = replace(snapshot, spec=replace(snapshot.spec, channels=channels))
    return SimulatedTwin(
        snapshot=snapshot,
        views=tuple(views_of(hass, twin)),
        windows=tuple(twin.sources[ref] for ref in twin.config.roles.get(Role.WINDOWS, ())),
        area=area_of(hass, twin),
        interval=interval,
        delay=delay_of(twin),
        schedule=schedule,
    )


@callback
def views_of(hass: HomeAssistant, twin: TwinCoordinator) -> list[View]:
    """Return what a twin's source entities show of it."""
    views: list[View] = []
    shadowed = {twin.sources[ref]: ref for ref in twin.shadowed}
    for entity_id, ref in shadowed.items():
        if split_entity_id(entity_id)[0] not in ("sensor", "binary_sensor"):
            views.append(View(entity_id=entity_id, shown=shown_channels(twin, ref), driven=driven_channels(twin, ref)))
            views += _shadows(hass, twin, ref)
    for binding in twin.bindings:
        state = hass.states.get(binding.entity_id)
        if split_entity_id(binding.entity_id)[0] == "sensor" and binding.attribute is None and state is not None:
            views.append(View(entity_id=binding.entity_id, sensor=binding.channel, digits=decimals(state.state)))
    return views


@callback
def _shadows(hass: HomeAssistant, twin: TwinCoordinator, ref: str) -> list[View]:
    """Return what the twin's shadow of a source shows; a sandbox's shadow goes its own way."""
    source = twin.sources[ref]
    shadow = er.async_get(hass).async_get_entity_id(split_entity_id(source)[0], DOMAIN, f"{twin.entry.entry_id}_{ref}")
    if shadow is None or twin.config.mode is Mode.SANDBOX:
        return []
    return [
        View(
            entity_id=shadow, shown=shown_channels(twin, ref), driven=driven_channels(twin, ref), of=source,
            guarded=twin.config.mode is Mode.GUARD,
        )
    ]  # fmt: skip


@callback
def delay_of(twin: TwinCoordinator) -> float:
    """Return how long (s) the device usually takes to obey, as its obeyed commands tell; 0 where few tell it.

    What moves or fades takes its time in the model: there only the switching itself counts.
    """
    if twin.kind.id in MOVING:
        return 0.0
    usual = [
        math.exp(delay.mean)
        for key, delay in twin.assessment.obedience.delays.items()
        if delay.count >= FEWEST_OBEYED and key not in FADING
    ]
    return min(max(usual, default=0.0), LONGEST_DELAY)


def values_of(twin: TwinCoordinator, state_of: StateOf) -> Mapping[str, Value]:
    """Return the channels' values as the sources' states at another time tell them."""
    values: dict[str, Value] = {}
    for binding in twin.bindings:
        state = state_of(binding.entity_id)
        if binding.channel == "window" or state is None or state.state in NOT_REPORTED:
            continue
        try:
            raw = binding.read(state)
            if raw is not None:
                values[binding.channel] = twin.channels[binding.channel].validate(raw)
        except InvalidValueError:
            continue
    return values


def reporting(twin: TwinCoordinator, now: float) -> tuple[float, Mapping[str, float], Mapping[str, float]]:
    """Return how often (s) the device reports what it measures, in which steps, and by which clock, as it did of late.

    A device without a clock tells what changes when it changes.
    """
    gaps: list[float] = []
    steps: dict[str, float] = {}
    schedule: dict[str, float] = {}
    for key, ring in twin.state.recent.items():
        channel = twin.channels.get(key)
        if channel is None or channel.quantity is not Quantity.NUMBER or channel.command or key not in SLOW:
            continue
        series = ring.series(now)
        if series.times.size < FEWEST:
            continue
        apart = np.diff(series.times)
        if (every := by_the_clock(apart)) is not None:
            schedule[key] = every
        gaps.append(float(np.median(apart)) if every is None else every)
        moved = np.abs(np.diff(series.values))
        moved = moved[np.isfinite(moved) & (moved > 1e-9)]
        if moved.size >= FEWEST:
            steps[key] = round(float(np.min(moved)), 6)
    if not gaps:
        return TYPICAL_INTERVAL, steps, schedule
    return min(max(statistics.median(gaps), SHORTEST), LONGEST), steps, schedule


def by_the_clock(apart: Array) -> float | None:
    """Return the interval (s) of reports whose changes lie so far (s) apart; None for those that follow no clock."""
    usual = float(np.quantile(apart, USUAL))
    every = float(np.median(apart / np.maximum(np.rint(apart / usual), 1.0)))
    beats = apart / every
    in_time = np.mean(np.abs(beats - np.rint(beats)) <= OFF_BEAT) >= ON_BEAT
    return every if in_time and np.mean(beats < TOO_SHORT) <= FEW_TOO_SHORT else None
