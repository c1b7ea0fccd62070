"""Reconcile: what the device says against what the twin holds, one at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..channel import Channel, Quantity, Value

TAKEN_TOO_LONG = 60.0


class Strategy(StrEnum):
    """Who has the last word where device and twin differ."""

    DEVICE = "device"
    NEWEST = "newest"
    TWIN = "twin"
    ASK = "ask"


class Resolution(StrEnum):
    """What becomes of one difference."""

    TAKE = "take"
    PROPOSE = "propose"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Difference:
    """A channel in which the twin does not hold what the device reports. held is None when it holds nothing."""

    channel: str
    held: Value | None
    reported: Value


def differences(
    channels: Mapping[str, Channel],
    reported: Mapping[str, Value],
    held: Mapping[str, Value],
    tolerances: Mapping[str, float] | None = None,
) -> list[Difference]:
    """Return the channels in which held differs from reported, in the channels' order.

    Numbers differ when they are further apart than the channel's tolerance (its unit; default: half its resolution).
    A channel that the device does not report is no difference: there is nothing to take over.
    """
    found = []
    for key, channel in channels.items():
        if (now := reported.get(key)) is None:
            continue
        known = held.get(key)
        tolerance = (tolerances or {}).get(key, channel.resolution / 2.0)
        if known is None or not _same(channel, now, known, tolerance):
            found.append(Difference(key, known, now))
    return found


def _same(channel: Channel, first: Value, second: Value, tolerance: float) -> bool:
    if channel.quantity is not Quantity.NUMBER:
        return first == second
    return abs(float(first) - float(second)) <= tolerance


def resolve(strategy: Strategy, difference: Difference, told_at: float, changed_at: float) -> Resolution:
    """Return what becomes of a difference: the device's value is taken, the twin's proposed to it, or somebody asked.

    told_at: when the twin was told its value; changed_at: since when the device shows its own (epoch s). What the twin
    does not hold is always taken, and so is what both did at the same moment.
    """
    if difference.held is None or strategy is Strategy.DEVICE:
        return Resolution.TAKE
    if strategy is Strategy.NEWEST:
        return Resolution.PROPOSE if told_at > changed_at else Resolution.TAKE
    return Resolution.PROPOSE if strategy is Strategy.TWIN else Resolution.ASK


class Gate:
    """Lets one reconcile through at a time. A second one is dropped and counted; one that never ended gives way."""

    __slots__ = ("_since", "completed", "dropped", "overdue")

    def __init__(self) -> None:
        """Start open."""
        self._since: float | None = None
        self.completed = 0
        self.dropped = 0
        self.overdue = 0

    @property
    def busy(self) -> bool:
        """Return whether a reconcile is under way."""
        return self._since is not None

    def enter(self, at: float) -> bool:
        """Return whether a reconcile may start at time at (epoch s); it must call leave when it ends."""
        if self._since is not None:
            if at - self._since < TAKEN_TOO_LONG:
                self.dropped += 1
                return False
            self.overdue += 1
        self._since = at
        return True

    def leave(self) -> None:
        """End the reconcile under way."""
        if self._since is not None:
            self._since = None
            self.completed += 1
