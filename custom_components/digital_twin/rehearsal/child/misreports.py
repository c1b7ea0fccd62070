"""What a device tells otherwise than it is: sensors that drift, and such as are stuck at a value."""

from ...core.channel import Value

HOUR = 3600.0


class Misreports:
    """One device's, by channel."""

    def __init__(self) -> None:
        """All that it tells is true."""
        self._drifts: dict[str, tuple[float, float]] = {}
        self._claims: dict[str, Value] = {}

    @property
    def wanders(self) -> bool:
        """Return whether anything it tells changes by itself."""
        return bool(self._drifts)

    def drift(self, channel: str, rate: float, now: float) -> None:
        """Let what is told of a channel wander off by so much an hour from now on (epoch s); 0: tell it as it is."""
        if rate:
            self._drifts[channel] = (now, rate)
        else:
            self._drifts.pop(channel, None)

    def claim(self, channel: str, value: Value | None) -> None:
        """Let it tell a value of a channel, whatever is true; None: the truth again."""
        if value is None:
            self._claims.pop(channel, None)
        else:
            self._claims[channel] = value

    def of(self, channel: str, value: Value, at: float) -> Value:
        """Return what it tells of a channel that had a value at a time (epoch s)."""
        if channel in self._claims:
            return self._claims[channel]
        if channel not in self._drifts or isinstance(value, str | bool):
            return value
        since, rate = self._drifts[channel]
        return value + rate * max(at - since, 0.0) / HOUR
