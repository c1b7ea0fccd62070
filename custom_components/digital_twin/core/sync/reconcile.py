"""Reconcile: what the device says against what the twin holds, one at a time."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..channel import Channel, Quantity, Value

TAKEN_TOO_LONG = 60.0


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
