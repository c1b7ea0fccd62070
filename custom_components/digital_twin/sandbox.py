"""A twin's sandbox: commands change the twin only, whose model then plays what the device would do.

The model runs in the event loop, as one member of an ensemble: a step takes a fraction of a millisecond. Steps are fine
while something that is shown moves, coarse while nothing does, and none are made once the model rests.
"""

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.components.sensor import DOMAIN as SENSOR_DOMAIN
from homeassistant.core import CALLBACK_TYPE, HassJob, State, callback, split_entity_id
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.event import async_call_later

from .commands import CommandEffect, to_commands
from .const import DOMAIN, LOGGER, SANDBOX_RETURN
from .core.channel import Channel, Value
from .core.models.draw import best
from .core.models.protocol import Array, Block, ModelState
from .core.models.registry import IsolatedModel, model_for
from .core.requests import Environment
from .environment import async_expected_environment
from .rendering import STATE_KEY, decimals, render, sensor_state, shown_by

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

# How long a step of simulated time is, in s: right after a command, while something moves, and at most.
INSTANT: Final = 0.05
FINE: Final = 0.5
COARSE: Final = 60.0
ENVIRONMENT_STEP: Final = 300.0

# Parts of a model's state that only count; they grow while the device rests.
_COUNTERS: Final = frozenset({"energy", "elapsed"})
# Parameters that only scatter the members of an ensemble; a sandbox plays the expected course.
_SCATTER: Final = ("disturbance", "step_deviation")
QUIET: Final = 1e-9
# What a device shows again, though not reported while it was off, once a command turned it on.
_COMES_BACK: Final[Mapping[str, tuple[str, ...]]] = {
    "on": ("brightness", "color_temperature", "speed"),
    "hvac_mode": ("target_temperature",),
}
_WINDOW: Final = "window"


@dataclass(slots=True)
class _Run:
    """A simulation under way."""

    model: IsolatedModel
    theta: dict[str, Array]
    state: ModelState
    at: float
    rng: np.random.Generator
    known: set[str]
    values: dict[str, Value] = field(default_factory=dict)
    environment: Environment | None = None
    step: float = FINE


