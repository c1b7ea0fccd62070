"""A twin's sandbox: commands change the twin only, whose model then plays what the device would do.

Steps are fine while something that is shown moves, coarse while nothing does, and none are made once the device rests.
"""

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.sensor import DOMAIN as SENSOR_DOMAIN
from homeassistant.core import CALLBACK_TYPE, Context, HassJob, State, callback, split_entity_id
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.event import async_call_later

from .commands import to_commands
from .const import DOMAIN, SANDBOX_RETURN
from .core.channel import Value
from .echoes import Echoes
from .environment import async_expected_environment
from .rendering import STATE_KEY, decimals, render, sensor_state, shown_by
from .simulation import COARSE, Past, Simulation

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

FINE: Final = 0.5
"""s between two steps while something moves."""
ENVIRONMENT_STEP: Final = 300.0


class Sandbox:
    """Simulates a twin on its own from the first command until it returns to its device's state."""

    def __init__(self, twin: TwinCoordinator, ended: Callable[[], None] | None = None) -> None:
        """Nothing is simulated until the first command. ended is called once the twin shows its device again."""
        self._twin = twin
        self._ended = ended
        self._simulation: Simulation | None = None
        self._step = FINE
        self._attributes: dict[str, dict[str, Any]] = {}
        self._overlays: dict[str, dict[str, Any]] = {}
        self._timer: CALLBACK_TYPE | None = None
        self._return_timer: CALLBACK_TYPE | None = None
        self.echoes = Echoes(twin)

    @property
    def active(self) -> bool:
        """Return whether the twin shows a simulation instead of its device."""
        return self._simulation is not None

    @property
    def values(self) -> Mapping[str, Value]:
        """Return the simulated channels in the core's units."""
        return {} if self._simulation is None else self._simulation.values

    @property
    def next_step(self) -> float | None:
        """Return the time (s) between two steps; None while nothing is simulated or the device rests."""
        return None if self._timer is None else self._step

    def overlay(self, ref: str) -> Mapping[str, Any]:
        """Return the attributes, and the state under STATE_KEY, that replace those of a source while simulated."""
        return self._overlays.get(ref, {})

    async def async_command(
        self, ref: str, service: str, data: Mapping[str, Any], context: Context | None = None
    ) -> None:
        """Carry out an action on the shadow of a source, unless it is an echo of the device's own past.

        Raises ServiceValidationError for what it cannot do.
        """
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
        if self.echoes.async_is_echo(ref, effect.channels, context):
            return
        self.echoes.async_expect(ref, effect.channels, context)
        twin.conflicts.async_told(ref, service, data, effect.channels)
        await twin.hibernation.async_wake()
        simulation = self._simulation or self._begin()
        simulation.command(effect, time.time())
        self._attributes.setdefault(ref, {}).update(effect.attributes)
        self._show(simulation)
        self._step = FINE
        self._schedule(simulation)
        self._restart_return()
        twin.history.async_take("command", context=context)
        twin.home.audit.async_note(
            "sandbox_command",
            twin=twin,
            context=context,
            data={"action": f"{source.domain}.{service}", "entity": source.entity_id, "data": dict(data)},
        )

    @callback
    def async_restore(self, values: Mapping[str, Value], changed: Mapping[str, float], at: float) -> None:
        """Show a past state, and go on from it: values (core units), since when, and when it was (epoch s)."""
        self._attributes.clear()
        self.echoes.async_forget()
        now = time.time()
        simulation = self._begin(Simulation(self._twin, now, past=Past(values, changed, at)))
        simulation.advance(now)
        self._show(simulation)
        self._step = FINE
        self._schedule(simulation)
        self._restart_return()

    @callback
    def _begin(self, simulation: Simulation | None = None) -> Simulation:
        twin = self._twin
        self._simulation = simulation = simulation or Simulation(twin, time.time())
        twin.entry.async_create_background_task(
            twin.hass, self._async_look_around(simulation), f"digital_twin surroundings of {twin.config.name}"
        )
        return simulation

    async def _async_look_around(self, simulation: Simulation) -> None:
        """Fetch the expected surroundings; until they are there the model goes by its own assumptions."""
        twin = self._twin
        simulation.environment = await async_expected_environment(
            twin.hass, twin.home, twin.config, time.time(), SANDBOX_RETURN.total_seconds(), ENVIRONMENT_STEP
        )

    @callback
    def _show(self, simulation: Simulation) -> bool:
        """Have the entities whose source now shows something else written; return whether there are any."""
        twin = self._twin
        changed = False
        for ref in twin.shadowed:
            overlay = self._render(ref, simulation.values)
            if overlay != self._overlays.get(ref, {}):
                self._overlays[ref] = overlay
                twin.async_source_touched(ref)
                changed = True
        return changed

    def _render(self, ref: str, values: Mapping[str, Value]) -> dict[str, Any]:
        """Return what the simulation shows of a source: only attributes that the source has."""
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
        return {key: value for key, value in overlay.items() if key == STATE_KEY or key in source.attributes}

    def _render_sensor(self, source: State, values: Mapping[str, Value]) -> dict[str, Any]:
        """Return the simulated state of a sensor that a channel is bound to."""
        channel = next((item.channel for item in self._twin.bindings if item.entity_id == source.entity_id), None)
        if channel is None or channel not in values:
            return {}
        state = sensor_state(
            channel, values[channel], source, decimals(source.state), self._twin.channels[channel].unit
        )
        return {} if state is None else {STATE_KEY: state}

    @callback
    def _schedule(self, simulation: Simulation) -> None:
        self._cancel_timer()
        job = HassJob(partial(self._async_tick, simulation), "digital_twin sandbox", cancel_on_shutdown=True)
        self._timer = async_call_later(self._twin.hass, self._step, job)

    @callback
    def _async_tick(self, simulation: Simulation, _now: datetime) -> None:
        self._timer = None
        simulation.advance(time.time())
        if self._show(simulation):
            self._step = max(FINE, self._step / 2)
        elif simulation.rests():
            return
        else:
            self._step = min(self._step * 2, COARSE)
        self._schedule(simulation)

    @callback
    def _restart_return(self) -> None:
        if self._return_timer is not None:
            self._return_timer()
        job = HassJob(self._async_time_is_up, "digital_twin sandbox return", cancel_on_shutdown=True)
        self._return_timer = async_call_later(self._twin.hass, SANDBOX_RETURN, job)

    @callback
    def _async_time_is_up(self, _now: datetime) -> None:
        self._return_timer = None
        self.async_end()

    async def async_return(self) -> None:
        """Return to the device's state."""
        self.async_end()

    @callback
    def async_end(self) -> None:
        """Return to the device's state at once."""
        active, held = self.active, dict(self.values)
        self.async_stop()
        if active:
            self._twin.conflicts.async_settle(held)
            for ref in self._twin.shadowed:
                self._twin.async_source_touched(ref)
            if self._ended is not None:
                self._ended()

    @callback
    def async_stop(self) -> None:
        """End the simulation and its timers, without telling anybody."""
        self._cancel_timer()
        if self._return_timer is not None:
            self._return_timer()
            self._return_timer = None
        self._simulation = None
        self._attributes.clear()
        self._overlays.clear()
        self.echoes.async_forget()

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
