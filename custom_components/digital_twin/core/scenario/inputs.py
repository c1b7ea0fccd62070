"""Changes of a scenario as the input arrays of a model."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ..channel import Channel, InvalidValueError, Value
from ..grid import Array, Grid
from ..messages import Message
from ..requests import Change
from ..twin import TwinSpec
from . import messages

STOP = "stop"
"""A command without a channel: what travels stops where it is."""
SETTABLE = frozenset({"window"})
"""Channels that no command sets but a scenario may: they reach the model as part of its surroundings."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Per command channel and per surrounding quantity an array (steps,), NaN where nothing changes."""

    commands: dict[str, Array]
    surroundings: dict[str, Array]
    notes: tuple[Message, ...]


def find_error(change: Change, spec: TwinSpec) -> str | None:
    """Return what is wrong with a change, as the path within it and the reason; None when it can be applied."""
    if not change.at >= 0:
        return "at: must be 0 s or later"
    for key, value in change.commands.items():
        channel = spec.channels.get(key)
        if channel is None:
            return f"commands.{key}: {spec.name} has no such channel"
        try:
            _number(channel, value)
        except InvalidValueError as err:
            return f"commands.{key}: {err.refusal.value}"
    return None


def compile_changes(changes: Iterable[Change], spec: TwinSpec, grid: Grid) -> Inputs:
    """Return the inputs that the changes of one twin make; a later change of a channel overrides an earlier one.

    Changes take effect at the stretch that begins nearest to their time. What cannot be applied is left out and noted.
    """
    commands: dict[str, Array] = {}
    surroundings: dict[str, Array] = {}
    notes: list[Message] = []
    for change in sorted(changes, key=lambda change: change.at):
        index = grid.index(change.at)
        for key, value in change.commands.items():
            channel = spec.channels.get(key)
            if key == STOP and "position" in spec.channels:
                if index < grid.steps:
                    commands.setdefault(key, np.full(grid.steps, np.nan))[index] = float(bool(value))
                continue
            if channel is None or not (channel.command or key in SETTABLE):
                notes.append(messages.change_ignored(key))
                continue
            if index >= grid.steps:
                notes.append(messages.change_late(key, change.at))
                continue
            try:
                number = _number(channel, value)
            except InvalidValueError:
                notes.append(messages.change_ignored(key))
                continue
            if channel.command:
                commands.setdefault(key, np.full(grid.steps, np.nan))[index] = number
            else:
                surroundings.setdefault(key, np.full(grid.steps, np.nan))[index:] = number
    return Inputs(commands, surroundings, tuple(notes))


def _number(channel: Channel, value: Value) -> float:
    return channel.encode(channel.validate(value))