class Sandbox:
    """Simulates a twin on its own from the first command until it returns to its device's state."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Nothing is simulated until the first command."""
        self._twin = twin
        self._run: _Run | None = None
        self._attributes: dict[str, dict[str, Any]] = {}
        self._overlays: dict[str, dict[str, Any]] = {}
        self._timer: CALLBACK_TYPE | None = None
        self._return_timer: CALLBACK_TYPE | None = None

    @property
    def active(self) -> bool:
        """Return whether the twin shows a simulation instead of its device."""
        return self._run is not None

    @property
    def values(self) -> Mapping[str, Value]:
        """Return the simulated channels in the core's units."""
        return {} if self._run is None else self._run.values

    def overlay(self, ref: str) -> Mapping[str, Any]:
        """Return the attributes, and the state under STATE_KEY, that replace those of a source while simulated."""
        return self._overlays.get(ref, {})

    async def async_command(self, ref: str, service: str, data: Mapping[str, Any]) -> None:
        """Carry out an action on the shadow of a source. Raises ServiceValidationError for what it cannot."""
        twin = self._twin
        source = twin.hass.states.get(twin.sources[ref])
        if source is None:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="source_missing",
                translation_placeholders={"source": twin.sources[ref]},
            )
        overlay = dict(self.overlay(ref))
        shown = State(source.entity_id, overlay.pop(STATE_KEY, source.state), {**source.attributes, **overlay})
        effect = to_commands(
            source.domain,
            service,
            data,
            shown,
            driven_channels(twin, ref),
            temperature_unit=twin.hass.config.units.temperature_unit,
        )
        run = self._run or self._begin()
        self._attributes.setdefault(ref, {}).update(effect.attributes)
        run.theta.update(_transition(run, effect))
        run.known.update(effect.channels)
        for key in effect.channels:
            run.known.update(_COMES_BACK.get(key, ()))
        self._advance(run, effect.channels)
        run.step = FINE
        self._schedule(run)
        self._restart_return()

    @callback
    def _begin(self) -> _Run:
        """Start from what the device reports, on the model's best estimate and without what only scatters."""
        twin = self._twin
        snapshot = twin.snapshot()
        now = time.time()
        model = model_for(twin.spec, twin.learned)
        theta = best(model)
        theta.update({key: np.full_like(theta[key], QUIET) for key in _SCATTER if key in theta})
        state = model.initial(snapshot.values, snapshot.changed, now, theta)
        state = model.observe(state, theta, {key: ring.series(now) for key, ring in twin.recent.items()}, now)
        values = dict(snapshot.values)
        self._run = run = _Run(model, theta, state, now, np.random.default_rng(), set(values), values)
        twin.entry.async_create_background_task(
            twin.hass, self._async_look_around(run), f"digital_twin surroundings of {twin.config.name}"
        )
        return run

    async def _async_look_around(self, run: _Run) -> None:
        """Fetch the expected surroundings; until they are there the model goes by its own assumptions."""
        twin = self._twin
        horizon = SANDBOX_RETURN.total_seconds()
        run.environment = await async_expected_environment(
            twin.hass, twin.home, twin.config, run.at, horizon, ENVIRONMENT_STEP
        )

    @callback
    def _advance(self, run: _Run, commands: Mapping[str, Value]) -> bool:
        """Simulate up to now, and a moment further for a command; return whether anything that is shown changed."""
        failed = run.model.failure is not None
        lag = time.time() - run.at
        if lag > INSTANT:
            self._simulate(run, lag, math.ceil(lag / COARSE), {})
        if commands:
            self._simulate(run, INSTANT, 1, commands)
        if run.model.failure is not None and not failed:
            LOGGER.warning(
                "%s: the sandbox goes on without a model: %s", self._twin.config.name, run.model.failure.params
            )
        return self._show(run)

    def _simulate(self, run: _Run, span: float, steps: int, commands: Mapping[str, Value]) -> None:
        channels = self._twin.channels
        dt = span / steps
        block = Block(
            start=run.at,
            dt=dt,
            steps=steps,
            commands={key: _first(_encode(channels.get(key), value), steps) for key, value in commands.items()},
            environment=self._surroundings(run, dt, steps),
            rng=run.rng,
        )
        run.state, outputs = run.model.advance(run.state, run.theta, block)
        run.at += span
        for key, rows in outputs.items():
            if key in run.known and key in channels:
                run.values[key] = channels[key].decode(float(rows[-1, 0]))

    def _surroundings(self, run: _Run, dt: float, steps: int) -> dict[str, Array]:
        times = run.at + dt * np.arange(steps)
        surroundings: dict[str, Array] = {}
        if (environment := run.environment) is not None:
            grid = environment.start + environment.step * np.arange(
                max(map(len, environment.values.values()), default=0)
            )
            for key, values in environment.values.items():
                surroundings[key] = np.interp(times, grid[: len(values)], values)
        if (window := self._twin.state.get(_WINDOW)) is not None:
            surroundings[_WINDOW] = np.full(steps, float(bool(window)))
        return surroundings

    @callback
    def _show(self, run: _Run) -> bool:
        """Have the entities whose source now shows something else written; return whether there are any."""
        twin = self._twin
        changed = False
        for ref in twin.shadowed:
            overlay = self._render(ref, run.values)
            if overlay != self._overlays.get(ref, {}):
                self._overlays[ref] = overlay
                twin.async_source_touched(ref)
                changed = True
        return changed

    def _render(self, ref: str, values: Mapping[str, Value]) -> dict[str, Any]:
        """Return what the simulation changes of a source: only attributes that the source has."""
        twin = self._twin
        source = twin.hass.states.get(twin.sources[ref])
        if source is None:
            return {}
        if source.domain == SENSOR_DOMAIN:
            return self._render_sensor(source, values)
        driven = shown_channels(twin, ref)
        simulated = render(
            source.domain,
            {key: value for key, value in values.items() if key in driven},
            twin.hass.config.units.temperature_unit,
        )
        overlay = {**simulated, **self._attributes.get(ref, {})}
        return {
            key: value
            for key, value in overlay.items()
            if (key == STATE_KEY or key in source.attributes)
            and value != (source.state if key == STATE_KEY else source.attributes[key])
        }

    def _render_sensor(self, source: State, values: Mapping[str, Value]) -> dict[str, Any]:
        """Return the simulated state of a sensor that a channel is bound to."""
        channel = next((item.channel for item in self._twin.bindings if item.entity_id == source.entity_id), None)
        if channel is None or channel not in values:
            return {}
        state = sensor_state(channel, values[channel], source, decimals(source.state))
        return {} if state is None or state == source.state else {STATE_KEY: state}

    @callback
    def _schedule(self, run: _Run) -> None:
        self._cancel_timer()
        job = HassJob(self._async_tick, "digital_twin sandbox", cancel_on_shutdown=True)
        self._timer = async_call_later(self._twin.hass, run.step, job)

    @callback
    def _async_tick(self, _now: datetime) -> None:
        self._timer = None
        run = self._run
        if run is None:
            return
        before = run.state
        changed = self._advance(run, {})
        run.step = max(FINE, run.step / 2) if changed else min(run.step * 2, COARSE)
        if _moved(before, run.state):
            self._schedule(run)

    @callback
    def _restart_return(self) -> None:
        if self._return_timer is not None:
            self._return_timer()
        job = HassJob(self._async_time_is_up, "digital_twin sandbox return", cancel_on_shutdown=True)
        self._return_timer = async_call_later(self._twin.hass, SANDBOX_RETURN, job)

    @callback
    def _async_time_is_up(self, _now: datetime) -> None:
        self._return_timer = None
        self._end()

    async def async_return(self) -> None:
        """Return to the device's state."""
        self._end()

    @callback
    def _end(self) -> None:
        active = self.active
        self.async_stop()
        if active:
            for ref in self._twin.shadowed:
                self._twin.async_source_touched(ref)

    @callback
    def async_stop(self) -> None:
        """End the simulation and its timers, without telling anybody."""
        self._cancel_timer()
        if self._return_timer is not None:
            self._return_timer()
            self._return_timer = None
        self._run = None
        self._attributes.clear()
        self._overlays.clear()

    @callback
    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer()
            self._timer = None


