"""One twin in closed loop: what it is told, what becomes of it in outages and faults, and what it shows."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import Context, callback

from ...commands import CommandEffect
from ...core.channel import Value
from ...core.home.links import Restore
from ...core.home.rooms import STATES
from ..protocol import SimulatedTwin, View
from .misreports import Misreports
from .stepped import Stepped

if TYPE_CHECKING:
    from .plant import Plant

INSTANT: Final = 0.05
"""s that a command takes at once, so that what it sets can be seen."""
AFTER_COMMAND: Final[Mapping[str, tuple[tuple[float, int], ...]]] = {
    "alarm": ((1.0, 10), (10.0, 12)),
    "cover": ((1.0, 60), (5.0, 12)),
    "garage_door": ((1.0, 60), (5.0, 12)),
    "light": ((1.0, 3),),
    "lock": ((1.0, 10),),
    "vacuum": ((10.0, 12),),
    "valve": ((1.0, 60), (5.0, 12)),
}
"""Steps (s, how many) in the first minutes after a command to a kind, while doors travel and lamps fade."""
COMES_BACK: Final[Mapping[str, tuple[str, ...]]] = {
    "on": ("brightness", "color_temperature", "speed"),
    "hvac_mode": ("target_temperature",),
}
_TRANSITION: Final = "transition"


class Unit(Stepped):
    """One twin under simulation, and all that may happen to it."""

    def __init__(self, plant: Plant, twin: SimulatedTwin, start: float, seed: int) -> None:
        """Start from what the device reported."""
        super().__init__(plant, twin, start, seed)
        self.heats = True
        self.deaf = False
        self.delay = twin.delay
        self._usual_window: float | None = None
        self._usual_fade = self.theta.get(_TRANSITION)
        self._misreports = Misreports()
        self._shown_before = False
        self._context: Context | None = None
        self._attributes: dict[str, dict[str, Any]] = {}

    def command(self, view: View, effect: CommandEffect, context: Context | None) -> None:
        """Take a command; it is carried out as late as the device usually obeys, and none before an earlier one."""
        if self.deaf:
            return
        if self.delay:
            self.plant.hass.loop.call_later(self.delay, self.obey, view, effect, context)
        else:
            self.obey(view, effect, context)

    @callback
    def obey(self, view: View, effect: CommandEffect, context: Context | None) -> None:
        """Carry out a command now."""
        if not self.powered:
            return
        self._rewind()
        self._fade(effect)
        self._context = context
        self.known.update(effect.channels)
        commands = self._interruption.keep(self._numbers(effect.channels))
        for key in effect.channels.keys() - commands.keys():
            self.values[key] = effect.channels[key]
            self._snapshot = None
        for key in effect.channels:
            self.known.update(COMES_BACK.get(key, ()))
        if effect.attributes:
            self._attributes.setdefault(view.entity_id, {}).update(effect.attributes)
        self._run(INSTANT, 1, commands, keep=True)
        self._show(context)
        self._plan = list(AFTER_COMMAND.get(self.spec.kind, ()))
        if self.spec.kind == "light" and "brightness" not in self.spec.channels:
            self._plan = []
        elif effect.transition is not None and self.spec.kind == "light":
            self._plan = [(max(effect.transition / 10.0, 0.5), 12)]
        self._length = self._first
        self._simulate()
        self.plant.heat_changed(self)

    def surround(self, *, window: float | None = None) -> None:
        """Go on in changed surroundings."""
        if window is not None and window == self.window:
            return
        if self._rewind():
            self._show(None)
        if window is not None:
            self.window = window
            if "window" in self.spec.channels:
                self.values["window"] = window >= 0.5
                self._snapshot = None
        self._length = self._first
        self._simulate()

    def switch_power(self, *, on: bool, restore: Restore = Restore.LAST) -> None:
        """Lose power, or have it back: without it a device says nothing, obeys nothing and uses nothing.

        restore: how it comes back.
        """
        if on == self.powered:
            return
        self._rewind()
        self.powered = on
        if on:
            self._go_on(restore)
            self._clock.tell_all(self.at, self.values)
            self._show(None, force=True)
        else:
            self._interrupt()
        for view in self.twin.views:
            self.plant.write(view.entity_id, None if on else STATE_UNAVAILABLE, None, None)
        self._simulate()

    def switch_plant(self, *, on: bool) -> None:
        """Let nothing heat for a thermostat that goes on by its battery, or again: it obeys, and shows what is set."""
        if on == self.heats:
            return
        self._rewind()
        self.heats = on
        if on:
            self._go_on()
        else:
            self._interrupt()
        self._show(None)
        self._length = self._first
        self._simulate()

    def _interrupt(self) -> None:
        self.state, commands = self._interruption.begin(self.state, told=self.powered)
        if commands:
            self._run(INSTANT, 1, commands, keep=True)

    def _go_on(self, restore: Restore = Restore.LAST) -> None:
        goes_on = self.powered and self.heats
        self.state, commands = self._interruption.end(self.state, restore, goes_on=goes_on)
        if commands:
            self._run(INSTANT, 1, commands, keep=True)

    def drift(self, channel: str, rate: float) -> None:
        """Let what is shown of a channel wander off by so much an hour from now on; 0: show it as it is."""
        self._misreports.drift(channel, rate, self.plant.hass.loop.time())

    def give(self, channel: str, value: Value | None) -> None:
        """Let a channel take a value, whatever the device would do; None: as the device does again."""
        if channel == "window":
            usual = self.window if self._usual_window is None else self._usual_window
            self._usual_window = None if value is None else usual
            self.surround(window=usual if value is None else float(bool(value)))
            return
        self._rewind()
        keys = STATES.get((self.spec.kind, channel))
        if keys is None and value is None:
            self._given.pop(channel, None)
        elif value is not None:
            number = self._number(channel, value)
            if keys is None:
                self._given[channel] = number
            else:
                self.state = {**self.state, **{key: np.full_like(self.state[key], number) for key in keys}}
        self._run(INSTANT, 1, {}, keep=True)
        self._show(None)
        self._length = self._first
        self._simulate()
        self.plant.heat_changed(self)

    def claim(self, channel: str, value: Value | None) -> None:
        """Let a device tell a value of a channel, whatever is true; None: the truth again."""
        self._misreports.claim(channel, value)
        self._show(None, force=True)

    def shown(self, channel: str) -> Value:
        """Return a channel's value as the device tells it."""
        at, value = self._clock.last(channel) or (self.plant.hass.loop.time(), self.values[channel])
        return self._misreports.of(channel, value, at)

    def knows(self, view: View) -> bool:
        """Return whether anything is known of what a view shows."""
        return not self.known.isdisjoint(view.shown if view.sensor is None else {view.sensor})

    def show_all(self) -> None:
        """Write every view anew, whatever its entity shows now."""
        self._show(None, force=True)

    def _numbers(self, commands: Mapping[str, Value]) -> dict[str, float]:
        return {key: self._number(key, value) for key, value in commands.items()}

    def _number(self, key: str, value: Value) -> float:
        channel = self.spec.channels.get(key)
        return float(bool(value)) if channel is None else channel.encode(channel.validate(value))

    def _fade(self, effect: CommandEffect) -> None:
        """Set the model's time for a fade over the whole range, such that this fade takes the time asked for."""
        if _TRANSITION not in self.theta:
            return
        if effect.transition is None:
            if self._usual_fade is not None:
                self.theta[_TRANSITION] = self._usual_fade
            return
        full = float(self.values.get("brightness") or 100.0)
        present = full if self.values.get("on") else 0.0
        target = float(effect.channels.get("brightness", full)) if effect.channels.get("on", True) else 0.0
        self.theta[_TRANSITION] = np.array([effect.transition * 100.0 / max(abs(target - present), 1.0)])

    def _tell(self, moved: set[str]) -> None:
        everything = self._misreports.wanders or not self._shown_before
        self._show(self._context if self._plan else None, None if everything else moved)

    def _show(self, context: Context | None, moved: set[str] | None = None, *, force: bool = False) -> None:
        """Write every view whose entity now shows something else; moved: only views of these channels, None for all."""
        if not self.powered:
            return
        self._shown_before = True
        for view in self.twin.views:
            if moved is not None and view.sensor not in moved and view.shown.isdisjoint(moved):
                continue
            self.plant.show(self, view, self._attributes.get(view.entity_id, {}), context, force=force)
