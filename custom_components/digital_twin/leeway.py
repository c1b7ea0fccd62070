"""What counts as done of a command: devices round, take their time, and have states of their own for it."""

from collections.abc import Mapping
from math import floor
from typing import Any, Final

from homeassistant.components.alarm_control_panel.const import AlarmControlPanelState
from homeassistant.components.vacuum.const import VacuumActivity
from homeassistant.const import (
    STATE_BUFFERING,
    STATE_CLOSING,
    STATE_IDLE,
    STATE_OFF,
    STATE_ON,
    STATE_OPENING,
    STATE_PAUSED,
    STATE_PLAYING,
    STATE_STANDBY,
    UnitOfTemperature,
)
from homeassistant.core import State
from homeassistant.util.unit_conversion import TemperatureConverter, TemperatureDeltaConverter

from .core.channel import CELSIUS, COLOUR_KELVIN, PERCENT, Channel, Quantity, Value

TOLERANCES: Final = {CELSIUS: 0.3, PERCENT: 3.0, COLOUR_KELVIN: 100.0}
ON_GRID: Final = 0.01
"""Share of a device's step by which a number may miss it and still be one of those that the device has."""
STEPS: Final[Mapping[str, str]] = {
    "speed": "percentage_step",
    "target_temperature": "target_temp_step",
    "target_humidity": "target_humidity_step",
    "value": "step",
}
"""Channels, and the attributes that tell in what steps a device takes them."""
BOUNDS: Final[Mapping[str, tuple[str, str]]] = {
    "color_temperature": ("min_color_temp_kelvin", "max_color_temp_kelvin"),
}
"""Channels of which Home Assistant passes on more than the device can do, and the attributes that say what it can."""
MINUTES: Final = 60.0
UNDER_WAY: Final[Mapping[str, float]] = {
    STATE_OPENING: 10 * MINUTES,
    STATE_CLOSING: 10 * MINUTES,
    "locking": 2 * MINUTES,
    "unlocking": 2 * MINUTES,
    AlarmControlPanelState.ARMING: 10 * MINUTES,
    AlarmControlPanelState.DISARMING: 2 * MINUTES,
    AlarmControlPanelState.PENDING: 10 * MINUTES,
    VacuumActivity.RETURNING: 120 * MINUTES,
    STATE_BUFFERING: 2 * MINUTES,
}
"""States in which a device does what it was told, and how long (s) that may take before it does no more."""
FIRST_PATIENCE: Final[Mapping[str, float]] = {"position": 120.0}
"""s to wait for a command before a device's own delay is known: what travels may tell nothing before it is there."""
IMPRECISE: Final = frozenset({"volume_down", "volume_up"})
"""Actions that ask for more or less, and leave to the device how much."""
_LIKE_OFF: Final = frozenset({STATE_OFF, STATE_STANDBY})
_AS_GOOD: Final[Mapping[tuple[str, str], frozenset[str]]] = {
    ("playback", STATE_OFF): _LIKE_OFF,
    ("playback", STATE_PLAYING): frozenset({STATE_BUFFERING, STATE_ON}),
    ("playback", STATE_PAUSED): frozenset({STATE_IDLE, STATE_ON, *_LIKE_OFF}),
    ("playback", STATE_IDLE): frozenset({STATE_PAUSED, STATE_ON, *_LIKE_OFF}),
    ("activity", VacuumActivity.IDLE): frozenset(
        {VacuumActivity.PAUSED, VacuumActivity.DOCKED, VacuumActivity.RETURNING}
    ),
    ("activity", VacuumActivity.PAUSED): frozenset({VacuumActivity.IDLE, VacuumActivity.DOCKED}),
    ("arming", AlarmControlPanelState.TRIGGERED): frozenset({AlarmControlPanelState.PENDING}),
    ("bolt", "unlocked"): frozenset({"open"}),
}
"""What a device may show as well for what it was told, by channel and that."""
_MODES: Final[Mapping[str, str]] = {"hvac_mode": "hvac_modes", "operation": "operation_list"}
_SWITCHED: Final = frozenset({"turn_on", "toggle"})


def tolerance(channel: Channel) -> float:
    """Return by how much a reported number may differ from what was commanded, in its unit."""
    if channel.quantity is not Quantity.NUMBER:
        return 0.0
    return max(TOLERANCES.get(channel.unit or "", 0.0), channel.resolution)


def nearest(channel: Channel, wanted: Value, state: State, unit: str) -> tuple[Value, float]:
    """Return what a device can show of a wanted value, and by how much it may differ, in the channel's unit.

    A value between two of the device's steps may be taken up or down, a whole step at most. unit: of temperatures.
    """
    allowed = tolerance(channel)
    if isinstance(wanted, str | bool):
        return wanted, allowed
    if (bounds := BOUNDS.get(channel.key)) is not None:
        low, high = (_number(state.attributes.get(name)) for name in bounds)
        if low is not None and high is not None:
            wanted = min(max(wanted, low), high)
    step = _number(state.attributes.get(STEPS.get(channel.key, "")))
    if step is None or step <= 0:
        return wanted, allowed
    shown = wanted
    if channel.unit == CELSIUS and unit != UnitOfTemperature.CELSIUS:
        shown = TemperatureConverter.convert(wanted, UnitOfTemperature.CELSIUS, unit)
    there = round(shown / step) * step
    # Home Assistant's percentages are whole: the speeds of three are 33, 66 and 100.
    off_grid = abs(shown - there) > ON_GRID * step and shown != floor(there)
    if channel.unit == CELSIUS and unit != UnitOfTemperature.CELSIUS:
        step = TemperatureDeltaConverter.convert(step, unit, UnitOfTemperature.CELSIUS)
    return wanted, max(allowed, step) if off_grid else allowed


def as_good(key: str, wanted: Value, service: str, state: State) -> tuple[str, ...]:
    """Return the states of a channel that mean the same as the wanted one, for an action."""
    if not isinstance(wanted, str):
        return ()
    if service in _SWITCHED and wanted not in _LIKE_OFF:
        if (listed := _MODES.get(key)) is not None:
            # To be on is all that was asked for: a device goes back to what it did last.
            return tuple(str(mode) for mode in state.attributes.get(listed) or () if mode not in _LIKE_OFF)
        if key == "playback":
            return (STATE_IDLE, STATE_ON, STATE_PAUSED, STATE_PLAYING, STATE_BUFFERING)
    return tuple(sorted(_AS_GOOD.get((key, wanted), ())))


def is_under_way(state: State | None, since: float, now: float) -> bool:
    """Return whether a device is doing what it was told at a time (epoch s)."""
    return state is not None and now - since < UNDER_WAY.get(state.state, 0.0)


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