def driven_channels(twin: TwinCoordinator, ref: str) -> frozenset[str]:
    """Return the twin's channels that commands to a source set: of several sources the main one comes first."""
    return frozenset(key for key in shown_channels(twin, ref) if twin.channels[key].command)


def shown_channels(twin: TwinCoordinator, ref: str) -> frozenset[str]:
    """Return the twin's channels that a source shows: bound to itself, or to no other of the shadowed sources."""
    entity_id = twin.sources[ref]
    others = {twin.sources[other] for other in twin.shadowed} - {entity_id}
    bound = {binding.channel: binding.entity_id for binding in twin.bindings}
    return frozenset(
        shown.channel
        for shown in shown_by(split_entity_id(entity_id)[0])
        if shown.channel in bound and bound[shown.channel] not in others
    )


def _encode(channel: Channel | None, value: Value) -> float:
    """Return a command as the number that models read; one that is no channel (a stop) is a flag."""
    return float(bool(value)) if channel is None else channel.encode(channel.validate(value))


def _first(number: float, steps: int) -> Array:
    """Return a command at the first of steps, and none after it."""
    row = np.full(steps, np.nan)
    row[0] = number
    return row


def _transition(run: _Run, effect: CommandEffect) -> dict[str, Array]:
    """Return the model's time for a fade over the whole range, such that this fade takes the time asked for."""
    if "transition" not in run.theta:
        return {}
    if effect.transition is None:
        return {"transition": best(run.model)["transition"]}
    values, commands = run.values, effect.channels
    full = float(values.get("brightness") or 100.0)
    present = full if values.get("on") else 0.0
    target = float(commands.get("brightness", full)) if commands.get("on", True) else 0.0
    return {"transition": np.array([effect.transition * 100.0 / max(abs(target - present), 1.0)])}


def _moved(before: ModelState, after: ModelState) -> bool:
    """Return whether the model's state changed, apart from what only counts."""
    return any(
        key not in before or not np.allclose(before[key], values, rtol=0.0, atol=1e-6, equal_nan=True)
        for key, values in after.items()
        if key.rsplit(":", 1)[-1] not in _COUNTERS
    )
